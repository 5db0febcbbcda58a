import { and, eq } from "drizzle-orm"
import { personIdOf } from "#core/actor"
import { holdsMove, isOfKind, isStateInTheWay, type Move } from "#core/contribution/moves"
import { CONTRIBUTION_STATE_LABELS } from "#core/contribution/vocabulary"
import { may } from "#core/policy"
import { Refusal } from "#core/refusal"
import { contribution, draft, version } from "#db/tables/contributions"
import type { Context } from "#server/context"
import { refuseVisitors } from "#server/permit"

export type ContributionRow = typeof contribution.$inferSelect
export type VersionRow = typeof version.$inferSelect
export type DraftRow = typeof draft.$inferSelect

/**
 * The contribution with this id, held until the transaction ends, when the actor may make `move` with it now. Refuses
 * strangers as if it did not exist; says plainly when it is one's own that one may not decide on, and which state is in
 * the way where it is the state.
 */
export async function loadForMove(ctx: Context, id: string, move: Move): Promise<ContributionRow> {
  refuseVisitors(ctx)
  const [row] = await ctx.db.select().from(contribution).where(eq(contribution.id, id)).for("update")
  if (!row || !may(ctx.actor, "contribution.read", row)) throw unknownContribution()
  if (!holdsMove(ctx.actor, row, move)) throw notYours(ctx, row)
  if (isStateInTheWay(row, move)) {
    const now = CONTRIBUTION_STATE_LABELS[row.state].toLowerCase()
    throw new Refusal("out-of-date", `This contribution has moved on meanwhile: ${now}. Look at it as it is now.`)
  }
  if (!isOfKind(row, move)) {
    throw new Refusal("not-possible-now", "This is a suggested edit: put its changes in other words when you merge it.")
  }
  return row
}

/** The version that was sent last, or a refusal where none was. */
export async function loadNewestVersion(ctx: Context, row: ContributionRow): Promise<VersionRow> {
  const [found] = await ctx.db
    .select()
    .from(version)
    .where(and(eq(version.contributionId, row.id), eq(version.n, row.versions)))
  if (!found) throw new Refusal("not-possible-now", "This contribution has not been sent in yet.")
  return found
}

/** The draft being written, or null where there is none. */
export async function loadDraft(ctx: Pick<Context, "db">, contributionId: string): Promise<DraftRow | null> {
  const [found] = await ctx.db.select().from(draft).where(eq(draft.contributionId, contributionId))
  return found ?? null
}

export const unknownContribution = () =>
  new Refusal("not-found", "There is no such contribution, or it is not yours to see.")

function notYours(ctx: Context, row: ContributionRow): Refusal {
  return personIdOf(ctx.actor) === row.authorId
    ? new Refusal("not-allowed", "This is your own contribution, so another editor has to decide on it.")
    : new Refusal("not-allowed", "Only the author can do this.")
}
