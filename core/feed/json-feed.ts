import { type Feed, type FeedEntry, type FeedPerson, feedUpdated } from "./feed"

/**
 * A feed as JSON Feed 1.1, for `application/feed+json`. The format knows no contributors: they stand among the authors,
 * after them, and by themselves under a key of our own.
 */
export function jsonFeed(feed: Feed): string {
  return JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: feed.title,
    description: feed.subtitle,
    home_page_url: feed.page,
    feed_url: feed.json,
    language: "en",
    _scholium: { updated: feedUpdated(feed).toISOString() },
    items: feed.entries.map(item),
  })
}

function item(entry: FeedEntry) {
  const contributors = entry.contributors.map(author)
  return {
    id: entry.id,
    url: entry.url,
    title: entry.title,
    content_text: entry.summary,
    date_published: entry.published.toISOString(),
    date_modified: entry.updated.toISOString(),
    authors: [...entry.authors.map(author), ...contributors],
    ...(entry.topic && { tags: [entry.topic] }),
    _scholium: { contributors },
  }
}

const author = ({ name, url }: FeedPerson) => ({ name, ...(url && { url }) })
