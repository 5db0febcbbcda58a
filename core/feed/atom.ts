import { LICENCE } from "#core/contribution/vocabulary"
import { type Feed, type FeedEntry, type FeedPerson, feedUpdated } from "./feed"
import { element, xmlDocument } from "./xml"

/** A feed as Atom (RFC 4287), for `application/atom+xml`. Those who improved an entry are its contributors. */
export function atomFeed(feed: Feed): string {
  return xmlDocument("feed", { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": "en" }, [
    element("id", {}, feed.atom),
    element("title", {}, feed.title),
    element("subtitle", {}, feed.subtitle),
    element("updated", {}, feedUpdated(feed).toISOString()),
    element("link", { rel: "self", type: "application/atom+xml", href: feed.atom }),
    element("link", { rel: "alternate", type: "text/html", href: feed.page }),
    element("rights", {}, `${LICENCE.name} (${LICENCE.code})`),
    ...feed.entries.map(entryElement),
  ])
}

function entryElement(entry: FeedEntry): string {
  const parts = [
    element("id", {}, entry.id),
    element("title", {}, entry.title),
    element("link", { rel: "alternate", type: "text/html", href: entry.url }),
    element("published", {}, entry.published.toISOString()),
    element("updated", {}, entry.updated.toISOString()),
    ...entry.authors.map((person) => personElement("author", person)),
    ...entry.contributors.map((person) => personElement("contributor", person)),
    ...(entry.topic ? [element("category", { term: entry.topic })] : []),
    element("summary", { type: "text" }, entry.summary),
  ]
  return `<entry>\n${parts.join("\n")}\n</entry>`
}

function personElement(kind: "author" | "contributor", { name, url }: FeedPerson): string {
  return `<${kind}>${element("name", {}, name)}${url ? element("uri", {}, url) : ""}</${kind}>`
}
