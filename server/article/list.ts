import { and, count, desc, eq, inArray, isNotNull, lt, ne, or, sql } from "drizzle-orm"
import type { ArticleStatus } from "#core/article/vocabulary"
import type { Byline } from "#core/credit/byline"
import { article, credit, revision } from "#db/tables/articles"
import { event, isPublicEvent } from "#db/tables/contributions"
import type { Context } from "#server/context"
import { shownBylines } from "#server/credit/authors"
import { bylinesOf } from "#server/people/bylines"
import { noteNow, substantiveSeqs } from "./mended"
import { PUBLIC_EVENT_COLUMNS, type PublicEventView, publicEvent } from "./public-events"

export type ArticleSummary = {
  readonly articleId: string
  readonly slug: string
  readonly title: string
  readonly dek: string
  readonly topic: string
  readonly status: ArticleStatus
  readonly seq: number
  readonly experts: number
  readonly publishedAt: Date
  /** When it last changed in what a reader learns, and when it last changed at all. */
  readonly updatedAt: Date
  readonly changedAt: Date
  /** Who is named as author, in order. */
  readonly authors: readonly Byline[]
  /** What its newest substantive revision after the first brought; null while there is none. */
  readonly change: { readonly seq: number; readonly note: string; readonly by: Byline } | null
  /** What happened last to the whole article; null where its newest news is a revision. */
  readonly event: Omit<PublicEventView, "afterSeq"> | null
}
export type ArticlePage = { readonly articles: readonly ArticleSummary[]; readonly next: string | null }

const PAGE = 20

/**
 * Published articles, newest change first. `after` is the cursor that the page before gave as `next`; anything else
 * begins at the newest. The work does not grow with the number of articles (keyset, not offset).
 */
export async function listArticles(ctx: Pick<Context, "db">, after?: string, most = PAGE): Promise<ArticlePage> {
  const cursor = parseCursor(after)
  const news = ctx.db
    .select({ seq: revision.seq, note: noteNow().as("note"), authorId: revision.authorId })
    .from(revision)
    .where(
      and(
        eq(revision.articleId, article.id),
        eq(revision.seq, sql`(${substantiveSeqs(ctx, article.id, { above: 1, most: 1 })})`),
      ),
    )
    .limit(1)
    .as("news")
  const told = ctx.db
    .select(PUBLIC_EVENT_COLUMNS)
    .from(event)
    .where(and(eq(event.articleId, article.id), isPublicEvent(event.kind)))
    .orderBy(desc(event.id))
    .limit(1)
    .as("told")
  const { id, kind, actorId, detail, at } = told
  const rows = await ctx.db
    .select({
      article,
      news: { seq: news.seq, note: news.note, authorId: news.authorId },
      told: { id, kind, actorId, detail, at },
    })
    .from(article)
    .leftJoinLateral(news, sql`true`)
    .leftJoinLateral(told, sql`true`)
    .where(and(ne(article.status, "draft"), isNotNull(article.changedAt), cursor ? olderThan(cursor) : undefined))
    .orderBy(desc(article.changedAt), desc(article.id))
    .limit(most + 1)
  const shown = rows.slice(0, most)
  const experts = await expertsOf(
    ctx,
    shown.map((row) => row.article.id),
  )
  const authors = await shownBylines(
    ctx,
    shown.map((row) => row.article.id),
  )
  const named = (row: Row) => authors({ ...row.article, articleId: row.article.id })
  const byline = await bylinesOf(
    ctx,
    shown.flatMap((row) => [...named(row), row.news?.authorId ?? null, row.told?.actorId ?? null]),
  )
  const last = shown.at(-1)?.article
  return {
    articles: shown.flatMap((row) =>
      summary(row, { authors: named(row), experts: experts.get(row.article.id) ?? 0 }, byline),
    ),
    next: rows.length > most && last?.changedAt ? `${last.changedAt.getTime()}.${last.id}` : null,
  }
}

type Cursor = { readonly at: Date; readonly id: string }

function parseCursor(after: string | undefined): Cursor | null {
  const found = after?.match(/^(\d{1,15})\.([0-9a-f-]{36})$/)
  return found?.[1] && found[2] ? { at: new Date(Number(found[1])), id: found[2] } : null
}

const olderThan = ({ at, id }: Cursor) =>
  or(lt(article.changedAt, at), and(eq(article.changedAt, at), lt(article.id, id)))

async function expertsOf(ctx: Pick<Context, "db">, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db
    .select({ articleId: credit.articleId, experts: count() })
    .from(credit)
    .where(and(inArray(credit.articleId, [...ids]), sql`${credit.insights} + ${credit.edits} + ${credit.cosigned} > 0`))
    .groupBy(credit.articleId)
  return new Map(rows.map((row) => [row.articleId, row.experts]))
}

type Row = {
  readonly article: typeof article.$inferSelect
  readonly news: { readonly seq: number; readonly note: string; readonly authorId: string } | null
  readonly told: Parameters<typeof publicEvent>[0] | null
}

function summary(
  { article: row, news, told }: Row,
  { authors, experts }: { authors: readonly string[]; experts: number },
  byline: (id: string | null) => Byline,
): ArticleSummary[] {
  if (!row.publishedAt || !row.changedAt) return []
  const { id: articleId, slug, title, dek, topic, status, liveSeq: seq, publishedAt, changedAt } = row
  return [
    {
      articleId,
      slug,
      title,
      dek,
      topic,
      status,
      seq,
      experts,
      publishedAt,
      updatedAt: row.updatedAt ?? publishedAt,
      changedAt,
      authors: authors.map(byline),
      change: news && { seq: news.seq, note: news.note, by: byline(news.authorId) },
      event: told && row.updatedAt && told.at >= row.updatedAt ? publicEvent(told, byline) : null,
    },
  ]
}
