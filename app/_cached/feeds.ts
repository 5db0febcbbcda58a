import { cacheLife, cacheTag } from "next/cache"
import { site } from "#auth/site"
import { inOrder } from "#core/article/public-events"
import { tags } from "#core/event/tags"
import { atomFeed } from "#core/feed/atom"
import { articleEntry, changeEntry, eventEntry } from "#core/feed/entries"
import type { Feed } from "#core/feed/feed"
import { jsonFeed } from "#core/feed/json-feed"
import { articlePath, historyPath } from "#core/metadata/addresses"
import { standingTitle } from "#core/metadata/standing-title"
import { listArticles } from "#server/article/list"
import { readHistory } from "#server/article/read-history"
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
  tagPeople([...articles.flatMap((article) => article.authors), ...[...contributors.values()].flat()])
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
