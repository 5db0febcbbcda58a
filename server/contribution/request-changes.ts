import { type Asked, askedAbout, requestInWords } from "#core/contribution/asked"
import { requestChangesInput } from "#core/contribution/inputs"
import { Refusal } from "#core/refusal"
import { type Context, inTransaction } from "#server/context"
import { record } from "#server/event/record"
import { parse } from "#server/parse"
import { notifyAuthor } from "#server/post/notify"
import { changesOfVersion } from "./changes-of-version"
import { openDecision, writeDecision } from "./decide"
import type { VersionRow } from "./load"
import { moveContribution } from "./move"

/**
 * Sends a contribution back to its author with what should change: in a message, at single changes of an edit, or both.
 * The author may answer and send a new version, any number of times.
 */
export async function requestChanges(ctx: Context, raw: unknown): Promise<{ id: string }> {
  const input = parse(requestChangesInput, raw)
  return inTransaction(ctx, async (tx) => {
    const deciding = await openDecision(tx, input, "request_changes")
    const { article, contribution, version } = deciding
    const asked = await askedOf(tx, version, input.asked)
    const { message } = input
    const decision = await writeDecision(tx, deciding, {
      kind: "request_changes",
      message,
      asked: asked.length > 0 ? asked : undefined,
    })
    await moveContribution(tx, contribution, "request_changes", { assigneeId: null, assignedUntil: null })
    const event = await record(tx, {
      kind: "contribution.changes_requested",
      article,
      contributionId: input.id,
      detail: { decision },
    })
    const said = requestInWords(message, asked)
    await notifyAuthor(tx, { event, article, contribution, kind: "request_changes", message: said })
    return { id: input.id }
  })
}

async function askedOf(ctx: Context, version: VersionRow, words: Readonly<Record<string, string>>): Promise<Asked> {
  const ids = Object.keys(words).filter((id) => words[id] !== "")
  if (ids.length === 0) return []
  const changes = await changesOfVersion(ctx, version)
  const unknown = ids.filter((id) => !changes.some((change) => change.id === id))
  if (unknown.length > 0) {
    throw new Refusal(
      "invalid-input",
      "Some of what you asked about needs another look.",
      Object.fromEntries(unknown.map((id) => [`asked.${id}`, "This change is not part of the contribution any more."])),
    )
  }
  return askedAbout(changes, words)
}
