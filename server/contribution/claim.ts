import { personIdOf } from "#core/actor"
import { claimedUntil } from "#core/contribution/claim"
import { contributionIdInput } from "#core/contribution/inputs"
import { loadArticle } from "#server/article/load"
import { type Context, inTransaction } from "#server/context"
import { record } from "#server/event/record"
import { parse } from "#server/parse"
import { loadForMove } from "./load"
import { moveContribution } from "./move"

/**
 * Shows other editors that one is at it, for an hour. A claim is advisory: it binds nobody, and another editor's claim
 * replaces it.
 */
export async function claimContribution(ctx: Context, raw: unknown): Promise<{ id: string }> {
  const { id } = parse(contributionIdInput, raw)
  return inTransaction(ctx, async (tx) => {
    const row = await loadForMove(tx, id, "claim")
    const assignedUntil = claimedUntil(tx.now)
    await moveContribution(tx, row, "claim", { assigneeId: personIdOf(tx.actor), assignedUntil })
    const article = await loadArticle(tx, row.articleId)
    await record(tx, { kind: "contribution.claimed", article, contributionId: id })
    return { id }
  })
}

/** Takes a claim away again. */
export async function releaseContribution(ctx: Context, raw: unknown): Promise<{ id: string }> {
  const { id } = parse(contributionIdInput, raw)
  return inTransaction(ctx, async (tx) => {
    const row = await loadForMove(tx, id, "release")
    await moveContribution(tx, row, "release", { assigneeId: null, assignedUntil: null })
    const article = await loadArticle(tx, row.articleId)
    await record(tx, { kind: "contribution.released", article, contributionId: id })
    return { id }
  })
}
