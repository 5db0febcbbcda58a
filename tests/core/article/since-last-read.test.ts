import { expect, it } from "vitest"
import { substantiveSince } from "#core/article/since-last-read"

it.each([
  ["a first visit", null, 7, [7, 5, 1], 0],
  ["nothing new", 7, 7, [7, 5, 1], 0],
  ["one substantive change", 6, 7, [7, 5, 1], 1],
  ["several, with small repairs between", 2, 7, [7, 5, 1], 2],
  ["small repairs only", 5, 6, [5, 1], 0],
  ["a revision that is gone after a restored backup", 9, 7, [7, 5, 1], 0],
])("%s", (_, seen, now, substantive, news) => {
  expect(substantiveSince(seen, now, substantive)).toBe(news)
})
