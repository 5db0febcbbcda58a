import { declineInput } from "#core/contribution/inputs"
import { type Context, inTransaction } from "#server/context"
import { record } from "#server/event/record"
import { parse } from "#server/parse"
import { notifyAuthor } from "#server/post/notify"
import { openDecision, writeDecision } from "./decide"
import { moveContribution } from "./move"
import { refuseUnopenedVersion } from "./refuse-unopened"

/** Declines a contribution with a reason and a message. The author gets all of it; readers see only the count. It can be reopened. */
export async function declineContribution(ctx: Context, raw: unknown): Promise<{ id: string }> {
  const input = parse(declineInput, raw)
  return inTransaction(ctx, async (tx) => {
    const deciding = await openDecision(tx, input, "decline")
    const { article, contribution } = deciding
    await refuseUnopenedVersion(tx, input, deciding)
    const decision = await writeDecision(tx, deciding, {
      kind: "decline",
      reason: input.reason,
      message: input.message,
    })
    await moveContribution(tx, contribution, "decline", { assigneeId: null, assignedUntil: null })
    const detail = { reason: input.reason, decision }
    const event = await record(tx, { kind: "contribution.declined", article, contributionId: input.id, detail })
    await notifyAuthor(tx, { event, article, contribution, kind: "decline", message: input.message })
    return { id: input.id }
  })
}
