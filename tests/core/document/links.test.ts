import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { safeHref, safeImageSource } from "#core/document/links"

describe("an address that a link may have", () => {
  test.each([
    ["https://example.org", "https://example.org/"],
    ["HTTP://Example.ORG/A?b#c", "http://example.org/A?b#c"],
    ["  https://example.org/a b ", "https://example.org/a%20b"],
    ["https://bücher.example/ü", "https://xn--bcher-kva.example/%C3%BC"],
    ["mailto:ada@example.org?subject=a b", "mailto:ada@example.org?subject=a%20b"],
    ["doi:10.1000/182", "https://doi.org/10.1000/182"],
    ["ht\ntps://example.org", "https://example.org/"],
  ])("%j is stored as %s", (written, stored) => {
    expect(safeHref(written)).toBe(stored)
  })

  test("is ASCII without spaces or angle brackets, of an allowed scheme, and stays when given again", () => {
    const scheme = fc.constantFrom("https://", "http://", "mailto:", "doi:10.1000/", "javascript:", "data:", "//", "")
    fc.assert(
      fc.property(scheme, fc.string({ unit: "binary" }), (start, rest) => {
        const href = safeHref(start + rest)
        if (href === null) return
        expect(href).toMatch(/^(?:https?:\/\/|mailto:)[!-~]+$/)
        expect(safeHref(href)).toBe(href)
      }),
      { numRuns: 1000 },
    )
  })
})

describe("an address that a link may not have", () => {
  test.each([
    "javascript:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "\u0001javascript:alert(1)",
    " JaVaScRiPt:alert(1)",
    "javascript&colon;alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "blob:https://example.org/1",
    "view-source:https://example.org",
    "file:///etc/passwd",
    "ftp://example.org",
    "//example.org",
    "/local",
    "#part",
    "example.org",
    "https://",
    "https://user:secret@example.org",
    "https://example.org@evil.example",
    "mailto:nobody",
    "doi:nothing",
    "tel:+431",
    `https://example.org/${"a".repeat(2000)}`,
    "",
  ])("%j", (written) => {
    expect(safeHref(written)).toBeNull()
  })
})

describe("an address that a picture", () => {
  test.each([
    ["https://example.org/a.png", "https://example.org/a.png"],
    ["/images/a b.png?x=1", "/images/a%20b.png?x=1"],
    ["/a/../b.png", "/b.png"],
  ])("may have: %j", (written, stored) => {
    expect(safeImageSource(written)).toBe(stored)
    expect(safeImageSource(stored)).toBe(stored)
  })

  test.each([
    "a.png",
    "//evil.example/a.png",
    "/\\evil.example/a.png",
    "\\\\evil.example",
    "/..//evil.example",
    "/\t/evil.example",
    "data:image/svg+xml,<svg onload=alert(1)>",
    "javascript:alert(1)",
    "mailto:ada@example.org",
    "doi:x",
  ])("may not have: %j", (written) => {
    expect(safeImageSource(written)).toBeNull()
  })
})
