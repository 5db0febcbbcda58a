import { cacheLife, cacheTag } from "next/cache"
import { site } from "#auth/site"
import { NOTICE_LABELS, REVISION_KIND_LABELS } from "#core/article/vocabulary"
import type { Byline } from "#core/credit/byline"
import { tags } from "#core/event/tags"
import { atomFeed } from "#core/feed/atom"
import type { Feed, FeedEntry, FeedPerson } from "#core/feed/feed"
import { jsonFeed } from "#core/feed/json-feed"
import { articlePath, comparePath, historyPath, personPath, revisionPath } from "#core/metadata/addresses"
import { type ArticleSummary, listArticles } from "#server/article/list"
import { type ChangeView, readHistory } from "#server/article/read-history"
import { contributorsOf } from "#server/credit/contributors"
import { publicReading } from "../_reading"
import { tagPeople } from "./people"

const ENTRIES = 40
/** The date of a feed that has nothing in it yet. */
const BEGINNING = new Date(0)

/** Every living article, as a feed of articles; an entry is updated when a reader would learn something new. */
export async function cachedSiteFeed(form: "atom" | "json"): Promise<string> {
  "use cache"
  cacheLife("max")
  cacheTag(tags.articles)
  const { publication, origin } = site()
  const reading = await publicReading()
  const { articles } = await listArticles(reading, undefined, ENTRIES)
  const contributors = await contributorsOf(
    reading,
    articles.map((article) => article.articleId),
  )
  tagPeople([...articles.map((article) => article.author), ...[...contributors.values()].flat()])
  const feed = {
    title: publication,
    subtitle: "Living articles that experts improve",
    page: `${origin}/`,
    atom: `${origin}/feed.atom`,
    json: `${origin}/feed.json`,
    since: BEGINNING,
    entries: articles.map((article) => articleEntry(article, contributors.get(article.articleId) ?? [], origin)),
  }
  return form === "atom" ? atomFeed(feed) : jsonFeed(feed)
}

/** What changed in one article, without small repairs, as an Atom feed; null where there is no such article. */
export async function cachedArticleFeed(slug: string): Promise<string | null> {
  "use cache"
  cacheLife("max")
  cacheTag(tags.article(slug))
  const { publication, origin } = site()
  const history = await readHistory(await publicReading(), slug, "substantive")
  if (!history) return null
  const changes = history.changes.slice(0, ENTRIES)
  tagPeople(changes.flatMap(({ author, approvedBy }) => [author, approvedBy]))
  const feed: Feed = {
    title: `${history.title}: what changed`,
    subtitle: `Every substantive revision of an article in ${publication}`,
    page: origin + historyPath(slug),
    atom: `${origin}${articlePath(slug)}/feed.atom`,
    since: BEGINNING,
    entries: changes.map((change) => changeEntry(change, slug, origin)),
  }
  return atomFeed(feed)
}

function articleEntry(article: ArticleSummary, contributors: readonly Byline[], origin: string): FeedEntry {
  const { dek, change } = article
  return {
    id: `urn:uuid:${article.articleId}`,
    title: article.title,
    url: origin + articlePath(article.slug),
    published: article.publishedAt,
    updated: article.updatedAt,
    summary: change ? `${dek}${dek && " "}Revision ${article.seq}: ${change.note} (${change.by.name})` : dek,
    authors: [feedPerson(article.author, origin)],
    contributors: contributors.map((byline) => feedPerson(byline, origin)),
    topic: article.topic || undefined,
  }
}

function changeEntry(change: ChangeView, slug: string, origin: string): FeedEntry {
  const { seq, kind, note, noticeType, author, approvedBy, at, mended } = change
  const label = noticeType ? NOTICE_LABELS[noticeType] : REVISION_KIND_LABELS[kind]
  return {
    id: `urn:uuid:${change.revisionId}`,
    title: `Revision ${seq}: ${label}`,
    url: origin + (seq > 1 ? comparePath(slug, seq - 1, seq) : revisionPath(slug, seq)),
    published: at,
    updated: mended?.at ?? at,
    summary: note,
    authors: [feedPerson(approvedBy, origin)],
    contributors: author.personId === approvedBy.personId ? [] : [feedPerson(author, origin)],
  }
}

function feedPerson({ name, slug }: Byline, origin: string): FeedPerson {
  const path = personPath(slug)
  return { name, url: path && origin + path }
}
