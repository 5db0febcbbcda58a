import { describe, expect, test } from "vitest"
import type { Span } from "#core/authorship/spans"
import { sharesOf, wordsByOrigin, wordsOf } from "#core/authorship/words"
import { countWords } from "#core/document/words"
import { attributed } from "#tests/support/attributed"
import { cite, doc, h2, p, table } from "#tests/support/documents"

describe("a word belongs to", () => {
  const cases: [string, string, Span[], Record<string, number>][] = [
    [
      "who wrote it",
      "one two",
      [
        [4, "ada", 0],
        [3, "bob", 0],
      ],
      { ada: 1, bob: 1 },
    ],
    [
      "who wrote most of its characters",
      "wording",
      [
        [2, "ada", 0],
        [5, "bob", 0],
      ],
      { bob: 1 },
    ],
    [
      "who wrote its beginning, where two wrote equally much",
      "word",
      [
        [2, "ada", 0],
        [2, "bob", 0],
      ],
      { ada: 1 },
    ],
    [
      "one person even in three pieces",
      "abcde",
      [
        [2, "ada", 0],
        [1, "bob", 0],
        [2, "ada", 2],
      ],
      { ada: 1 },
    ],
    ["nobody, if it is white space or punctuation", " … , ", [[5, "ada", 0]], {}],
  ]
  test.each(cases)("%s", (_, text, spans, expected) => {
    expect(Object.fromEntries(wordsOf(text, spans))).toEqual(expected)
  })
})

test("the words of all origins together are the words of the document, tables and captions included", () => {
  const document = doc(
    h2("Results"),
    p("A 5-year trial, don't", cite("s1"), " worry."),
    table(
      [
        ["Drug", "Dose"],
        ["A", "5 mg"],
      ],
      "Doses",
    ),
  )
  const counts = wordsByOrigin(attributed(document, "ada"))
  expect(counts).toEqual(new Map([["ada", countWords(document)]]))
})

test("shares add up to 1", () => {
  const shares = sharesOf(
    new Map([
      ["ada", 1],
      ["bob", 2],
      ["eve", 0],
    ]),
  )
  expect([...shares.values()].reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
  expect(shares.get("ada")).toBeCloseTo(1 / 3, 12)
  expect(shares.has("eve")).toBe(false)
})

test("no words have no shares", () => {
  expect(sharesOf(new Map())).toEqual(new Map())
})
