import { and, desc, eq } from "drizzle-orm"
import { citedIds, withCited } from "#core/article/cited-sources"
import { undoInput } from "#core/contribution/inputs"
import {
  type MergedProposal,
  mergeProposal,
  placesToSettle,
  type TypedResolutions,
} from "#core/contribution/merge-proposal"
import { resolutionsKept } from "#core/contribution/review-draft"
import { settledIn } from "#core/contribution/ruled"
import type { Document, Source } from "#core/document/schema"
import { Refusal } from "#core/refusal"
import { lengthOf, wholeContent } from "#core/text/content"
import type { Pieces } from "#core/text/pieces"
import { sameBlock } from "#core/text/same-block"
import { revision } from "#db/tables/articles"
import { appendRevision, type NextRevision } from "#server/article/append-revision"
import { askedNotice, withdrawByNotice } from "#server/article/asked-notice"
import { documentOf, type LoadedRevision, loadLive, loadRevision } from "#server/article/load"
import { ruledNotices, takeBackNotices } from "#server/article/rule-notices"
import { type Context, inTransaction } from "#server/context"
import { cosignersIn } from "#server/credit/cosigned"
import { record } from "#server/event/record"
import { parse } from "#server/parse"
import { notifyAuthor } from "#server/post/notify"
import { openDecision, writeDecision } from "./decide"
import { moveContribution } from "./move"
import { refuseUnopened } from "./refuse-unopened"
import { readReviewDraft } from "./review-draft"

/** A merge, and the revision that readers saw before it. */
type Merged = { readonly merged: LoadedRevision; readonly before: LoadedRevision }
type Contents = Pick<NextRevision, "document" | "sources" | "pieces" | "given" | "insights">

/**
 * Takes a merged contribution out of the article again, as the next revision, and keeps everything written since: an
 * edit by merging the other way round, from what the merge made to what was before it; an insight by leaving its note
 * out. Refuses when the article moved on since the editor looked, and while words that the article has changed since
 * are unresolved. The contribution is marked, can be reopened, and stays on record.
 */
export async function undoMerge(ctx: Context, raw: unknown): Promise<{ id: string; slug: string; seq: number }> {
  const input = parse(undoInput, raw)
  const { resolutions, message, note, significance } = input
  const notice = askedNotice(input)
  return inTransaction(ctx, async (tx) => {
    const deciding = await openDecision(tx, input, "undo")
    const { article, contribution, editorId } = deciding
    const live = await loadLive(tx, article)
    const past = await loadMerge(tx, contribution.id)
    const takenBack = await ruledNotices(tx, article, { seqs: [past.merged.seq], rulings: input.notices })
    const undone = contribution.kind === "edit" ? await undoneAsChosen(tx, input, { past, live, resolutions }) : null
    const contents = undone ? withoutEdit(undone, past, live) : withoutInsight(contribution.id, live)
    const ruled = undone ? settledIn(undone) : undefined
    const decision = await writeDecision(tx, deciding, { kind: "undo", message, ruled })
    await moveContribution(tx, contribution, "undo", { revertedAt: tx.now })
    const { made, credited, said } = await appendRevision(tx, article, live, {
      kind: "undo",
      title: live.title,
      dek: live.dek,
      ...contents,
      contributionId: contribution.id,
      authorId: editorId,
      approvedBy: editorId,
      restoresSeq: past.merged.seq,
      note,
      significance,
      notice,
    })
    const event = await record(tx, {
      kind: "contribution.undone",
      article,
      contributionId: contribution.id,
      revisionSeq: made.seq,
      detail: { decision, undoes: past.merged.seq, ...said },
      alsoOn: credited,
    })
    await notifyAuthor(tx, { event, article, contribution, kind: "undo", message, seq: made.seq })
    for (const one of await cosignersIn(tx, article.id)) {
      if (one.ofId !== contribution.id) continue
      const beside = { ...contribution, id: one.contributionId, authorId: one.personId }
      await notifyAuthor(tx, { event, article, contribution: beside, kind: "undoCosigned", message })
    }
    await takeBackNotices(tx, article, { notices: takenBack, liveSeq: made.seq, reason: note })
    await withdrawByNotice(tx, article, { notice, liveSeq: made.seq })
    return { id: contribution.id, slug: article.slug, seq: made.seq }
  })
}

