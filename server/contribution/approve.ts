import { makeAnchor } from "#core/anchor/make"
import { approvedContent } from "#core/contribution/amendment"
import { approveInput } from "#core/contribution/inputs"
import { contentHash } from "#core/document/content-hash"
import { Refusal } from "#core/refusal"
import { version } from "#db/tables/contributions"
import { appendRevision } from "#server/article/append-revision"
import { documentOf, loadArticle, loadLive, loadRevision } from "#server/article/load"
import { type Context, inTransaction } from "#server/context"
import { record } from "#server/event/record"
import { newId } from "#server/new-id"
import { parse } from "#server/parse"
import { notifyApproved } from "#server/post/notify"
import { type AmendingDecision, loadAmendment } from "./amendments"
import { type ContributionRow, loadForMove, loadNewestVersion } from "./load"
import { moveContribution } from "./move"
import { standingDisclosure } from "./standing-disclosure"

/**
 * The author approves their insight in the editor's words: these become a version of theirs, and it is published in the
 * article as it is now, where its passage stands now. Refuses everyone but the author, words that are no longer those
 * they looked at, a disclosure that no longer holds, and a withdrawn article. Gives the number of the revision it made.
 */
export async function approveAmendment(ctx: Context, raw: unknown): Promise<{ id: string; slug: string; seq: number }> {
  const input = parse(approveInput, raw)
  return inTransaction(ctx, async (tx) => {
    const contribution = await loadForMove(tx, input.id, "approve")
    const article = await loadArticle(tx, contribution.articleId, "lock")
    if (article.status === "withdrawn")
      throw new Refusal("not-possible-now", "This article is withdrawn, so nothing is published in it.")
    const decided = await loadAmendment(tx, contribution, input.amendment)
    const live = await loadLive(tx, article)
    const sent = await sendApproved(tx, contribution, decided)
    await moveContribution(tx, contribution, "approve", { versions: sent.n, revertedAt: null })
    const { note, significance, noticeType: type } = decided.amendment
    const notice = decided.amendment.notice ?? (type && { type, wrong: "", stands: "" })
    const { made, credited, said } = await appendRevision(tx, article, live, {
      kind: "merge",
      title: live.title,
      dek: live.dek,
      document: documentOf(live.blocks),
      sources: live.sources,
      adds: { contributionId: contribution.id, versionN: sent.n, anchor: sent.anchor },
      contributionId: contribution.id,
      origin: contribution.id,
      authorId: contribution.authorId,
      approvedBy: decided.editorId,
      note,
      significance,
      notice,
    })
    const event = await record(tx, {
      kind: "contribution.approved",
      article,
      contributionId: contribution.id,
      revisionSeq: made.seq,
      detail: { version: sent.n, amendment: decided.id, ...said },
      alsoOn: credited,
    })
    await notifyApproved(tx, { event, article, contribution, editorId: decided.editorId, seq: made.seq })
    return { id: contribution.id, slug: article.slug, seq: made.seq }
  })
}

/** The amended words as a version that the author sends, under the interests they declare now. */
async function sendApproved(ctx: Context, row: ContributionRow, { amendment }: AmendingDecision) {
  const newest = await loadNewestVersion(ctx, row)
  if (newest.content.kind !== "insight") throw new Error(`contribution ${row.id} is no insight`)
  const base = await loadRevision(ctx, newest.baseRevisionId)
  const content = approvedContent(newest.content, amendment)
  const n = row.versions + 1
  await ctx.db.insert(version).values({
    id: newId(),
    contributionId: row.id,
    n,
    baseRevisionId: base.id,
    content,
    disclosureId: await standingDisclosure(ctx, row.authorId),
    hash: contentHash({ content, base: base.hash, contribution: row.id }),
    sentAt: ctx.now,
  })
  return { n, anchor: content.passage && makeAnchor(content.passage, base.seq, base.blocks) }
}
