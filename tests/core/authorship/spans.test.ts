import { describe, expect, test } from "vitest"
import {
  coveredLength,
  covers,
  identitiesOf,
  identityAt,
  joinSpans,
  nextOffsetOf,
  type Span,
  sliceSpans,
} from "#core/authorship/spans"

const spans: Span[] = [
  [5, "ada", 0],
  [3, "bob", 10],
  [2, "ada", 5],
]

test("spans cover as many characters as their lengths add up to", () => {
  expect(coveredLength(spans)).toBe(10)
})

describe("spans cover a text", () => {
  const cases: [string, Span[], number, boolean][] = [
    ["when their lengths add up to its length", spans, 10, true],
    ["not when they are too short", spans, 11, false],
    ["not when they are too long", spans, 9, false],
    ["not when one is empty", [[0, "ada", 0], ...spans], 10, false],
    [
      "not when two that continue one another are apart",
      [
        [1, "ada", 0],
        [1, "ada", 1],
      ],
      2,
      false,
    ],
    ["not when one has no origin", [[2, "", 0]], 2, false],
    ["not when an offset is negative", [[2, "ada", -1]], 2, false],
    ["when the text is empty and there are none", [], 0, true],
  ]
  test.each(cases)("%s", (_, some, length, expected) => {
    expect(covers(some, length)).toBe(expected)
  })
})

describe("a slice", () => {
  const cases: [string, number, number, Span[]][] = [
    [
      "cuts spans at both ends",
      3,
      9,
      [
        [2, "ada", 3],
        [3, "bob", 10],
        [1, "ada", 5],
      ],
    ],
    ["inside one span keeps its identities", 6, 7, [[1, "bob", 11]]],
    ["of nothing is nothing", 4, 4, []],
    ["beyond the text is cut to it", 9, 99, [[1, "ada", 6]]],
    ["before the text is cut to it", -5, 1, [[1, "ada", 0]]],
  ]
  test.each(cases)("%s", (_, from, to, expected) => {
    expect(sliceSpans(spans, from, to)).toEqual(expected)
  })
})

test("a slice of many spans is the same as one of few", () => {
  const many: Span[] = Array.from({ length: 100 }, (_, i) => [1 + (i % 3), i % 2 ? "ada" : "bob", 10 * i])
  const length = coveredLength(many)
  const each = many.flatMap(([size, origin, offset]) =>
    Array.from({ length: size }, (_, i): Span => [1, origin, offset + i]),
  )
  for (let from = -1; from <= length; from += 7) {
    for (const to of [from, from + 1, from + 50, length + 9]) {
      const expected = joinSpans(each.slice(Math.max(0, from), Math.max(0, to)))
      expect(sliceSpans(many, from, to)).toEqual(expected)
    }
  }
})

test("a list of spans that has grown is sliced as it is now", () => {
  const growing: Span[] = Array.from({ length: 40 }, (_, i) => [2, "ada", 10 * i])
  expect(sliceSpans(growing, 78, 90)).toEqual([[2, "ada", 390]])
  growing.push([3, "bob", 0])
  expect(sliceSpans(growing, 78, 90)).toEqual([
    [2, "ada", 390],
    [3, "bob", 0],
  ])
})

test("joining the slices of a text gives its spans back", () => {
  for (let cut = 0; cut <= 10; cut++) {
    expect(joinSpans(sliceSpans(spans, 0, cut), sliceSpans(spans, cut, 10))).toEqual(spans)
  }
})

describe("the identity of a character", () => {
  const cases: [number, ReturnType<typeof identityAt>][] = [
    [0, { origin: "ada", offset: 0 }],
    [5, { origin: "bob", offset: 10 }],
    [9, { origin: "ada", offset: 6 }],
    [10, null],
    [-1, null],
  ]
  test.each(cases)("at %i", (at, expected) => {
    expect(identityAt(spans, at)).toEqual(expected)
  })
})

test("the identities of spans are theirs without the places, joined where they continue", () => {
  expect(identitiesOf([...spans, [4, "ada", 7]])).toEqual([
    ["ada", 0, 5],
    ["bob", 10, 3],
    ["ada", 5, 6],
  ])
})

describe("the next offset of an origin", () => {
  const cases: [string, number][] = [
    ["ada", 7],
    ["bob", 13],
    ["eve", 0],
  ]
  test.each(cases)("%s", (origin, expected) => {
    expect(nextOffsetOf(origin, [{ spans }, { spans: [[1, "bob", 2]] }])).toBe(expected)
  })
})
