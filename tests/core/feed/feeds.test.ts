import { describe, expect, it } from "vitest"
import type { Byline } from "#core/credit/byline"
import { atomFeed } from "#core/feed/atom"
import { articleEntry } from "#core/feed/entries"
import { type Feed, type FeedEntry, feedUpdated } from "#core/feed/feed"
import { jsonFeed } from "#core/feed/json-feed"
import { newsSitemap, sitemap, sitemapIndex } from "#core/feed/sitemap"
import { xmlText } from "#core/feed/xml"

const ENTRY: FeedEntry = {
  id: "urn:uuid:019b0000-0000-7000-8000-000000000001",
  title: "Keys & <locks>",
  url: "https://x.org/articles/keys",
  published: new Date("2025-12-07T08:00:00Z"),
  updated: new Date("2025-12-15T09:40:00Z"),
  summary: "Early hope after venetoclax",
  authors: [{ name: "Ed", url: "https://x.org/people/ed" }],
  contributors: [{ name: 'Ada "A" Lind' }],
  topic: "Leukemia",
}
const FEED: Feed = {
  title: "Scholium",
  subtitle: "Living articles",
  page: "https://x.org/",
  atom: "https://x.org/feed.atom",
  json: "https://x.org/feed.json",
  since: new Date("2025-01-01T00:00:00Z"),
  entries: [ENTRY, { ...ENTRY, id: "urn:uuid:2", updated: new Date("2025-12-20T00:00:00Z"), topic: undefined }],
}

describe("a feed", () => {
  it("was updated when its newest entry was", () => {
    expect(feedUpdated(FEED)).toEqual(new Date("2025-12-20T00:00:00Z"))
  })

  it("without entries has the date it was begun", () => {
    expect(feedUpdated({ ...FEED, entries: [] })).toEqual(FEED.since)
  })
})

describe("Atom", () => {
  const xml = atomFeed(FEED)

  it.each([
    ["an id of its own", "<id>https://x.org/feed.atom</id>"],
    ["its own address", '<link rel="self" type="application/atom+xml" href="https://x.org/feed.atom"/>'],
    ["the page it follows", '<link rel="alternate" type="text/html" href="https://x.org/"/>'],
    ["when it was updated", "<updated>2025-12-20T00:00:00.000Z</updated>"],
    ["a licence", "<rights>Creative Commons Attribution 4.0 International (CC BY 4.0)</rights>"],
    ["escaped titles", "<title>Keys &amp; &lt;locks&gt;</title>"],
    ["authors with their page", "<author><name>Ed</name><uri>https://x.org/people/ed</uri></author>"],
    ["contributors", "<contributor><name>Ada &quot;A&quot; Lind</name></contributor>"],
    ["both dates", "<published>2025-12-07T08:00:00.000Z</published>\n<updated>2025-12-15T09:40:00.000Z</updated>"],
    ["a topic", '<category term="Leukemia"/>'],
  ])("has %s", (_, part) => {
    expect(xml).toContain(part)
  })

  it("names an author in every entry, as RFC 4287 asks", () => {
    for (const entry of xml.split("<entry>").slice(1)) expect(entry).toContain("<author>")
  })

  it("leaves out a topic that is not there", () => {
    expect(xml.match(/<category/g)).toHaveLength(1)
  })
})

describe("JSON Feed", () => {
  const json = JSON.parse(jsonFeed(FEED))

  it("says which version it is and where it is", () => {
    expect(json).toMatchObject({ version: "https://jsonfeed.org/version/1.1", feed_url: "https://x.org/feed.json" })
  })

  it("puts contributors behind the authors and says who they are", () => {
    expect(json.items[0]).toMatchObject({
      authors: [{ name: "Ed", url: "https://x.org/people/ed" }, { name: 'Ada "A" Lind' }],
      _scholium: { contributors: [{ name: 'Ada "A" Lind' }] },
    })
  })

  it("has text in every item, as the format asks", () => {
    for (const item of json.items) expect(item.content_text).toBe("Early hope after venetoclax")
  })
})

describe("sitemaps", () => {
  it("list pages, with when they changed where that is known", () => {
    const xml = sitemap([{ url: "https://x.org/a?b&c", changedAt: new Date("2025-12-07") }, { url: "https://x.org/d" }])
    expect(xml).toContain(
      "<url><loc>https://x.org/a?b&amp;c</loc><lastmod>2025-12-07T00:00:00.000Z</lastmod></url>\n<url><loc>https://x.org/d</loc></url>",
    )
  })

  it("are listed by an index", () => {
    expect(sitemapIndex([{ url: "https://x.org/sitemap-1.xml" }])).toMatch(
      /^<\?xml version="1\.0" encoding="utf-8"\?>\n<sitemapindex xmlns="[^"]+">\n<sitemap><loc>https:\/\/x\.org\/sitemap-1\.xml<\/loc><\/sitemap>\n<\/sitemapindex>\n$/,
    )
  })

  it("of news name the publication, the day and the title", () => {
    const xml = newsSitemap("Scholium", [{ url: "https://x.org/a", title: "R&D", publishedAt: new Date("2025-12-07") }])
    expect(xml).toContain("<news:name>Scholium</news:name><news:language>en</news:language>")
    expect(xml).toContain("<news:publication_date>2025-12-07T00:00:00.000Z</news:publication_date>")
    expect(xml).toContain("<news:title>R&amp;D</news:title>")
  })
})

it.each([
  ["control characters", "a\u0000b\u000Bc", "abc"],
  ["half a pair", "a\uD800b", "ab"],
  ["non-characters", "a\uFFFFb", "ab"],
])("%s, which XML cannot hold, are left out", (_, text, kept) => {
  expect(xmlText(text)).toBe(kept)
})

it("letters beyond the first plane, tabs and line ends are kept", () => {
  expect(xmlText("𝛼\t🧬\n")).toBe("𝛼\t🧬\n")
})

describe("an entry of the feed of all articles", () => {
  const byline = (name: string): Byline => ({
    personId: name,
    slug: name.toLowerCase(),
    name,
    credentials: "",
    affiliation: "",
    orcid: null,
    verification: { level: "none", how: "", at: null },
  })
  const at = new Date("2025-12-07T08:00:00Z")
  const article = {
    articleId: "a1",
    slug: "keys",
    title: "Keys",
    dek: "Early hope.",
    topic: "",
    status: "live" as const,
    event: null,
    authors: [byline("Ed")],
    publishedAt: at,
    updatedAt: at,
  }

  it("names the revision that made the change, whatever came after it", () => {
    const change = { seq: 5, note: "Corrected the rate", by: byline("Ada") }
    const entry = articleEntry({ ...article, change }, [byline("Ada")], "https://x.org")
    expect(entry.summary).toBe("Early hope. Revision 5: Corrected the rate (Ada)")
    expect(entry.contributors).toEqual([{ name: "Ada", url: "https://x.org/people/ada" }])
  })

  it("says what the article says while nothing has changed", () => {
    expect(articleEntry({ ...article, change: null }, [], "https://x.org").summary).toBe("Early hope.")
  })
})
