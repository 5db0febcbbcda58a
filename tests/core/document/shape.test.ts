import { describe, expect, test } from "vitest"
import { checkShape, SHAPE_BOUNDS } from "#core/document/shape"
import { doc, p } from "#tests/support/documents"

const nested = (depth: number, pair: "[]" | "{}"): unknown =>
  pair === "[]"
    ? JSON.parse("[".repeat(depth) + "]".repeat(depth))
    : JSON.parse(`${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`)

describe("a shape that may be looked at", () => {
  test.each([
    ["a document", doc(p("One"))],
    ["nothing", null],
    ["a word", "word"],
    ["lists nested as deep as allowed", nested(SHAPE_BOUNDS.depth, "[]")],
    ["objects nested as deep as allowed", nested(SHAPE_BOUNDS.depth, "{}")],
    ["as many objects as allowed", Array.from({ length: SHAPE_BOUNDS.objects }, () => ({}))],
    ["the word constructor as a value", { type: "constructor" }],
  ])("passes: %s", (_, json) => {
    expect(checkShape(json)).toEqual({ ok: true })
  })
})

describe("a shape that is refused", () => {
  test.each([
    ["one level too deep", nested(SHAPE_BOUNDS.depth + 1, "[]"), "nested too deep"],
    ["a hundred thousand levels deep", nested(100_000, "[]"), "nested too deep"],
    ["one object too many", Array.from({ length: SHAPE_BOUNDS.objects + 1 }, () => ({})), "too many parts"],
    ["too many lists", Array.from({ length: SHAPE_BOUNDS.lists + 1 }, () => []), "too many parts"],
    ["too much text", ["x".repeat(600_000), "y".repeat(600_000)], "more text"],
    ["__proto__", JSON.parse('{"__proto__": {"polluted": true}}'), '"__proto__"'],
    ["__proto__ deep inside", JSON.parse('{"a": [{"b": {"__proto__": 1}}]}'), '"__proto__"'],
    ["constructor", JSON.parse('{"constructor": {"prototype": {}}}'), '"constructor"'],
    ["prototype in a list", JSON.parse('[[{"prototype": 1}]]'), '"prototype"'],
  ])("%s", (_, json, reason) => {
    const shape = checkShape(json)
    expect(shape.ok ? "" : shape.sentence).toContain(reason)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})
