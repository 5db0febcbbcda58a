import { cacheLife, cacheTag } from "next/cache"
import { site } from "#auth/site"
import { inOrder, PUBLIC_EVENTS, publicEventLine } from "#core/article/public-events"
import { NOTICE_LABELS, REVISION_KIND_LABELS } from "#core/article/vocabulary"
import type { Byline } from "#core/credit/byline"
import { tags } from "#core/event/tags"
import { atomFeed } from "#core/feed/atom"
import type { Feed, FeedEntry, FeedPerson } from "#core/feed/feed"
import { jsonFeed } from "#core/feed/json-feed"
import { articlePath, comparePath, historyPath, personPath, revisionPath } from "#core/metadata/addresses"
import { dayInWords } from "#core/metadata/in-words"
import { standingTitle } from "#core/metadata/standing-title"
import { type ArticleSummary, listArticles } from "#server/article/list"
import type { PublicEventView } from "#server/article/public-events"
import { type ChangeView, type HistoryView, readHistory } from "#server/article/read-history"
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
  const rows = inOrder(history.changes, history.events).slice(0, ENTRIES)
  tagPeople(rows.flatMap(({ change, event }) => (change ? [change.author, change.approvedBy] : [event.by])))
  const feed: Feed = {
    title: `${standingTitle(history)}: what changed`,
    subtitle: `What changed of substance in an article in ${publication}`,
    page: origin + historyPath(slug),
    atom: `${origin}${articlePath(slug)}/feed.atom`,
    since: BEGINNING,
    entries: rows.map(({ change, event }) =>
      change ? changeEntry(change, slug, origin) : eventEntry(event, history, origin),
    ),
  }
  return atomFeed(feed)
}

function articleEntry(article: ArticleSummary, contributors: readonly Byline[], origin: string): FeedEntry {
  return {
    id: `urn:uuid:${article.articleId}`,
    title: standingTitle(article),
    url: origin + articlePath(article.slug),
    published: article.publishedAt,
    updated: article.updatedAt,
    summary: [article.dek, newsOf(article)].filter(Boolean).join(" "),
    authors: [feedPerson(article.author, origin)],
    contributors: contributors.map((byline) => feedPerson(byline, origin)),
    topic: article.topic || undefined,
  }
}

/** What changed last, in a sentence with its name and, of what happened to the whole article, its date. */
function newsOf({ seq, change, event }: ArticleSummary): string {
  if (event) return `${publicEventLine(event)} (${event.by.name}, ${dayInWords(event.at)})`
  return change ? `Revision ${seq}: ${change.note} (${change.by.name})` : ""
}

/** What happened to the whole article, as an entry of its own. */
function eventEntry(event: PublicEventView, { articleId, slug }: HistoryView, origin: string): FeedEntry {
  return {
    id: `urn:uuid:${articleId}#event-${event.id}`,
    title: PUBLIC_EVENTS[event.kind].label,
    url: `${origin}${historyPath(slug)}#event-${event.id}`,
    published: event.at,
    updated: event.at,
    summary: publicEventLine(event),
    authors: [feedPerson(event.by, origin)],
    contributors: [],
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
