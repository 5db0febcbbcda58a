import { and, eq } from "drizzle-orm"
import { personIdOf } from "#core/actor"
import { withCited } from "#core/article/cited-sources"
import { isId } from "#core/contribution/inputs"
import type { MergedProposal, TypedResolutions } from "#core/contribution/merge-proposal"
import { movesFor } from "#core/contribution/moves"
import type { Document, Source } from "#core/document/schema"
import { type BlockChange, diffDocuments } from "#core/text/diff"
import { contribution } from "#db/tables/contributions"
import { documentOf, loadArticle, loadLive, loadRevision } from "#server/article/load"
import type { Context } from "#server/context"
import { onLive } from "./bring-up-to-date"
import { loadDraft } from "./load"

/** A draft beside the article as it is now. */
export type UpToDateView = {
  readonly saves: number
  readonly article: { readonly slug: string; readonly title: string }
  readonly baseSeq: number
  readonly liveSeq: number
  /** What changed in the article since the draft was begun. */
  readonly since: readonly BlockChange[]
  /** What the draft would change in the article as it is now. */
  readonly mine: readonly BlockChange[]
  readonly merged: MergedProposal
  readonly base: Document
  readonly live: Document
  readonly proposed: Document
  readonly sources: { readonly base: readonly Source[]; readonly live: readonly Source[] }
}

/** One's own edit, where the article moved on since; null for strangers and unknown ids, and where there is nothing to do. */
export async function readUpToDate(
  ctx: Context,
  id: string,
  resolutions: TypedResolutions = {},
): Promise<UpToDateView | null> {
  const personId = personIdOf(ctx.actor)
  if (!personId || !isId(id)) return null
  const [row] = await ctx.db
    .select()
    .from(contribution)
    .where(and(eq(contribution.id, id), eq(contribution.authorId, personId)))
  if (row?.kind !== "edit" || !movesFor(ctx.actor, row).has("write")) return null
  const draft = await loadDraft(ctx, id)
  const article = await loadArticle(ctx, row.articleId)
  if (!draft || draft.baseRevisionId === article.liveRevisionId) return null
  const base = await loadRevision(ctx, draft.baseRevisionId)
  const live = await loadLive(ctx, article)
  const { merged, proposed, added } = onLive({ id, content: draft.content, base, live, resolutions })
  const [before, now] = [documentOf(base.blocks), documentOf(live.blocks)]
  return {
    saves: draft.saves,
    article: { slug: article.slug, title: article.title },
    baseSeq: base.seq,
    liveSeq: live.seq,
    since: diffDocuments(before, now),
    mine: diffDocuments(now, merged.document),
    merged,
    base: before,
    live: now,
    proposed,
    sources: { base: base.sources, live: withCited(merged.document, live.sources, base.sources, added) },
  }
}
