import { cacheLife, cacheTag } from "next/cache"
import type { Byline } from "#core/credit/byline"
import { tags } from "#core/event/tags"
import type { HistoryLevel } from "#core/metadata/addresses"
import { type ArticlePage, listArticles } from "#server/article/list"
import type { NoticeView } from "#server/article/notices"
import { type ArticleView, readArticle } from "#server/article/read"
import { type AuthorshipView, readAuthorship } from "#server/article/read-authorship"
import { type CitedRevisionView, readCitedRevision } from "#server/article/read-cited-revision"
import { type ChangeView, type HistoryView, readHistory } from "#server/article/read-history"
import { type ComparisonView, readComparison } from "#server/article/read-revision"
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
  tagPeople(
    page.articles.flatMap(({ authors, change, event }) => [
      ...authors,
      ...[change, event].flatMap((news) => news?.by ?? []),
    ]),
  )
  return page
}

export async function cachedArticle(slug: string): Promise<ArticleView | null> {
  "use cache"
  cacheLife("max")
  cacheTag(tags.article(slug))
  const article = await readArticle(await publicReading(), slug)
  if (article) {
    const { authors, approvedBy, standing, notices, credits, insights } = article
    tagPeople([
      ...authors,
      approvedBy,
      ...namedIn(standing),
      ...changersOf(notices),
      ...[...credits, ...insights].map(signed),
    ])
  }
  return article
}

export async function cachedHistory(slug: string, level: HistoryLevel, before?: number): Promise<HistoryView | null> {
  "use cache"
  cacheLife("max")
  cacheTag(tags.article(slug))
  const history = await readHistory(await publicReading(), slug, level, before)
  const signers = ({ author, approvedBy, mended, notice }: ChangeView) => [
    author,
    approvedBy,
    ...namedIn(mended),
    ...changersOf([notice]),
  ]
  tagPeople([...(history?.changes ?? []).flatMap(signers), ...(history?.events ?? []).map(({ by }) => by)])
  return history
}

export async function cachedAuthorship(slug: string): Promise<AuthorshipView | null> {
  "use cache"
  cacheLife("max")
  cacheTag(tags.article(slug))
  const authorship = await readAuthorship(await publicReading(), slug)
  const wrote = [...(authorship?.writings ?? []), ...(authorship?.insights ?? [])]
  tagPeople([...wrote.flatMap(({ by }) => by), ...namedIn(authorship?.standing)])
  return authorship
}

export async function cachedRevision(slug: string, seq: number): Promise<CitedRevisionView | null> {
  "use cache"
  cacheLife("max")
  cacheTag(tags.article(slug))
  const revision = await readCitedRevision(await publicReading(), slug, seq)
  if (!revision) return null
  const { authors, writtenBy, approvedBy, mended, standing, notice, insights, credits } = revision
  const told = [...namedIn(mended), ...namedIn(standing), ...changersOf([notice])]
  const named = [...authors, ...writtenBy, approvedBy, ...told]
  tagPeople([...named, ...[...insights, ...credits].map(signed)])
  return revision
}

export async function cachedComparison(slug: string, from: number, to: number): Promise<ComparisonView | null> {
  "use cache"
  cacheLife("max")
  cacheTag(tags.article(slug))
  const comparison = await readComparison(await publicReading(), slug, [from, to])
  if (!comparison) return null
  const authors = [...comparison.from.authors, ...comparison.to.authors]
  tagPeople([...authors, ...[...comparison.insightsAdded, ...comparison.insightsRemoved].map(signed)])
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

const changersOf = (notices: readonly (NoticeView | null)[]): Byline[] =>
  notices.flatMap((notice) => namedIn(notice?.changed))

const namedIn = (one: { readonly by: Byline } | null | undefined): Byline[] => (one ? [one.by] : [])

const signed = <Signed extends { readonly byline: unknown }>({ byline }: Signed): Signed["byline"] => byline
