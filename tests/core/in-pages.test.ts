import { expect, test } from "vitest"
import { inPages, pageAsked } from "#core/in-pages"

test.each([
  ["nothing is one empty page", [], [[]]],
  ["few stand on one", [1, 2], [[1, 2]]],
  ["as many as fit stand on one", [1, 2, 3], [[1, 2, 3]]],
  ["one more begins the next", [1, 2, 3, 4], [[1, 2, 3], [4]]],
])("%s", (_, parts, pages) => {
  expect(inPages(parts, { most: 3 })).toEqual(pages)
})

test.each([
  ["heavy ones stand on more pages", [40, 40, 40], [[40, 40], [40]]],
  ["one that is too heavy stands alone", [10, 500, 10], [[10], [500], [10]]],
])("%s", (_, parts, pages) => {
  expect(inPages(parts, { most: 3, weigh: (part) => part, heaviest: 100 })).toEqual(pages)
})

test("every part stands on one page, in order", () => {
  const parts = Array.from({ length: 1_234 }, (_, at) => at)
  expect(inPages(parts, { most: 50, weigh: (part) => part % 97, heaviest: 1_000 }).flat()).toEqual(parts)
})

test.each([
  [undefined, 1],
  ["", 1],
  ["0", 1],
  ["3", 3],
  ["7", 5],
  ["-2", 1],
  ["2.5", 1],
  ["3rd", 1],
  ["99999999999", 1],
])("asked for page %j of five, one gets page %i", (asked, page) => {
  expect(pageAsked(asked, 5)).toBe(page)
})
