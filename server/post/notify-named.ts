import { and, inArray, isNotNull } from "drizzle-orm"
import { personIdOf } from "#core/actor"
import { namedAuthorLetter } from "#core/post/byline-letters"
import { person } from "#db/tables/people"
import type { ArticleRow } from "#server/article/load"
import type { Context } from "#server/context"
import { writeLetter } from "./write-letter"

type About = {
  readonly event: number
  readonly article: Pick<ArticleRow, "title" | "slug" | "liveRevisionId">
  readonly people: readonly string[]
}

/** Tells people that they are named as authors; whoever named themselves knows. */
export async function notifyNamed(ctx: Context, { event, article, people }: About): Promise<void> {
  const others = people.filter((personId) => personId !== personIdOf(ctx.actor))
  if (others.length === 0) return
  const rows = await ctx.db
    .select({ name: person.name, email: person.email })
    .from(person)
    .where(and(inArray(person.id, others), isNotNull(person.email)))
  for (const { name, email } of rows) {
    const { title, slug, liveRevisionId } = article
    const letter = namedAuthorLetter({ sender: ctx.sender, to: name, title, slug, isPublic: liveRevisionId !== null })
    await writeLetter(ctx.db, { cause: `event:${event}`, recipient: email ?? "", now: ctx.now, ...letter })
  }
}
