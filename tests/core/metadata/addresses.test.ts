import { describe, expect, it } from "vitest"
import {
  comparePath,
  contributePath,
  frontPath,
  historyPath,
  isSlug,
  parseRange,
  parseSeq,
  personPath,
} from "#core/metadata/addresses"

describe("addresses", () => {
  it.each([
    [historyPath("a"), "/articles/a/history"],
    [historyPath("a", "all"), "/articles/a/history/all"],
    [historyPath("a", "all", 120), "/articles/a/history/all/before/120"],
    [historyPath("a", "substantive", 7), "/articles/a/history/before/7"],
    [comparePath("a", 3, 7), "/articles/a/compare/3...7"],
    [comparePath("a", 3, 7, "side-by-side"), "/articles/a/compare/3...7/side-by-side"],
    [personPath("ada"), "/people/ada"],
    [personPath(null), undefined],
    [frontPath(), "/"],
    [frontPath(null), "/"],
    [frontPath("17.x"), "/front/17.x"],
    [contributePath("a"), "/articles/a/contribute"],
    [contributePath("a", { block: "b1", start: undefined, rev: 3 }), "/articles/a/contribute?block=b1&rev=3"],
  ])("%s", (given, wanted) => {
    expect(given).toBe(wanted)
  })

  it("of a contribution carry the picked words letter by letter", () => {
    const path = contributePath("a", { kind: "edit", exact: "α & β = 5%\uFFFC" })
    expect(new URL(path, "https://x.org").searchParams.get("exact")).toBe("α & β = 5%\uFFFC")
  })
})

it.each([
  ["3...7", [3, 7]],
  ["7...3", [7, 3]],
  ["3...3", [3, 3]],
  ["3..7", null],
  ["3...", null],
  ["3...7...9", null],
  ["0...7", null],
  ["a...7", null],
  ["3...07", null],
  ["", null],
])("the range %j is %j", (text, range) => {
  expect(parseRange(text)).toEqual(range)
})

it.each([
  ["1", 1],
  ["9999999", 9_999_999],
  ["10000000", null],
  ["-1", null],
  ["1.5", null],
  ["1e3", null],
  [" 1", null],
])("the revision number %j is %j", (text, seq) => {
  expect(parseSeq(text)).toBe(seq)
})

it.each([
  ["a-second-key", true],
  ["r2", true],
  ["-", false],
  ["a--b", false],
  ["a-", false],
  ["A", false],
  ["a/b", false],
  ["a%00", false],
  ["", false],
  ["a".repeat(101), false],
])("%j as a slug: %j", (segment, is) => {
  expect(isSlug(segment)).toBe(is)
})
