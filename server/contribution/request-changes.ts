import { type Asked, askedAbout, requestInWords } from "#core/contribution/asked"
import { requestChangesInput } from "#core/contribution/inputs"
import { keptOf } from "#core/contribution/review-draft"
import { Refusal } from "#core/refusal"
import { type Context, inTransaction } from "#server/context"
import { record } from "#server/event/record"
import { parse } from "#server/parse"
import { notifyAuthor } from "#server/post/notify"
import { changesOfVersion } from "./changes-of-version"
import { openDecision, writeDecision } from "./decide"
import type { VersionRow } from "./load"
import { moveContribution } from "./move"
import { refuseUnopenedVersion } from "./refuse-unopened"
import { readReviewDraft } from "./review-draft"

/**
 * Sends a contribution back to its author with what should change: in a message, at single changes of an edit, or both.
 * The author may answer and send a new version, any number of times.
 */
export async function requestChanges(ctx: Context, raw: unknown): Promise<{ id: string }> {
  const input = parse(requestChangesInput, raw)
  return inTransaction(ctx, async (tx) => {
    const deciding = await openDecision(tx, input, "request_changes")
    const { article, contribution, version } = deciding
    await refuseUnopenedVersion(tx, input, deciding)
    const asked = await askedOf(tx, version, { ...(await askedElsewhere(tx, version)), ...input.asked })
    const { message } = input
    if (message.length < FEWEST_CHARACTERS && asked.length === 0) throw nothingAsked()
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

const FEWEST_CHARACTERS = 10

const nothingAsked = () =>
  new Refusal("invalid-input", "Some of this needs another look.", {
    message:
      "Say in at least ten characters what should change, here or at a single change, so that the author can act on it.",
  })

/** What was asked on other pages of the review, of the changes that this version makes. */
async function askedElsewhere(ctx: Context, version: VersionRow): Promise<Record<string, string>> {
  const { values } = await readReviewDraft(ctx, version.contributionId)
  const kept = Object.entries(keptOf(values, "request")).filter(([name]) => name.startsWith("asked."))
  if (kept.length === 0) return {}
  const known = new Set((await changesOfVersion(ctx, version)).map(({ id }) => id))
  const asked = kept.map(([name, word]) => [name.slice("asked.".length), word] as const)
  return parse(requestChangesInput.pick({ asked: true }), {
    asked: Object.fromEntries(asked.filter(([id]) => known.has(id))),
  }).asked
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
