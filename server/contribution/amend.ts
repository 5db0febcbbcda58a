import { type Amendment, readAmended } from "#core/contribution/amendment"
import { howMuchChanged } from "#core/contribution/how-much-changed"
import { amendInput } from "#core/contribution/inputs"
import { contentHash } from "#core/document/content-hash"
import { Refusal } from "#core/refusal"
import { askedNoticeForLater } from "#server/article/asked-notice"
import { type Context, inTransaction } from "#server/context"
import { record } from "#server/event/record"
import { parse } from "#server/parse"
import { notifyAuthor } from "#server/post/notify"
import { type Deciding, openDecision, writeDecision } from "./decide"
import { moveContribution } from "./move"

/**
 * Asks the author of an insight to approve it in other words. Nothing is published: what is decided now (the note, how
 * much it matters, a notice) is for the revision that the author's approval makes. Refuses words that cannot stand and
 * words that are the author's own.
 */
export async function amendContribution(ctx: Context, raw: unknown): Promise<{ id: string }> {
  const input = parse(amendInput, raw)
  const { body, message, note, significance } = input
  const notice = askedNoticeForLater(input)
  return inTransaction(ctx, async (tx) => {
    const deciding = await openDecision(tx, input, "amend")
    const { article, contribution } = deciding
    const amendment = { ...wordsOf(deciding, body), note, significance, noticeType: notice?.type ?? null, notice }
    const decision = await writeDecision(tx, deciding, { kind: "amend", message, amendment })
    await moveContribution(tx, contribution, "amend", { assigneeId: null, assignedUntil: null })
    const detail = { decision }
    const event = await record(tx, { kind: "contribution.amended", article, contributionId: input.id, detail })
    await notifyAuthor(tx, { event, article, contribution, kind: "amend", message, ...changedIn(deciding, amendment) })
    return { id: input.id }
  })
}

/** For the letter: how much of the author's words would change. */
function changedIn({ version }: Deciding, { body }: Amendment): { changed?: string } {
  return version.content.kind === "insight" ? { changed: howMuchChanged(version.content.body, body) } : {}
}

function wordsOf({ contribution, version }: Deciding, markdown: string): Pick<Amendment, "body" | "words"> {
  const amended = readAmended(contribution.id, markdown)
  if (!amended.ok) throw new Refusal("invalid-input", "Some of this needs another look.", { body: amended.problem })
  if (version.content.kind === "insight" && contentHash(version.content.body) === contentHash(amended.body)) {
    throw new Refusal("invalid-input", "These are the author's own words.", {
      body: "These are the author's own words, so there is nothing to approve. Merge it as it is, or change something.",
    })
  }
  return { body: amended.body, words: amended.words }
}
