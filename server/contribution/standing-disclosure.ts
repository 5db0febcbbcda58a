import { eq } from "drizzle-orm"
import { disclosureHolds } from "#core/people/disclosure"
import { Refusal } from "#core/refusal"
import { person } from "#db/tables/people"
import type { Context } from "#server/context"
import { readDisclosure } from "#server/people/read-person"

/** The author's newest disclosure; a refusal without a profile and where it no longer holds. */
export async function standingDisclosure(ctx: Context, authorId: string): Promise<string> {
  const [author] = await ctx.db.select().from(person).where(eq(person.id, authorId))
  if (!author?.name || !author.slug) {
    throw new Refusal("profile-needed", "Tell us first under which name you want to be credited.")
  }
  const newest = await readDisclosure(ctx, authorId)
  if (!newest || !disclosureHolds(newest, ctx.now)) {
    throw new Refusal(
      "disclosure-needed",
      "Before this can be sent, please declare your interests; “none” is an answer too.",
    )
  }
  return newest.id
}
