import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { canonicalJson } from "#core/document/canonical-json"
import { contentHash } from "#core/document/content-hash"

describe("canonical JSON", () => {
  const cases: [string, unknown, string][] = [
    [
      "sorts keys by UTF-16 code units, not by code points",
      { "\uFB33": 1, "\u{1F600}": 2, a: 3, "1": 4 },
      '{"1":4,"a":3,"😀":2,"\uFB33":1}',
    ],
    ["sorts at every depth", { b: [{ d: 1, c: 2 }], a: null }, '{"a":null,"b":[{"c":2,"d":1}]}'],
    [
      "writes numbers as RFC 8785 prints them",
      [Number("333333333.33333329"), 1e30, 4.5, 2e-3, 1e-27, -0],
      "[333333333.3333333,1e+30,4.5,0.002,1e-27,0]",
    ],
    ["escapes only what it must", "€$\u000F\nA'B\"\\/", String.raw`"€$\u000f\nA'B\"\\/"`],
    ["leaves out undefined properties", { a: undefined, b: 1 }, '{"b":1}'],
    ["keeps order in arrays", [3, 1, 2], "[3,1,2]"],
    ["writes literals", [true, false, null], "[true,false,null]"],
  ]
  test.each(cases)("%s", (_, value, text) => {
    expect(canonicalJson(value)).toBe(text)
  })

  test.each([
    ["not a number", Number.NaN],
    ["an infinity", Number.POSITIVE_INFINITY],
    ["a bigint", 1n],
    ["undefined", undefined],
    ["undefined in an array", [undefined]],
    ["a function", () => 1],
    ["a date", new Date(0)],
    ["a map", new Map()],
    ["half a surrogate pair", "\uD800"],
    ["half a surrogate pair in a key", { "\uDC00": 1 }],
  ])("refuses %s", (_, value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError)
  })

  const jsonValue = fc.jsonValue({ stringUnit: "grapheme" })

  test("reads back as the value", () => {
    fc.assert(
      fc.property(jsonValue, (value) => {
        expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value))
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  test("does not depend on the order in which keys were set", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), jsonValue), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse())
        expect(canonicalJson(turned)).toBe(canonicalJson({ ...value }))
      }),
    )
  })
})

describe("the content hash", () => {
  test("is the SHA-256 of the canonical form", () => {
    expect(contentHash({})).toBe("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a")
  })

  test("is the same for equal values and another for others", () => {
    expect(contentHash({ a: 1, b: "é" })).toBe(contentHash({ b: "é", a: 1 }))
    expect(contentHash({ a: 1 })).not.toBe(contentHash({ a: "1" }))
  })
})
