import { ENCODINGS, type Encoding } from "./page"

/**
 * Addresses whose answers are the same for everybody, whatever is behind the "?". Everything else goes to Next untouched.
 * No page leads here by the framework's own way of moving between pages, so its headers (`RSC` and others) change nothing:
 * who asks with them gets the page, and the framework's router then loads it as a page.
 */
const ARTICLE = "/articles/[^/]+"
const PUBLIC = new RegExp(
  `^(?:/|/front/[^/]+|/about|/policies/[^/]+|/people/[^/]+|/feed\\.(?:atom|json)|/sitemap(?:-[^/]+)?\\.xml|${ARTICLE}|` +
    `${ARTICLE}/(?:feed\\.atom|authorship|history(?:/all)?(?:/before/[^/]+)?|revisions/[^/]+|compare/[^/]+(?:/side-by-side)?|contributions/[^/]+))$`,
)

/** Every public address is written in these letters; what has others is an alias at best, and not worth keeping. */
const CANONICAL = /^[a-z0-9/.-]*$/

/** The path of the public page that is asked for, or null. */
export function publicPath(method: string | undefined, url: string | undefined): string | null {
  if ((method !== "GET" && method !== "HEAD") || !url) return null
  const end = url.indexOf("?")
  const path = end < 0 ? url : url.slice(0, end)
  return PUBLIC.test(path) ? path : null
}

export const isCanonical = (path: string): boolean => CANONICAL.test(path)

/** The best encoding that the browser takes (RFC 9110, 12.5.3): what it does not name, or names with weight 0, it does not. */
export function encodingFor(accepted: string | string[] | undefined): Encoding {
  if (!accepted) return "identity"
  if (accepted === MOST_BROWSERS) return "br"
  const taken = new Set(
    String(accepted)
      .toLowerCase()
      .split(",")
      .flatMap((one) => {
        const [name = "", ...parameters] = one.split(";").map((part) => part.trim())
        return parameters.some((part) => /^q=0(?:\.0*)?$/.test(part)) ? [] : [name]
      }),
  )
  return ENCODINGS.find((encoding) => taken.has(encoding)) ?? "identity"
}

const MOST_BROWSERS = "gzip, deflate, br, zstd"

/** Whether the browser has the page already: `If-None-Match` compares weakly (RFC 9110, 13.1.2). */
export function hasAlready(ifNoneMatch: string | undefined, etag: string): boolean {
  if (!ifNoneMatch) return false
  const opaque = etag.replace(/^W\//, "")
  return ifNoneMatch.trim() === "*" || ifNoneMatch.split(",").some((one) => one.trim().replace(/^W\//, "") === opaque)
}
