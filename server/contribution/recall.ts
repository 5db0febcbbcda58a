import { contributionIdInput } from "#core/contribution/inputs"
import { loadArticle } from "#server/article/load"
import { type Context, inTransaction } from "#server/context"
import { record } from "#server/event/record"
import { parse } from "#server/parse"
import { notifyRecalled } from "#server/post/notify"
import { loadForMove } from "./load"
import { moveContribution } from "./move"

/** Takes back the words that an author was asked to approve: the insight waits for a decision again, as it was sent. */
export async function recallAmendment(ctx: Context, raw: unknown): Promise<{ id: string }> {
  const { id } = parse(contributionIdInput, raw)
  return inTransaction(ctx, async (tx) => {
    const contribution = await loadForMove(tx, id, "recall")
    await moveContribution(tx, contribution, "recall")
    const article = await loadArticle(tx, contribution.articleId)
    const event = await record(tx, { kind: "contribution.recalled", article, contributionId: id })
    await notifyRecalled(tx, { event, article, contribution })
    return { id }
  })
}