/** The newest merge of a contribution, or a refusal where it was never merged. */
export async function loadMerge(ctx: Pick<Context, "db">, contributionId: string): Promise<Merged> {
  const [row] = await ctx.db
    .select({ id: revision.id, parentId: revision.parentId })
    .from(revision)
    .where(and(eq(revision.contributionId, contributionId), eq(revision.kind, "merge")))
    .orderBy(desc(revision.seq))
    .limit(1)
  if (!row?.parentId) throw new Refusal("not-possible-now", "This contribution was never merged.")
  return { merged: await loadRevision(ctx, row.id), before: await loadRevision(ctx, row.parentId) }
}

/** The article as it would be without what a merge brought. The page asks for it what the verb does. */
export const undoneText = (
  { merged, before }: Merged,
  live: LoadedRevision,
  resolutions: TypedResolutions,
): MergedProposal => mergeProposal({ base: merged, live, proposed: documentOf(before.blocks), resolutions })

type Choosing = { readonly past: Merged; readonly live: LoadedRevision; readonly resolutions: TypedResolutions }

/** With what was chosen on the page that was sent, and on the review's other pages before. Refuses while pages were not opened. */
async function undoneAsChosen(
  ctx: Context,
  seen: Parameters<typeof refuseUnopened>[1],
  { past, live, resolutions }: Choosing,
): Promise<MergedProposal> {
  const asked = undoneText(past, live, {})
  await refuseUnopened(ctx, seen, asked)
  const { values } = await readReviewDraft(ctx, seen.id)
  return undoneText(past, live, { ...resolutionsKept(values, "undo", asked.conflicts), ...resolutions })
}

function withoutEdit(undone: MergedProposal, past: Merged, live: LoadedRevision): Contents {
  const { before } = past
  const problems = placesToSettle(undone)
  if (Object.keys(problems).length > 0) {
    throw new Refusal(
      "conflict-unresolved",
      "The article has changed some of these words since. Choose which to keep, then undo the merge.",
      problems,
    )
  }
  return {
    document: undone.document,
    sources: withCited(undone.document, withoutUncited(undone.document, past, live), before.sources),
    pieces: undonePieces(undone, past, live),
    given: [...before.blocks],
  }
}

/** The article's sources without those that the merge brought and that nothing cites any more. */
function withoutUncited(document: Document, { merged, before }: Merged, live: LoadedRevision): Source[] {
  const earlier = new Set(before.sources.map(({ id }) => id))
  const brought = new Set(merged.sources.flatMap(({ id }) => (earlier.has(id) ? [] : [id])))
  const cited = citedIds(document)
  return live.sources.filter(({ id }) => !brought.has(id) || cited.has(id))
}

type Said = Pick<LoadedRevision, "blocks">
type Past = { readonly merged: Said; readonly before: Said }

/**
 * Where the words of an undo come from. A passage that nobody touched since the merge is given back as a whole, so that its
 * words go back to exactly who had them, also where the merge wrote the same word anew.
 */
export function undonePieces(
  undone: Pick<MergedProposal, "document" | "pieces">,
  { merged, before }: Past,
  live: Said,
): Pieces {
  const stored = new Map(merged.blocks.map(({ block, versionId }) => [block.id, versionId]))
  const untouched = new Set(
    live.blocks.filter(({ block, versionId }) => stored.get(block.id) === versionId).map(({ block }) => block.id),
  )
  const was = new Map(before.blocks.map(({ block }) => [block.id, block]))
  const pieces = new Map(undone.pieces)
  for (const block of undone.document.blocks) {
    const earlier = untouched.has(block.id) ? was.get(block.id) : undefined
    if (!earlier || !sameBlock(earlier, block)) continue
    const end = lengthOf(wholeContent(block))
    pieces.set(block.id, end > 0 ? [{ from: "theirs", blockId: block.id, start: 0, end }] : [])
  }
  return pieces
}

const withoutInsight = (contributionId: string, live: LoadedRevision): Contents => ({
  document: documentOf(live.blocks),
  sources: live.sources,
  insights: live.insights.filter((insight) => insight.contributionId !== contributionId),
})
