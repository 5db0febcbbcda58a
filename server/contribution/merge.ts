import type { z } from "zod"
import { makeAnchor } from "#core/anchor/make"
import { withCited } from "#core/article/cited-sources"
import { fitSources } from "#core/article/fit-sources"
import type { VersionContent } from "#core/contribution/content"
import { mergeInput } from "#core/contribution/inputs"
import { type MergedProposal, mergeProposal, placesToSettle, verdictsToMend } from "#core/contribution/merge-proposal"
import { resolutionsKept, rulingsKept } from "#core/contribution/review-draft"
import { waiting } from "#core/contribution/review-pages"
import { type Ruled, ruledOf, takesAnything } from "#core/contribution/ruled"
import { Refusal } from "#core/refusal"
import { cosignature } from "#db/tables/contributions"
import { appendRevision, type NextRevision } from "#server/article/append-revision"
import { askedNotice, withdrawByNotice } from "#server/article/asked-notice"
import { type LoadedRevision, loadLive, loadRevision } from "#server/article/load"
import { type Context, inTransaction } from "#server/context"
import { record } from "#server/event/record"
import { newId } from "#server/new-id"
import { parse } from "#server/parse"
import { notifyAuthor } from "#server/post/notify"
import { type Cosigned, cosignable } from "./cosign"
import { type Deciding, openDecision, writeDecision } from "./decide"
import { moveContribution } from "./move"
import { refuseUnopened } from "./refuse-unopened"
import { readReviewDraft } from "./review-draft"

type Contents = Pick<NextRevision, "document" | "sources" | "adds" | "pieces"> & {
  readonly ruled?: Ruled
  /** The contribution that said all of it before, so that this one is a co-signature. */
  readonly cosigned?: Cosigned | null
}
/** What the editor chose: which words where they conflict, and what to make of single changes. */
type Chosen = z.output<typeof mergeInput>

/**
 * Merges a contribution into the article as it is now and publishes the result as the next revision. Takes the version
 * and the live revision that the editor saw, what to make of single changes and, where words conflict, which to take. What
 * is not named counts as it was kept on the review's other pages; a change on which nothing was chosen is taken. Refuses
 * when either moved on, while a conflict is unresolved, when a verdict cannot stand, when nothing of the author's would be
 * left and, unless the editor says so, while pages of the review were not opened. An edit that says just what another's merge brought changes
 * no word and becomes a co-signature to that one. Gives the number of the revision it made.
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
    const notice = askedNotice(input)
    const live = await loadLive(tx, article)
    const { ruled, cosigned, ...contents } = await mergedContents(tx, deciding, live, input)
    const decisionId = newId()
    const decided = { id: decisionId, kind: "merge", message: input.message, ruled } as const
    const decision = await writeDecision(tx, deciding, decided)
    if (cosigned) await sign(tx, deciding, { of: cosigned.contributionId, decisionId })
    await moveContribution(tx, contribution, "merge", { assigneeId: null, assignedUntil: null, revertedAt: null })
    const { made, credited, said } = await appendRevision(tx, article, live, {
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
      notice,
    })
    const event = await record(tx, {
      kind: cosigned ? "contribution.cosigned" : "contribution.merged",
      article,
      contributionId: contribution.id,
      revisionSeq: made.seq,
      detail: { decision, ...said, ...(cosigned && { cosigns: cosigned.contributionId }) },
      alsoOn: credited,
    })
    const kind = cosigned ? "cosign" : "merge"
    await notifyAuthor(tx, { event, article, contribution, kind, message: input.message, seq: made.seq })
    await withdrawByNotice(tx, article, { notice, liveSeq: made.seq })
    return { id: contribution.id, slug: article.slug, seq: made.seq }
  })
}

async function sign(ctx: Context, { contribution, article }: Deciding, by: { of: string; decisionId: string }) {
  await ctx.db.insert(cosignature).values({
    contributionId: contribution.id,
    ofContributionId: by.of,
    articleId: article.id,
    personId: contribution.authorId,
    decisionId: by.decisionId,
    signedAt: ctx.now,
  })
}

async function mergedContents(
  ctx: Context,
  { contribution, version }: Deciding,
  live: LoadedRevision,
  chosen: Chosen,
): Promise<Contents> {
  const base = await loadRevision(ctx, version.baseRevisionId)
  if (version.content.kind === "insight") return placedInsight(contribution.id, version.n, version.content, base, live)
  const { document: proposed, added } = fitSources(
    version.content.proposed,
    version.content.sources ?? [],
    live.sources,
  )
  const asSent = mergeProposal({ base, live, proposed, added, resolutions: {} })
  await refuseUnopened(ctx, chosen, asSent)
  const { resolutions, rulings } = await withKept(ctx, chosen, asSent)
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
    cosigned: await cosignable(ctx, { contribution, base, proposed, merged }),
  }
}

/** What was chosen on the page that was sent, and on the review's other pages before. */
async function withKept(ctx: Context, chosen: Chosen, { changes, conflicts }: MergedProposal) {
  const { values } = await readReviewDraft(ctx, chosen.id)
  const kept = parse(mergeInput.pick({ resolutions: true, rulings: true }), {
    resolutions: resolutionsKept(values, "merge", conflicts),
    rulings: rulingsKept(values, { changes: waiting(changes), versionN: chosen.versionN }),
  })
  return {
    resolutions: { ...kept.resolutions, ...chosen.resolutions },
    rulings: { ...kept.rulings, ...chosen.rulings },
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
