import { and, desc, eq, gt, ne } from "drizzle-orm"
import { type MergedProposal, mergeProposal } from "#core/contribution/merge-proposal"
import type { Document } from "#core/document/schema"
import { revision } from "#db/tables/articles"
import { contribution, cosignature } from "#db/tables/contributions"
import { type LoadedRevision, loadRevision } from "#server/article/load"
import type { Context } from "#server/context"

/** The contribution that said the same before, whose it is, and the revision that brought it. */
export type Cosigned = { readonly contributionId: string; readonly authorId: string; readonly seq: number }

type Edit = {
  readonly contribution: { readonly id: string; readonly articleId: string; readonly authorId: string }
  readonly base: LoadedRevision
  readonly proposed: Document
  readonly merged: Pick<MergedProposal, "changes" | "conflicts">
}

/** So many merges since an edit was written are looked at for its words; the newest come first. */
const MOST = 20

/**
 * The merge of another's edit that brought all that an edit suggests, at once, so that the edit is a co-signature to it;
 * null for an edit that still changes something, that says what several merges or an editor's own edit brought, that says
 * what its author had merged before, and for one that was a co-signature already.
 */
export async function cosignable(ctx: Pick<Context, "db">, edit: Edit): Promise<Cosigned | null> {
  const { merged, base, proposed } = edit
  if (!isSaid(merged, "agreed")) return null
  const { id, articleId, authorId } = edit.contribution
  const signed = await ctx.db.$count(cosignature, eq(cosignature.contributionId, id))
  if (signed > 0) return null
  const merges = await ctx.db
    .select({
      id: revision.id,
      parentId: revision.parentId,
      seq: revision.seq,
      of: contribution.id,
      authorId: contribution.authorId,
    })
    .from(revision)
    .innerJoin(contribution, eq(contribution.id, revision.contributionId))
    .where(
      and(
        eq(revision.articleId, articleId),
        eq(revision.kind, "merge"),
        gt(revision.seq, base.seq),
        eq(contribution.kind, "edit"),
        eq(contribution.state, "merged"),
        ne(contribution.authorId, authorId),
      ),
    )
    .orderBy(desc(revision.seq))
    .limit(MOST)
  for (const { id: afterId, parentId, seq, of, authorId: by } of merges) {
    const on = async (revisionId: string) =>
      mergeProposal({ base, live: await loadRevision(ctx, revisionId), proposed, resolutions: {} })
    if (!parentId || !isSaid(await on(afterId), "agreed") || !isSaid(await on(parentId), "applied")) continue
    return { contributionId: of, authorId: by, seq }
  }
  return null
}

/** Whether every change is in the article already ("agreed"), or none is ("applied"). */
const isSaid = ({ changes, conflicts }: Edit["merged"], state: "agreed" | "applied"): boolean =>
  changes.length > 0 && conflicts.length === 0 && changes.every((change) => change.state === state)
