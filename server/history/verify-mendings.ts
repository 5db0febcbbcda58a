import { and, asc, eq, gt, sql } from "drizzle-orm"
import { revisionMending } from "#db/tables/articles"
import { event } from "#db/tables/contributions"
import { mendingHash } from "#server/article/mend"
import type { Mending } from "#server/article/mended"
import { type Reading, walk } from "./walk"

const recordedHash = sql<string>`${event.detail} ->> 'mending'`

/** The first mending of a revision that is not as the event of its article recorded it, or whether any recorded one is gone. */
export async function mendingMisfit(ctx: Reading): Promise<string | null> {
  let known = 0
  for await (const row of walk(mendingsOf(ctx))) {
    const [found] = await ctx.db
      .select({ id: event.id })
      .from(event)
      .where(and(eq(event.articleId, row.articleId), sql`${recordedHash} = ${mendingHash(row)}`))
    if (!found) return `mending ${row.id} of revision ${row.revisionId} is not as it was recorded`
    known++
  }
  const [row] = await ctx.db
    .select({ n: sql<number>`count(*)::int` })
    .from(event)
    .where(eq(event.kind, "article.mended"))
  const gone = (row?.n ?? 0) - known
  return gone === 0 ? null : `${gone} recorded mendings are missing`
}

const mendingsOf =
  (ctx: Reading) =>
  (after: Mending | undefined, limit: number): Promise<Mending[]> =>
    ctx.db
      .select()
      .from(revisionMending)
      .where(after ? gt(revisionMending.id, after.id) : undefined)
      .orderBy(asc(revisionMending.id))
      .limit(limit)
