import { contributionIdInput } from "#core/contribution/inputs"
import { loadArticle } from "#server/article/load"
import { type Context, inTransaction } from "#server/context"
import { record } from "#server/event/record"
import { parse } from "#server/parse"
import { loadForMove } from "./load"
import { moveContribution } from "./move"

/** Takes a pending contribution back. The text stays with its author; the editors see that it was withdrawn. Refuses everyone but the author. */
export async function withdrawContribution(ctx: Context, raw: unknown): Promise<{ id: string }> {
  const { id } = parse(contributionIdInput, raw)
  return inTransaction(ctx, async (tx) => {
    const row = await loadForMove(tx, id, "withdraw")
    await moveContribution(tx, row, "withdraw", { assigneeId: null, assignedUntil: null })
    const article = await loadArticle(tx, row.articleId)
    await record(tx, { kind: "contribution.withdrawn", article, contributionId: id })
    return { id }
  })
}
