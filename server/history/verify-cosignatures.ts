import { and, asc, eq, gt, sql } from "drizzle-orm"
import { cosignature, event } from "#db/tables/contributions"
import { type Reading, walk } from "./walk"

type Row = typeof cosignature.$inferSelect

/** The first co-signature that no event of its article recorded so, or whether any recorded one is gone. */
export async function cosignatureMisfit(ctx: Reading): Promise<string | null> {
  let known = 0
  for await (const row of walk(cosignaturesOf(ctx))) {
    const recorded = await ctx.db.$count(
      event,
      and(
        eq(event.kind, "contribution.cosigned"),
        eq(event.contributionId, row.contributionId),
        eq(event.articleId, row.articleId),
        sql`${event.detail} ->> 'cosigns' = ${row.ofContributionId}`,
      ),
    )
    if (recorded === 0) return `the co-signature of contribution ${row.contributionId} is not as it was recorded`
    known++
  }
  const gone = (await ctx.db.$count(event, eq(event.kind, "contribution.cosigned"))) - known
  return gone === 0 ? null : `${gone} recorded co-signatures are missing`
}

const cosignaturesOf =
  (ctx: Reading) =>
  (after: Row | undefined, limit: number): Promise<Row[]> =>
    ctx.db
      .select()
      .from(cosignature)
      .where(after ? gt(cosignature.contributionId, after.contributionId) : undefined)
      .orderBy(asc(cosignature.contributionId))
      .limit(limit)
