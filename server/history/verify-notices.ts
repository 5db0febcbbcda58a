import { and, asc, eq, gt, sql } from "drizzle-orm"
import { revisionNotice } from "#db/tables/articles"
import { event } from "#db/tables/contributions"
import { type NoticeRow, noticeHash } from "#server/article/notices"
import { type Reading, walk } from "./walk"

const recordedHash = sql<string>`${event.detail} ->> 'notice'`

/** The first row about a notice that is not as the event of its article recorded it, or whether any recorded one is gone. */
export async function noticeMisfit(ctx: Reading): Promise<string | null> {
  let known = 0
  for await (const row of walk(noticeRows(ctx))) {
    const [found] = await ctx.db
      .select({ id: event.id })
      .from(event)
      .where(and(eq(event.articleId, row.articleId), sql`${recordedHash} = ${noticeHash(row)}`))
    if (!found) return `what notice row ${row.id} says of revision ${row.revisionId} is not as it was recorded`
    known++
  }
  const [row] = await ctx.db
    .select({ n: sql<number>`count(*)::int` })
    .from(event)
    .where(sql`${recordedHash} is not null`)
  const gone = (row?.n ?? 0) - known
  return gone === 0 ? null : `${gone} recorded notices are missing`
}

const noticeRows =
  (ctx: Reading) =>
  (after: NoticeRow | undefined, limit: number): Promise<NoticeRow[]> =>
    ctx.db
      .select()
      .from(revisionNotice)
      .where(after ? gt(revisionNotice.id, after.id) : undefined)
      .orderBy(asc(revisionNotice.id))
      .limit(limit)
