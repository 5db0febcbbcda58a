import { and, eq } from "drizzle-orm"
import { boundsProblems, composeVersion } from "#core/contribution/compose"
import type { DraftContent } from "#core/contribution/content"
import { type Drafting, draftedChanges, readDrafted } from "#core/contribution/drafted"
import { submitInput } from "#core/contribution/inputs"
import type { Move } from "#core/contribution/moves"
import { newBlockIds } from "#core/contribution/new-block-ids"
import { answerReasons, type TypedReason } from "#core/contribution/sent-reasons"
import { canonicalJson } from "#core/document/canonical-json"
import { contentHash } from "#core/document/content-hash"
import { type Problems, Refusal } from "#core/refusal"
import { contribution, draft, version } from "#db/tables/contributions"
import { loadArticle, loadRevision } from "#server/article/load"
import { type Context, inTransaction } from "#server/context"
import { record } from "#server/event/record"
import { newId } from "#server/new-id"
import { parse } from "#server/parse"
import { notifyEditors, notifyReceived } from "#server/post/notify"
import { type ContributionRow, type DraftRow, loadDraft, loadForMove, loadNewestVersion } from "./load"
import { standingDisclosure } from "./standing-disclosure"

/**
 * Sends a draft in: its first version, or a further one while it is pending. Refuses without a profile, without a
 * disclosure that holds, and with one sentence for each part that is missing or cannot be kept; nothing typed is lost.
 * Takes the number of saves that was checked, and refuses where the draft was changed since; and the declarations and
 * reasons for single changes, where they come with the sending. Sending what was sent already changes nothing. Gives the number of the version that the
 * editors see now.
 */
export async function submitContribution(ctx: Context, raw: unknown): Promise<{ id: string; version: number }> {
  const { id, saves, declarations, reasons } = parse(submitInput, raw)
  return inTransaction(ctx, async (tx) => {
    const row = await loadForMove(tx, id, await submitMove(tx, id))
    const written = await loadChecked(tx, id, saves)
    const onto = await loadArticle(tx, row.articleId)
    if (onto.status !== "live")
      throw new Refusal("not-possible-now", "This article is closed to contributions. Your draft is kept.")
    const disclosureId = await standingDisclosure(tx, row.authorId)
    const base = await loadRevision(tx, written.baseRevisionId)
    const ground = { seq: base.seq, blocks: base.blocks.map(({ block }) => block), sources: base.sources }
    const tooMuch = boundsProblems({ kind: row.kind, draft: written.content, base: ground })
    if (tooMuch) throw new Refusal("invalid-input", "This is more than can be sent at once.", tooMuch)
    const answered = reasons ? answeredReasons(id, written.content, { typed: reasons, base: ground }) : null
    const said = { ...written.content, ...declarations, ...answered?.kept }
    const composed = composeVersion({ kind: row.kind, draft: said, base: ground, newId: newBlockIds(id) })
    const problems = { ...answered?.problems, ...(composed.ok ? {} : composed.problems) }
    if (!composed.ok || Object.keys(problems).length > 0)
      throw new Refusal("invalid-input", "Some of this needs another look before it can be sent.", problems)
    // Another tab that has the reasons as they were must not write over those that came with the sending.
    const isReworded = canonicalJson(reasonedIn(said)) !== canonicalJson(reasonedIn(written.content))
    const kept = { content: said, ...(isReworded && { saves: written.saves + 1, savedAt: tx.now }) }
    if (declarations || answered) await tx.db.update(draft).set(kept).where(eq(draft.contributionId, id))
    const hash = contentHash({ content: composed.content, base: base.hash, contribution: id })
    if (row.state === "submitted" && (await isSent(tx, row, { hash, disclosureId })))
      return { id, version: row.versions }
    const n = row.versions + 1
    await tx.db.insert(version).values({
      id: newId(),
      contributionId: id,
      n,
      baseRevisionId: base.id,
      content: composed.content,
      disclosureId,
      hash,
      sentAt: tx.now,
    })
    await moveOn(tx, row, n)
    const kind = n === 1 ? "contribution.submitted" : "contribution.resubmitted"
    const event = await record(tx, { kind, article: onto, contributionId: id, detail: { version: n } })
    const about = { event, article: onto, contribution: row, isFirst: n === 1 }
    await notifyEditors(tx, about)
    await notifyReceived(tx, about)
    return { id, version: n }
  })
}

/** A draft's reasons and sources after what the form says of single changes. */
function answeredReasons(
  id: string,
  draft: DraftContent,
  { typed, base }: { typed: readonly TypedReason[]; base: Drafting["base"] },
): { kept: Pick<DraftContent, "reasons" | "sources">; problems: Problems } {
  const drafted = readDrafted({ draft, base, newId: newBlockIds(id) })
  const changes = draftedChanges(drafted, { blocks: [...base.blocks] })
  const { problems, ...kept } = answerReasons(draft, { changes, typed, base: base.sources })
  return { kept, problems }
}

async function loadChecked(ctx: Context, id: string, saves: number | undefined): Promise<DraftRow> {
  const written = await loadDraft(ctx, id)
  if (!written) throw new Refusal("not-found", "There is no such draft.")
  if (saves !== undefined && written.saves !== saves) {
    throw new Refusal(
      "out-of-date",
      "The text was changed since you opened this page, in another tab or on another device. Look at it as it is now, then send it.",
    )
  }
  return written
}

/** Whether the version that the editors see says the same, under the same declaration of interests. */
async function isSent(ctx: Context, row: ContributionRow, now: { hash: string; disclosureId: string }) {
  const newest = await loadNewestVersion(ctx, row)
  return newest.hash === now.hash && newest.disclosureId === now.disclosureId
}

/** Holds the contribution: of two sendings at one time, the second finds what the first did. */
async function submitMove(ctx: Context, id: string): Promise<Move> {
  const [row] = await ctx.db
    .select({ state: contribution.state })
    .from(contribution)
    .where(eq(contribution.id, id))
    .for("update")
  return row?.state === "draft" ? "submit" : "resubmit"
}

async function moveOn(ctx: Context, row: ContributionRow, n: number): Promise<void> {
  const moved = await ctx.db
    .update(contribution)
    .set({ state: "submitted", versions: n, submittedAt: row.submittedAt ?? ctx.now, changedAt: ctx.now })
    .where(and(eq(contribution.id, row.id), eq(contribution.state, row.state), eq(contribution.versions, row.versions)))
    .returning({ id: contribution.id })
  if (moved.length === 0)
    throw new Refusal("out-of-date", "This contribution has moved on meanwhile. Look at it as it is now.")
}

const reasonedIn = ({ reasons = [], sources = [] }: DraftContent) => ({ reasons, sources })
