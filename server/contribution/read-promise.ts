import { desc, eq, isNotNull, min } from "drizzle-orm"
import { type DecisionPromise, decisionPromise } from "#core/contribution/promise"
import { contribution, decision } from "#db/tables/contributions"
import type { Context } from "#server/context"

/** How many of the newest decided contributions count. */
const LATELY = 50

/** How long editors took for their first decision on the contributions sent lately; null while there are too few to say. */
export async function readPromise(ctx: Pick<Context, "db">): Promise<DecisionPromise | null> {
  const rows = await ctx.db
    .select({ sentAt: contribution.submittedAt, decidedAt: min(decision.decidedAt) })
    .from(contribution)
    .innerJoin(decision, eq(decision.contributionId, contribution.id))
    .where(isNotNull(contribution.submittedAt))
    .groupBy(contribution.id)
    .orderBy(desc(contribution.submittedAt))
    .limit(LATELY)
  return decisionPromise(
    rows.flatMap(({ sentAt, decidedAt }) => (sentAt && decidedAt ? [decidedAt.getTime() - sentAt.getTime()] : [])),
  )
}
