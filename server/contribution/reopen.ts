import { reopenInput } from "#core/contribution/inputs"
import { type Context, inTransaction } from "#server/context"
import { record } from "#server/event/record"
import { parse } from "#server/parse"
import { notifyAuthor } from "#server/post/notify"
import { openDecision, writeDecision } from "./decide"
import { moveContribution } from "./move"

/** Puts a declined contribution back in the queue; the decline stays on record. A decision like the others, and bound like them. */
export async function reopenContribution(ctx: Context, raw: unknown): Promise<{ id: string }> {
  const input = parse(reopenInput, raw)
  return inTransaction(ctx, async (tx) => {
    const deciding = await openDecision(tx, input, "reopen")
    const { article, contribution } = deciding
    const decision = await writeDecision(tx, deciding, { kind: "reopen", message: "" })
    await moveContribution(tx, contribution, "reopen")
    const detail = { decision }
    const event = await record(tx, { kind: "contribution.reopened", article, contributionId: input.id, detail })
    await notifyAuthor(tx, { event, article, contribution, kind: "reopen", message: "" })
    return { id: input.id }
  })
}
