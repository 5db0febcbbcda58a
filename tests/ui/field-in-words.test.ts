import { expect, test } from "vitest"
import type { Block } from "#core/document/schema"
import { blockSchema } from "#core/document/schema"
import { attributesOf } from "#core/text/diff"
import { AttributeChanges } from "#ui/review/attribute-changes"
import { fieldInWords, fieldName, fieldValue } from "#ui/review/field-in-words"
import { draw } from "./draw"

const text = [{ type: "text" as const, text: "Words" }]
const EVERY: Block[] = [
  { id: "a", type: "paragraph", content: text },
  { id: "b", type: "heading", level: 3, content: text },
  { id: "c", type: "list_item", list: "ordered", indent: 1, start: 4, content: text },
  { id: "d", type: "quote", pull: true, content: text },
  { id: "e", type: "code", language: "r", content: [{ type: "text", text: "x" }] },
  { id: "f", type: "figure", src: "https://example.org/a.png", alt: "A curve", credit: "Ada", content: text },
  { id: "g", type: "table", columns: ["left", null], rows: [[[], []]], content: text },
  { id: "h", type: "divider", content: [] },
]

test("these are all forms that a passage can have", () =>
  expect(EVERY.map(({ type }) => type).sort()).toEqual(blockSchema.options.map(({ shape }) => shape.type.value).sort()))

test.each(EVERY.flatMap((block) => Object.entries(attributesOf(block)).map(([name, value]) => ({ name, value }))))(
  "$name of $value is said without an inner name",
  ({ name, value }) => {
    expect(fieldName(name)).not.toBe(name)
    expect(fieldInWords(name, value)).not.toMatch(/_|block|null|undefined|\[|\{/)
  },
)

test("a list item that becomes a paragraph is said in one line", () => {
  const changes = [
    { name: "type", before: "list_item", after: "paragraph" },
    { name: "list", before: "bullet", after: undefined },
    { name: "indent", before: 0, after: undefined },
  ]
  const page = draw(AttributeChanges, { changes })
  expect(
    page
      .replace(/<[^>]+>/g, " ")
      .replace(/\s+/g, " ")
      .trim(),
  ).toBe("Form was list item is now paragraph")
})

test("nothing is none", () => expect(fieldValue("alt", "")).toBe("none"))
