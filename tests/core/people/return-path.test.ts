import { expect, test } from "vitest"
import { safeReturnPath } from "#core/people/return-path"

const OWN = "https://scholium.example"

test.each([
  "/articles/coffee",
  "/articles/coffee?since=3#p-4",
  "/articles/coffee/contribute?held=abc_-1",
  "/contributions",
  "/desk/0192-4?sort=age",
  "/settings",
  "/people/ada-expert",
  "/search?q=caf%C3%A9%2Fbar",
  "/articles/caf%C3%A9",
])("people go back to %s", (path) => {
  expect(safeReturnPath(path)).toBe(path)
})

test.each([
  "//evil.example",
  "///evil.example",
  "////evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/\\/evil.example",
  "\\/evil.example",
  "/articles//evil.example",
  "/articles\\..\\..\\evil.example",
  "/articles/../..//evil.example",
  "/articles/./x",
  "/articles/%2e%2e//evil.example",
  "/articles/%2E%2E/%2Fevil.example",
  "/articles/%5cevil.example",
  "/articles/%5Cevil.example",
  "/articles/%2f%2fevil.example",
  "/%2f%2fevil.example",
  "/%5cevil.example",
  "/%09/evil.example",
  "/articles/%0d%0aLocation:%20https://evil.example",
  "/articles/\r\nLocation: https://evil.example",
  "/articles/\t/evil.example",
  "/articles/\u0000",
  "/articles/\u202eelpmaxe",
  "/articles/\ufeff",
  "/\t/evil.example",
  " /articles",
  "\t/articles",
  "/articles evil",
  "https://evil.example",
  "HTTPS://EVIL.EXAMPLE",
  "http:evil.example",
  "https:/evil.example",
  "https:///evil.example",
  "//evil.example/articles",
  "//evil.example%2f@scholium.example/articles",
  "https://scholium.example@evil.example/articles",
  "https://scholium.example.evil.example",
  "https://scholium.example/articles",
  "javascript:alert(1)",
  "java\tscript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:x",
  "file:///etc/passwd",
  "ftp://evil.example",
  ".evil.example",
  "@evil.example",
  "/@evil.example",
  "/.evil.example",
  "articles",
  "./articles",
  "../articles",
  "?url=https://evil.example",
  "#//evil.example",
  "/signin",
  "/signin/confirm?token=x",
  "/signout",
  "/api/me",
  "/articlesevil",
  "/deskevil.example",
  "/dev/mail",
  "／／evil.example",
  "/／evil.example",
  "〱evil.example",
  `/articles/${"x".repeat(2000)}`,
  "",
  "/",
])("%j leads home", (path) => {
  expect(safeReturnPath(path)).toBe("/")
})

test.each([undefined, null, 7, ["/articles"], { path: "/articles" }])("%j leads home", (path) => {
  expect(safeReturnPath(path)).toBe("/")
})

test("whatever is asked for, a browser stays with us", () => {
  const pieces = [
    "/",
    "//",
    "\\",
    ".",
    "..",
    "evil.example",
    "articles",
    "@",
    ":",
    "%2f",
    "%5c",
    "\t",
    "?",
    "#",
    "https:",
  ]
  const next = (seed: number) => (seed * 1103515245 + 12345) % 2147483648
  let seed = 20261122
  for (let round = 0; round < 20_000; round++) {
    let asked = round % 2 === 0 ? "/articles" : ""
    for (let part = 0; part < 5; part++) {
      seed = next(seed)
      asked += pieces[seed % pieces.length]
    }
    expect(new URL(safeReturnPath(asked), OWN).origin, asked).toBe(OWN)
  }
})
