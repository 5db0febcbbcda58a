import type { z } from "zod"
import { makeAnchor } from "#core/anchor/make"
import { withCited } from "#core/article/cited-sources"
import { fitSources } from "#core/article/fit-sources"
import type { VersionContent } from "#core/contribution/content"
import { mergeInput } from "#core/contribution/inputs"
import { mergeProposal, placesToSettle, verdictsToMend } from "#core/contribution/merge-proposal"
import { type Ruled, ruledOf, takesAnything } from "#core/contribution/ruled"
import { Refusal } from "#core/refusal"
import { appendRevision, type NextRevision } from "#server/article/append-revision"
import { type LoadedRevision, loadLive, loadRevision } from "#server/article/load"
import { type Context, inTransaction } from "#server/context"
import { record } from "#server/event/record"
import { parse } from "#server/parse"
import { notifyAuthor } from "#server/post/notify"
import { type Deciding, openDecision, writeDecision } from "./decide"
import { moveContribution } from "./move"

type Contents = Pick<NextRevision, "document" | "sources" | "adds" | "pieces"> & { readonly ruled?: Ruled }
/** What the editor chose: which words where they conflict, and what to make of single changes. */
type Chosen = Pick<z.output<typeof mergeInput>, "resolutions" | "rulings">

/**
 * Merges a contribution into the article as it is now and publishes the result as the next revision. Takes the version
 * and the live revision that the editor saw, what to make of single changes (all are taken unless said otherwise) and,
 * where words conflict, which to take. Refuses when either moved on, while a conflict is unresolved, when a verdict
 * cannot stand and when nothing of the author's would be left. Gives the number of the revision it made.
 */
export async function mergeContribution(
  ctx: Context,
  raw: unknown,
): Promise<{ id: string; slug: string; seq: number }> {
  const input = parse(mergeInput, raw)
  return inTransaction(ctx, async (tx) => {
    const deciding = await openDecision(tx, input, "merge")
    const { article, contribution, editorId } = deciding
    if (article.status === "withdrawn") {
      throw new Refusal("not-possible-now", "This article is withdrawn, so nothing is merged into it.")
    }
    const live = await loadLive(tx, article)
    const { ruled, ...contents } = await mergedContents(tx, deciding, live, input)
    const decision = await writeDecision(tx, deciding, { kind: "merge", message: input.message, ruled })
    await moveContribution(tx, contribution, "merge", { assigneeId: null, assignedUntil: null, revertedAt: null })
    const { made, credited } = await appendRevision(tx, article, live, {
      kind: "merge",
      title: live.title,
      dek: live.dek,
      ...contents,
      contributionId: contribution.id,
      origin: contribution.id,
      authorId: contribution.authorId,
      approvedBy: editorId,
      note: input.note,
      significance: input.significance,
      noticeType: input.noticeType,
    })
    const event = await record(tx, {
      kind: "contribution.merged",
      article,
      contributionId: contribution.id,
      revisionSeq: made.seq,
      detail: { decision },
      alsoOn: credited,
    })
    await notifyAuthor(tx, { event, article, contribution, kind: "merge", message: input.message, seq: made.seq })
    return { id: contribution.id, slug: article.slug, seq: made.seq }
  })
}

async function mergedContents(
  ctx: Context,
  { contribution, version }: Deciding,
  live: LoadedRevision,
  { resolutions, rulings }: Chosen,
): Promise<Contents> {
  const base = await loadRevision(ctx, version.baseRevisionId)
  if (version.content.kind === "insight") return placedInsight(contribution.id, version.n, version.content, base, live)
  const { document: proposed, added } = fitSources(
    version.content.proposed,
    version.content.sources ?? [],
    live.sources,
  )
  const merged = mergeProposal({ base, live, proposed, added, resolutions, rulings })
  const problems = { ...placesToSettle(merged), ...verdictsToMend(merged) }
  if (merged.unresolved.length > 0) {
    throw new Refusal(
      "conflict-unresolved",
      "The article and the contribution change the same words. Choose which to keep, then merge.",
      problems,
    )
  }
  if (Object.keys(problems).length > 0)
    throw new Refusal("invalid-input", "Some of what you chose needs another look before this can be merged.", problems)
  if (!takesAnything(merged)) throw nothingTaken()
  return {
    document: merged.document,
    sources: withCited(merged.document, live.sources, base.sources, added),
    pieces: merged.pieces,
    ruled: ruledOf(merged, { rulings, resolutions }),
  }
}

const nothingTaken = () =>
  new Refusal(
    "not-possible-now",
    "You left every change out, so there is nothing to merge. Decline the contribution instead, so that its author reads why.",
  )

function placedInsight(
  contributionId: string,
  versionN: number,
  content: VersionContent & { kind: "insight" },
  base: LoadedRevision,
  live: LoadedRevision,
): Contents {
  const anchor = content.passage && makeAnchor(content.passage, base.seq, base.blocks)
  return {
    document: { blocks: live.blocks.map(({ block }) => block) },
    sources: live.sources,
    adds: { contributionId, versionN, anchor },
  }
}
