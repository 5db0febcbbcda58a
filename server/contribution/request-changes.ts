import { requestChangesInput } from "#core/contribution/inputs"
import { type Context, inTransaction } from "#server/context"
import { record } from "#server/event/record"
import { parse } from "#server/parse"
import { notifyAuthor } from "#server/post/notify"
import { openDecision, writeDecision } from "./decide"
import { moveContribution } from "./move"

/** Sends a contribution back to its author with what should change. The author may answer and send a new version, any number of times. */
export async function requestChanges(ctx: Context, raw: unknown): Promise<{ id: string }> {
  const input = parse(requestChangesInput, raw)
  return inTransaction(ctx, async (tx) => {
    const deciding = await openDecision(tx, input, "request_changes")
    const { article, contribution } = deciding
    const decision = await writeDecision(tx, deciding, { kind: "request_changes", message: input.message })
    await moveContribution(tx, contribution, "request_changes", { assigneeId: null, assignedUntil: null })
    const event = await record(tx, {
      kind: "contribution.changes_requested",
      article,
      contributionId: input.id,
      detail: { decision },
    })
    await notifyAuthor(tx, { event, article, contribution, kind: "request_changes", message: input.message })
    return { id: input.id }
  })
}
