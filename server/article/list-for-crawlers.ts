import { and, desc, gte, lt, max, ne, sql } from "drizzle-orm"
import { NEWS_MOST, SITEMAP_MOST } from "#core/feed/sitemap"
import { article } from "#db/tables/articles"
import type { Context } from "#server/context"

type Reading = Pick<Context, "db">

/** A month in which articles were first published ("2025-12", UTC), and when one of them last changed. */
export type PublishedMonth = { readonly month: string; readonly changedAt: Date }

const MONTH = sql<string>`to_char(${article.publishedAt} at time zone 'UTC', 'YYYY-MM')`

/** Every month in which articles were first published, newest first: each is one part of the sitemap. */
export async function listPublishedMonths(ctx: Reading): Promise<PublishedMonth[]> {
  const rows = await ctx.db
    .select({ month: MONTH, changedAt: max(article.updatedAt) })
    .from(article)
    .where(ne(article.status, "draft"))
    .groupBy(MONTH)
    .orderBy(desc(MONTH))
  return rows.flatMap(({ month, changedAt }) => (changedAt ? [{ month, changedAt: new Date(changedAt) }] : []))
}

/** The articles first published in a month ("2025-12", UTC): at most as many as a sitemap holds. */
export async function listPublishedIn(ctx: Reading, month: string): Promise<{ slug: string; changedAt: Date }[]> {
  const from = new Date(`${month}-01T00:00:00Z`)
  const until = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1))
  const rows = await ctx.db
    .select({ slug: article.slug, changedAt: article.updatedAt })
    .from(article)
    .where(and(ne(article.status, "draft"), gte(article.publishedAt, from), lt(article.publishedAt, until)))
    .orderBy(desc(article.publishedAt))
    .limit(SITEMAP_MOST)
  return rows.flatMap(({ slug, changedAt }) => (changedAt ? [{ slug, changedAt }] : []))
}

/** Articles first published at `since` or later, newest first, without withdrawn ones: what a news sitemap lists. */
export async function listPublishedSince(
  ctx: Reading,
  since: Date,
): Promise<{ slug: string; title: string; publishedAt: Date }[]> {
  const rows = await ctx.db
    .select({ slug: article.slug, title: article.title, publishedAt: article.publishedAt })
    .from(article)
    .where(and(ne(article.status, "draft"), ne(article.status, "withdrawn"), gte(article.publishedAt, since)))
    .orderBy(desc(article.publishedAt))
    .limit(NEWS_MOST)
  return rows.flatMap(({ publishedAt, ...row }) => (publishedAt ? [{ ...row, publishedAt }] : []))
}
