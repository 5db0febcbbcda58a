import { contributionIdInput } from "#core/contribution/inputs"
import { loadArticle } from "#server/article/load"
import { type Context, inTransaction } from "#server/context"
import { record } from "#server/event/record"
import { parse } from "#server/parse"
import { loadForMove } from "./load"
import { moveContribution } from "./move"

/** Gives up a draft that was never sent. It leaves the author's list of open work; nothing is deleted. Refuses everyone but the author. */
export async function discardDraft(ctx: Context, raw: unknown): Promise<{ id: string }> {
  const { id } = parse(contributionIdInput, raw)
  return inTransaction(ctx, async (tx) => {
    const row = await loadForMove(tx, id, "discard")
    await moveContribution(tx, row, "discard", { assigneeId: null, assignedUntil: null })
    const article = await loadArticle(tx, row.articleId)
    await record(tx, { kind: "contribution.discarded", article, contributionId: id })
    return { id }
  })
}
