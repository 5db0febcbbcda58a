import { and, eq } from "drizzle-orm"
import { citedIds } from "#core/article/cited-sources"
import { fitSources } from "#core/article/fit-sources"
import { editProblem } from "#core/contribution/bounds"
import type { DraftContent } from "#core/contribution/content"
import { draftedChanges, readDrafted } from "#core/contribution/drafted"
import { bringUpToDateInput } from "#core/contribution/inputs"
import {
  type MergedProposal,
  mergeProposal,
  placesToSettle,
  type TypedResolutions,
} from "#core/contribution/merge-proposal"
import { newBlockIds } from "#core/contribution/new-block-ids"
import type { ChangeReason } from "#core/contribution/reasons"
import { reasonsOnto } from "#core/contribution/reasons-onto"
import { rewrite } from "#core/contribution/rewritten"
import { asNewSource } from "#core/document/new-source"
import type { Document, Source } from "#core/document/schema"
import type { Problems } from "#core/refusal"
import { Refusal } from "#core/refusal"
import { contribution, draft } from "#db/tables/contributions"
import { documentOf, type LoadedRevision, loadArticle, loadLive, loadRevision } from "#server/article/load"
import { type Context, inTransaction } from "#server/context"
import { parse } from "#server/parse"
import { loadDraft, loadForMove } from "./load"

/**
 * Puts an edit that is being written onto the article as it is now: what the expert wrote is merged into the live revision,
 * which becomes the one that the draft is written against. Refuses, and changes nothing, where both changed the same words
 * and nobody chose which to keep, and where the draft or the article is no longer what the expert saw. A draft that is up
 * to date stays as it is. Not an event: nobody but the author sees a draft.
 */
export async function bringUpToDate(ctx: Context, raw: unknown): Promise<{ id: string; seq: number }> {
  const input = parse(bringUpToDateInput, raw)
  return inTransaction(ctx, async (tx) => {
    const row = await loadForMove(tx, input.id, "write")
    const kept = await loadDraft(tx, input.id)
    if (!kept || row.kind !== "edit") throw new Refusal("not-possible-now", "Only an edit is written on a revision.")
    const live = await loadLive(tx, await loadArticle(tx, row.articleId))
    if (kept.baseRevisionId === live.id) return { id: row.id, seq: live.seq }
    if (kept.saves !== input.saves || live.seq !== input.liveSeq) throw movedOn()
    const base = await loadRevision(tx, kept.baseRevisionId)
    const { merged, problems, reasons, added } = onLive({
      id: row.id,
      content: kept.content,
      base,
      live,
      resolutions: input.resolutions,
    })
    if (Object.keys(problems).length > 0)
      throw new Refusal("invalid-input", "Some of what you typed cannot be kept as it is.", problems)
    if (merged.unresolved.length > 0) throw unsettled(merged)
    const own = ownSources(merged.document, { base, live, reasons, added })
    const proposed = rewrite(groundOf(live), own.document.blocks)
    const content: DraftContent = {
      ...kept.content,
      proposed,
      blocks: {},
      passage: null,
      ...(kept.content.reasons && { reasons: own.reasons }),
      ...((kept.content.sources || own.sources.length > 0) && { sources: own.sources }),
    }
    const moved = await tx.db
      .update(draft)
      .set({ baseRevisionId: live.id, content, saves: kept.saves + 1, savedAt: tx.now })
      .where(and(eq(draft.contributionId, row.id), eq(draft.saves, kept.saves)))
      .returning({ id: draft.contributionId })
    if (moved.length === 0) throw movedOn()
    await tx.db.update(contribution).set({ changedAt: tx.now }).where(eq(contribution.id, row.id))
    return { id: row.id, seq: live.seq }
  })
}

type Own = {
  readonly base: LoadedRevision
  readonly live: LoadedRevision
  readonly reasons: readonly ChangeReason[]
  readonly added: readonly Source[]
}

/**
 * A draft that was brought up to date, with the sources that it has to bring itself now: its own, and those that it cites
 * from the revision it was written on and that the article has dropped since.
 */
function ownSources(document: Document, { base, live, reasons, added }: Own) {
  const wanted = new Set([...citedIds(document), ...reasons.map(({ refId }) => refId)])
  const known = new Set([...live.sources, ...added].map(({ id }) => id))
  const dropped = base.sources.filter(({ id }) => wanted.has(id) && !known.has(id))
  const renamed = dropped.map(asNewSource)
  const fitted = fitSources(document, dropped, renamed)
  return {
    document: fitted.document,
    sources: [...added, ...renamed.filter(({ id }) => !known.has(id))],
    reasons: reasons.map((reason) => ({ ...reason, refId: fitted.names.get(reason.refId) ?? reason.refId })),
  }
}

type Drafted = {
  readonly id: string
  readonly content: DraftContent
  readonly base: LoadedRevision
  readonly live: LoadedRevision
  readonly resolutions: TypedResolutions
}

/** What a draft becomes on the live revision, what it says on its own, and what in its fields cannot be read. */
export function onLive({ id, content, base, live, resolutions }: Drafted): {
  merged: MergedProposal
  proposed: Document
  problems: Problems
  reasons: readonly ChangeReason[]
  /** The sources of its own that the article still lacks. */
  added: readonly Source[]
} {
  const tooMuch = editProblem(groundOf(base), content)
  const drafted = readDrafted({
    // What is beyond the bounds is not read: it has to be cut down first.
    draft: tooMuch ? { blocks: {} } : content,
    base: { ...groundOf(base), sources: base.sources },
    newId: newBlockIds(id),
  })
  const { document: proposed, added, names } = fitSources(drafted.proposed, content.sources ?? [], live.sources)
  const merged = mergeProposal({ base, live, proposed, added, resolutions })
  const [before, now] = [documentOf(base.blocks), documentOf(live.blocks)]
  const reasons = reasonsOnto(content.reasons ?? [], {
    changes: draftedChanges(drafted, before),
    from: before,
    to: now,
    names,
  })
  return { merged, proposed, problems: tooMuch ? { blocks: tooMuch } : drafted.problems, reasons, added }
}

const groundOf = ({ seq, blocks }: LoadedRevision) => ({ seq, blocks: documentOf(blocks).blocks })

const movedOn = () =>
  new Refusal("out-of-date", "The article or your draft changed meanwhile. Look at it as it is now, then try again.")

const unsettled = (merged: MergedProposal) =>
  new Refusal(
    "conflict-unresolved",
    "The article and your draft changed the same words. Your draft is kept: choose which words to go on with.",
    placesToSettle(merged),
  )
