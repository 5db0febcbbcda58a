import { describe, expect, test } from "vitest"
import { encodingFor, hasAlready, isCanonical, publicPath } from "../../app/_kept/asked-for"

describe("a public page is asked for", () => {
  test.each([
    ["/", "/"],
    ["/?page=2", "/"],
    ["/articles/two-drugs", "/articles/two-drugs"],
    ["/articles/two-drugs?utm_source=a#b", "/articles/two-drugs"],
    ["/articles/two-drugs/history/all/before/7", "/articles/two-drugs/history/all/before/7"],
    ["/articles/two-drugs/compare/1...2/side-by-side", "/articles/two-drugs/compare/1...2/side-by-side"],
    ["/articles/two-drugs/authorship", "/articles/two-drugs/authorship"],
    ["/articles/two-drugs/feed.atom", "/articles/two-drugs/feed.atom"],
    ["/sitemap-2026-11.xml", "/sitemap-2026-11.xml"],
  ])("by %s", (url, path) => {
    expect(publicPath("GET", url)).toBe(path)
    expect(publicPath("HEAD", url)).toBe(path)
  })

  test.each([
    "/articles/two-drugs/contribute",
    "/articles/two-drugs/compare?from=1&to=2",
    "/articles/two-drugs/",
    "/desk",
    "/signin",
    "/api/me",
    "/news-sitemap.xml",
    "/_next/static/a.css",
    "//articles/two-drugs",
  ])("not by %s", (url) => expect(publicPath("GET", url)).toBeNull())

  test("not by sending something", () => expect(publicPath("POST", "/articles/two-drugs")).toBeNull())

  test("under one address only: an alias is not worth keeping", () => {
    expect(isCanonical("/articles/two-drugs/compare/1...2")).toBe(true)
    expect(isCanonical("/articles/%74wo-drugs")).toBe(false)
  })
})

test.each([
  ["gzip, deflate, br, zstd", "br"],
  ["gzip, deflate", "gzip"],
  ["GZIP;q=0.5, br;q=0", "gzip"],
  ["br;q=0.000, gzip;q=0", "identity"],
  ["identity", "identity"],
  ["zstd", "identity"],
  ["brotli", "identity"],
  ["", "identity"],
  [undefined, "identity"],
])("who accepts %j gets %s", (accepted, encoding) => expect(encodingFor(accepted)).toBe(encoding))

test.each([
  ['W/"a"', true],
  ['"a"', true],
  ['"b", W/"a"', true],
  ["*", true],
  ['"b"', false],
  ['W/"aa"', false],
  [undefined, false],
])("whether %s names the page", (ifNoneMatch, known) => expect(hasAlready(ifNoneMatch, 'W/"a"')).toBe(known))
