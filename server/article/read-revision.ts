import { and, eq, ne } from "drizzle-orm"
import type { ArticleStatus, RevisionKind, Significance } from "#core/article/vocabulary"
import { writersOf } from "#core/credit/authors"
import type { Byline } from "#core/credit/byline"
import type { Document, Source } from "#core/document/schema"
import { type BlockChange, diffDocuments } from "#core/text/diff"
import { article, revision } from "#db/tables/articles"
import type { Context } from "#server/context"
import { shownBylines } from "#server/credit/authors"
import { bylinesOf } from "#server/people/bylines"
import { documentOf, type LoadedRevision, loadRevision } from "./load"
import { mendingsOf } from "./mended"
import { type NoticeView, readNoticeAt } from "./notices"
import { type InsightView, readPlacedInsights } from "./placed-insights"
import { type PublicEventView, readStanding } from "./public-events"
import { type MendedView, mendedBy } from "./read-history"

/** One revision as readers saw it. */
export type RevisionView = {
  readonly articleId: string
  readonly slug: string
  readonly seq: number
  readonly liveSeq: number
  /** How the article stands now, and what made it so. */
  readonly status: ArticleStatus
  readonly standing: PublicEventView | null
  readonly kind: RevisionKind
  readonly title: string
  readonly dek: string
  readonly document: Document
  readonly sources: readonly Source[]
  readonly insights: readonly InsightView[]
  /** Who was named as author of the article then; of those who took their name off since, nobody by name. */
  readonly authors: readonly Byline[]
  /** Whose words it brought. */
  readonly writtenBy: readonly Byline[]
  readonly approvedBy: Byline
  readonly note: string
  readonly significance: Significance
  readonly mended: MendedView | null
  readonly notice: NoticeView | null
  readonly hash: string
  readonly at: Date
}

/** Revision `seq` of the article at this address; null where there is none. */
export async function readRevision(ctx: Pick<Context, "db">, slug: string, seq: number): Promise<RevisionView | null> {
  const [found] = await ctx.db
    .select({
      id: revision.id,
      liveSeq: article.liveSeq,
      status: article.status,
      parties: article.parties,
      createdBy: article.createdBy,
    })
    .from(article)
    .innerJoin(revision, eq(revision.articleId, article.id))
    .where(and(eq(article.slug, slug), ne(article.status, "draft"), eq(revision.seq, seq)))
  if (!found) return null
  const one = await loadRevision(ctx, found.id)
  const mending = (await mendingsOf(ctx, [one.id])).get(one.id)
  const authors = (await shownBylines(ctx, [one.articleId]))({ ...one, createdBy: found.createdBy })
  const writers = writersShown(one, authors)
  const byline = await bylinesOf(ctx, [...authors, ...writers, one.approvedBy, mending?.editorId ?? null])
  return {
    articleId: one.articleId,
    slug,
    seq: one.seq,
    liveSeq: found.liveSeq,
    status: found.status,
    standing: await readStanding(ctx, one.articleId),
    kind: one.kind,
    title: one.title,
    dek: one.dek,
    document: documentOf(one.blocks),
    sources: one.sources,
    insights: await readPlacedInsights(ctx, one.insights, found.parties),
    authors: authors.map(byline),
    writtenBy: writers.map(byline),
    approvedBy: byline(one.approvedBy),
    ...mendedBy(one, mending, byline),
    notice: await readNoticeAt(ctx, one.articleId, one.seq),
    hash: one.hash,
    at: one.createdAt,
  }
}

/** Whose words a revision brought: a contributor's, the authors' or those of whoever wrote at the desk. */
function writersShown(one: LoadedRevision, authors: readonly string[]): readonly string[] {
  if (one.kind !== "create" && one.kind !== "edit") return [one.authorId]
  const writers = writersOf(one, one.authors)
  return writers === "authors" ? authors : writers
}

/** Two revisions of one article and what lies between them. */
export type ComparisonView = {
  readonly slug: string
  readonly from: RevisionView
  readonly to: RevisionView
  readonly changes: readonly BlockChange[]
  readonly insightsAdded: readonly InsightView[]
  readonly insightsRemoved: readonly InsightView[]
}

/** What changed from revision `a` to revision `b`, in the order of `b`; `a` may be the later one. Null where one is missing. */
export async function readComparison(
  ctx: Pick<Context, "db">,
  slug: string,
  [a, b]: readonly [number, number],
): Promise<ComparisonView | null> {
  const from = await readRevision(ctx, slug, a)
  const to = await readRevision(ctx, slug, b)
  if (!from || !to) return null
  const without = (those: RevisionView, others: RevisionView) => {
    const ids = new Set(others.insights.map((insight) => insight.contributionId))
    return those.insights.filter((insight) => !ids.has(insight.contributionId))
  }
  return {
    slug,
    from,
    to,
    changes: diffDocuments(from.document, to.document),
    insightsAdded: without(to, from),
    insightsRemoved: without(from, to),
  }
}
