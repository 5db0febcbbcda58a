import { and, eq, inArray } from "drizzle-orm"
import type { PlacedInsight } from "#core/anchor/anchor"
import { restoreInput } from "#core/article/inputs"
import { Refusal } from "#core/refusal"
import { revision } from "#db/tables/articles"
import { contribution } from "#db/tables/contributions"
import { type Context, inTransaction } from "#server/context"
import { record } from "#server/event/record"
import { parse } from "#server/parse"
import { refuseVisitors } from "#server/permit"
import { appendRevision, articleMovedOn } from "./append-revision"
import { documentOf, loadArticle, loadLive, loadRevision } from "./load"
import { permitOn } from "./permit-on"
import { ruledNotices, takeBackNotices } from "./rule-notices"

/**
 * Gives readers an earlier revision again, as a new one: nothing in between is lost, and every word goes back to who
 * wrote it. Of each notice on what is taken back is said whether it still holds. Refuses when the article moved on since the editor looked, and to restore what is live already.
 */
export async function restoreRevision(ctx: Context, raw: unknown): Promise<{ slug: string; seq: number }> {
  const input = parse(restoreInput, raw)
  const editorId = refuseVisitors(ctx)
  return inTransaction(ctx, async (tx) => {
    const row = await loadArticle(tx, input.articleId, "lock")
    permitOn(tx, "article.restore", row, "Only editors restore revisions of a published article.")
    if (row.liveSeq !== input.liveSeq) throw articleMovedOn()
    if (input.seq === row.liveSeq) throw new Refusal("not-possible-now", "This is the revision that readers see now.")
    const takenBack = await ruledNotices(tx, row, { above: input.seq, rulings: input.notices })
    const live = await loadLive(tx, row)
    const [wanted] = await tx.db
      .select({ id: revision.id })
      .from(revision)
      .where(and(eq(revision.articleId, row.id), eq(revision.seq, input.seq)))
    if (!wanted) throw new Refusal("not-found", `There is no revision ${input.seq} of this article.`)
    const earlier = await loadRevision(tx, wanted.id)
    const { made, credited } = await appendRevision(tx, row, live, {
      kind: "restore",
      title: earlier.title,
      dek: earlier.dek,
      document: documentOf(earlier.blocks),
      sources: earlier.sources,
      insights: await stillAccepted(tx, earlier.insights),
      reuse: earlier.blocks,
      authorId: editorId,
      approvedBy: editorId,
      restoresSeq: earlier.seq,
      note: input.note,
      significance: "substantive",
      notice: null,
    })
    await record(tx, {
      kind: "article.restored",
      article: row,
      revisionSeq: made.seq,
      detail: { restores: earlier.seq },
      alsoOn: credited,
    })
    await takeBackNotices(tx, row, { notices: takenBack, liveSeq: made.seq, reason: input.note })
    return { slug: row.slug, seq: made.seq }
  })
}

/** An insight that was taken out again by an undo does not come back with an earlier revision: that was decided on its own. */
async function stillAccepted(ctx: Context, insights: readonly PlacedInsight[]): Promise<PlacedInsight[]> {
  if (insights.length === 0) return []
  const ids = insights.map(({ contributionId }) => contributionId)
  const accepted = await ctx.db
    .select({ id: contribution.id })
    .from(contribution)
    .where(and(inArray(contribution.id, ids), eq(contribution.state, "merged")))
  return insights.filter(({ contributionId }) => accepted.some(({ id }) => id === contributionId))
}
