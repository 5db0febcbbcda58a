import { cacheLife, cacheTag } from "next/cache"
import { tags } from "#core/event/tags"
import type { HistoryLevel } from "#core/metadata/addresses"
import { type ArticlePage, listArticles } from "#server/article/list"
import { type ArticleView, readArticle } from "#server/article/read"
import { type AuthorshipView, readAuthorship } from "#server/article/read-authorship"
import { type ChangeView, type HistoryView, readHistory } from "#server/article/read-history"
import { type ComparisonView, type RevisionView, readComparison, readRevision } from "#server/article/read-revision"
import { type RecordView, readRecord } from "#server/contribution/read-record"
import { publicReading } from "../_reading"
import { tagPeople } from "./people"

/*
 * What the public pages show, read once and kept until an event expires its tags. Only what is public already may be
 * read here: these functions know nobody. What does not exist is kept too, under the tag of the article that would make it.
 */

export async function cachedFront(after: string): Promise<ArticlePage> {
  "use cache"
  cacheLife("max")
  cacheTag(tags.articles)
  const page = await listArticles(await publicReading(), after === "newest" ? undefined : after)
  tagPeople(page.articles.flatMap(({ author, change }) => [author, ...(change ? [change.by] : [])]))
  return page
}

export async function cachedArticle(slug: string): Promise<ArticleView | null> {
  "use cache"
  cacheLife("max")
  cacheTag(tags.article(slug))
  const article = await readArticle(await publicReading(), slug)
  if (article) tagPeople([article.author, article.approvedBy, ...[...article.credits, ...article.insights].map(signed)])
  return article
}

export async function cachedHistory(slug: string, level: HistoryLevel, before?: number): Promise<HistoryView | null> {
  "use cache"
  cacheLife("max")
  cacheTag(tags.article(slug))
  const history = await readHistory(await publicReading(), slug, level, before)
  const signers = ({ author, approvedBy, mended }: ChangeView) => [author, approvedBy, ...(mended ? [mended.by] : [])]
  tagPeople((history?.changes ?? []).flatMap(signers))
  return history
}

export async function cachedAuthorship(slug: string): Promise<AuthorshipView | null> {
  "use cache"
  cacheLife("max")
  cacheTag(tags.article(slug))
  const authorship = await readAuthorship(await publicReading(), slug)
  tagPeople((authorship?.writings ?? []).map(({ by }) => by))
  return authorship
}

export async function cachedRevision(slug: string, seq: number): Promise<RevisionView | null> {
  "use cache"
  cacheLife("max")
  cacheTag(tags.article(slug))
  const revision = await readRevision(await publicReading(), slug, seq)
  if (!revision) return null
  const { author, approvedBy, mended, insights } = revision
  tagPeople([author, approvedBy, ...(mended ? [mended.by] : []), ...insights.map(signed)])
  return revision
}

export async function cachedComparison(slug: string, from: number, to: number): Promise<ComparisonView | null> {
  "use cache"
  cacheLife("max")
  cacheTag(tags.article(slug))
  const comparison = await readComparison(await publicReading(), slug, [from, to])
  if (comparison) tagPeople([...comparison.insightsAdded, ...comparison.insightsRemoved].map(signed))
  return comparison
}

export async function cachedRecord(slug: string, id: string): Promise<RecordView | null> {
  "use cache"
  cacheLife("max")
  cacheTag(tags.article(slug))
  const record = await readRecord(await publicReading(), slug, id)
  if (record) tagPeople([record.author, record.approvedBy])
  return record
}

const signed = <Signed extends { readonly byline: unknown }>({ byline }: Signed): Signed["byline"] => byline
