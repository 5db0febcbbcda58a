import { and, eq } from "drizzle-orm"
import { type Move, stateAfter } from "#core/contribution/moves"
import { Refusal } from "#core/refusal"
import { contribution } from "#db/tables/contributions"
import type { Context } from "#server/context"
import type { ContributionRow } from "./load"

/** Brings a contribution to the state that `move` leads to, on condition that it is still where it was read. */
export async function moveContribution(
  ctx: Context,
  row: ContributionRow,
  move: Move,
  also: Partial<Pick<ContributionRow, "assigneeId" | "assignedUntil" | "versions" | "revertedAt">> = {},
): Promise<void> {
  const moved = await ctx.db
    .update(contribution)
    .set({ state: stateAfter(move, row.state), changedAt: ctx.now, ...also })
    .where(and(eq(contribution.id, row.id), eq(contribution.state, row.state), eq(contribution.versions, row.versions)))
    .returning({ id: contribution.id })
  if (moved.length === 0) {
    throw new Refusal("out-of-date", "This contribution has moved on meanwhile. Look at it as it is now.")
  }
}
