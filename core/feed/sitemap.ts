import { element, xmlDocument } from "./xml"

/** A page for search engines; `changedAt` is when its content last changed, where that is known. */
export type SitemapPage = { readonly url: string; readonly changedAt?: Date | undefined }

const SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
const NEWS = "http://www.google.com/schemas/sitemap-news/0.9"

/** The most pages that one sitemap may list (sitemaps.org). */
export const SITEMAP_MOST = 50_000
/** The most articles of a news sitemap, and how old they may be: two days from their publication (Google News). */
export const NEWS_MOST = 1000
export const NEWS_HOURS = 48

/** Lists pages (sitemaps.org 0.9). The caller keeps to `SITEMAP_MOST`. */
export const sitemap = (pages: readonly SitemapPage[]): string =>
  xmlDocument("urlset", { xmlns: SITEMAP }, pages.map(entry("url")))

/** Lists sitemaps, for more pages than one may hold. */
export const sitemapIndex = (sitemaps: readonly SitemapPage[]): string =>
  xmlDocument("sitemapindex", { xmlns: SITEMAP }, sitemaps.map(entry("sitemap")))

const entry =
  (name: "url" | "sitemap") =>
  ({ url, changedAt }: SitemapPage): string =>
    `<${name}>${element("loc", {}, url)}${changedAt ? element("lastmod", {}, changedAt.toISOString()) : ""}</${name}>`

export type NewsPage = { readonly url: string; readonly title: string; readonly publishedAt: Date }

/** Lists articles first published lately; an update to an old one does not bring it in again. */
export function newsSitemap(publication: string, pages: readonly NewsPage[]): string {
  const news = pages.map(({ url, title, publishedAt }) =>
    [
      "<url>",
      element("loc", {}, url),
      "<news:news>",
      `<news:publication>${element("news:name", {}, publication)}${element("news:language", {}, "en")}</news:publication>`,
      element("news:publication_date", {}, publishedAt.toISOString()),
      element("news:title", {}, title),
      "</news:news>",
      "</url>",
    ].join(""),
  )
  return xmlDocument("urlset", { xmlns: SITEMAP, "xmlns:news": NEWS }, news)
}
