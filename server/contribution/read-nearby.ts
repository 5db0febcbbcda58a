import { and, asc, eq, ne } from "drizzle-orm"
import { touchedIn } from "#core/contribution/touches"
import type { ContributionKind } from "#core/contribution/vocabulary"
import type { Byline } from "#core/credit/byline"
import { contribution, version } from "#db/tables/contributions"
import { documentOf, type LoadedRevision, loadRevision } from "#server/article/load"
import type { Context } from "#server/context"
import { bylinesOf } from "#server/people/bylines"

/** Another contribution that waits and touches the same passage. */
export type NearbyView = { readonly id: string; readonly kind: ContributionKind; readonly author: Byline }

/** The oldest so many are looked at: who has more waiting on one article decides on those first. */
const MOST = 20

/** For each block, the other contributions to an article that wait and touch it, oldest first. */
export async function readNearby(
  ctx: Pick<Context, "db">,
  row: { readonly id: string; readonly articleId: string },
): Promise<ReadonlyMap<string, readonly NearbyView[]>> {
  const others = await ctx.db
    .select({ id: contribution.id, kind: contribution.kind, authorId: contribution.authorId, version })
    .from(contribution)
    .innerJoin(version, and(eq(version.contributionId, contribution.id), eq(version.n, contribution.versions)))
    .where(
      and(eq(contribution.articleId, row.articleId), eq(contribution.state, "submitted"), ne(contribution.id, row.id)),
    )
    .orderBy(asc(contribution.submittedAt), asc(contribution.id))
    .limit(MOST)
  const byline = await bylinesOf(
    ctx,
    others.map(({ authorId }) => authorId),
  )
  const bases = new Map<string, LoadedRevision>()
  const nearby = new Map<string, NearbyView[]>()
  for (const { id, kind, authorId, version: sent } of others) {
    const base = bases.get(sent.baseRevisionId) ?? (await loadRevision(ctx, sent.baseRevisionId))
    bases.set(sent.baseRevisionId, base)
    for (const blockId of touchedIn(sent.content, documentOf(base.blocks))) {
      nearby.set(blockId, [...(nearby.get(blockId) ?? []), { id, kind, author: byline(authorId) }])
    }
  }
  return nearby
}
