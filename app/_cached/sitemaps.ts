import { cacheLife, cacheTag } from "next/cache"
import { site } from "#auth/site"
import { tags } from "#core/event/tags"
import { NEWS_HOURS, newsSitemap, sitemap, sitemapIndex } from "#core/feed/sitemap"
import { articlePath } from "#core/metadata/addresses"
import { listPublishedIn, listPublishedMonths, listPublishedSince } from "#server/article/list-for-crawlers"
import { publicReading } from "../_reading"

const PAGES = [
  "/",
  "/about",
  "/policies/credit",
  "/policies/corrections",
  "/policies/disclosure",
  "/policies/contributors",
  "/policies/privacy",
]
const partUrl = (part: string) => `${site().origin}/sitemap-${part}.xml`

/** The index: one part for the pages that are always there, one for each month in which articles were published. */
export async function cachedSitemapIndex(): Promise<string> {
  "use cache"
  cacheLife("max")
  cacheTag(tags.articles)
  const months = await listPublishedMonths(await publicReading())
  return sitemapIndex([
    { url: partUrl("pages") },
    ...months.map(({ month, changedAt }) => ({ url: partUrl(month), changedAt })),
  ])
}

/** One part of the sitemap: "pages", or a month such as "2025-12"; null for anything else. */
export async function cachedSitemap(part: string): Promise<string | null> {
  "use cache"
  cacheLife("max")
  cacheTag(tags.articles)
  const { origin } = site()
  if (part === "pages") return sitemap(PAGES.map((path) => ({ url: origin + path })))
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(part)) return null
  const articles = await listPublishedIn(await publicReading(), part)
  return sitemap(articles.map(({ slug, changedAt }) => ({ url: origin + articlePath(slug), changedAt })))
}

/** Articles published in the two days before an hour ("2025-12-07T09", UTC). */
export async function cachedNewsSitemap(hour: string): Promise<string> {
  "use cache"
  cacheLife("hours")
  cacheTag(tags.articles)
  const { publication, origin } = site()
  const since = new Date(Date.parse(`${hour}:00:00Z`) - NEWS_HOURS * 3_600_000)
  const articles = await listPublishedSince(await publicReading(), since)
  return newsSitemap(
    publication,
    articles.map(({ slug, ...article }) => ({ ...article, url: origin + articlePath(slug) })),
  )
}
