import { and, asc, eq, inArray } from "drizzle-orm"
import { nameTakenOff } from "#db/tables/articles"
import { event } from "#db/tables/contributions"
import type { Named, Reading } from "./walk"

/** Who took their name off an article or put it back otherwise than the article's events say, in the order in which they did. */
export async function nameMisfit(ctx: Reading, { id, slug }: Pick<Named, "id" | "slug">): Promise<string | null> {
  const rows = await ctx.db
    .select()
    .from(nameTakenOff)
    .where(eq(nameTakenOff.articleId, id))
    .orderBy(asc(nameTakenOff.at), asc(nameTakenOff.id))
  const events = await ctx.db
    .select({ kind: event.kind, actorId: event.actorId, detail: event.detail })
    .from(event)
    .where(and(eq(event.articleId, id), inArray(event.kind, ["article.name_taken_off", "article.name_put_back"])))
    .orderBy(asc(event.id))
  const said = events.map(({ kind, actorId, detail }) => `${actorId} ${detail.standIn} ${kind}`)
  const kept = rows.map(
    ({ personId, standInId, isOff }) =>
      `${personId} ${standInId} ${isOff ? "article.name_taken_off" : "article.name_put_back"}`,
  )
  return said.join() === kept.join() ? null : `whose names were taken off ${slug} is not as it was recorded`
}
