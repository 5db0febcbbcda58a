import { eq } from "drizzle-orm"
import type { Role } from "#core/actor"
import { person } from "#db/tables/people"
import type { Context } from "#server/context"

/** Who is asking, as the top of a page greets them. */
export type MeView = {
  readonly name: string
  /** Address of their public page; null before their profile was completed. */
  readonly slug: string | null
  readonly role: Role
}

/** The person who asks; null for visitors. */
export async function readMe(ctx: Pick<Context, "db" | "actor">): Promise<MeView | null> {
  const { actor } = ctx
  if (actor.kind !== "person") return null
  const [row] = await ctx.db.select({ slug: person.slug }).from(person).where(eq(person.id, actor.personId))
  return { name: actor.name ?? "Your account", slug: row?.slug ?? null, role: actor.role }
}
