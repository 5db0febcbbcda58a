import { expect, test } from "vitest"
import { underTheirIds, withBlockIds, withoutBlockIds } from "#core/article/block-ids"
import { readManuscript } from "#core/article/manuscript"
import type { Block, Document } from "#core/document/schema"

const paragraph = (id: string, text: string): Block => ({
  id,
  type: "paragraph",
  content: [{ type: "text", text, marks: [] }],
})
const TEXT = "# A title\n\nOne here.\n\nTwo there.\n"
const read = (text: string, base: Document) => {
  let n = 0
  const manuscript = readManuscript({ text, form: "markdown", base, newId: () => `new-${++n}` })
  return manuscript.ok ? manuscript.document.blocks.map(({ id }) => id) : manuscript.problem
}
const BASE = { blocks: [paragraph("a", "One here."), paragraph("b", "Two there.")] }

test("ids travel with a manuscript and come off again", () => {
  expect(withoutBlockIds(withBlockIds(TEXT, ["a", "b-2"]))).toEqual({ markdown: TEXT, ids: ["a", "b-2"] })
})

test.each([
  ["a manuscript without ids", TEXT],
  ["a comment in the text", "# A title\n\n<!-- blocks: a -->\n\nOne here.\n"],
  ["a comment that is none of ours", "# A title\n\nOne here.\n\n<!-- blocks: <b> -->\n"],
])("%s is left as it is", (_, text) => {
  expect(withoutBlockIds(text)).toEqual({ markdown: text, ids: [] })
})

test("no ids leave no trace", () => {
  expect(withBlockIds(TEXT, [])).toBe(TEXT)
})

test.each([
  [
    "a block keeps its id when not a word of it stays",
    "# T\n\nAltogether different words.\n\nTwo there.\n",
    ["a", "b"],
    ["a", "b"],
  ],
  [
    "blocks that changed places and words are told apart",
    "# T\n\nSecond, anew.\n\nFirst, anew.\n",
    ["b", "a"],
    ["b", "a"],
  ],
  [
    "an id that the base does not have is not taken",
    "# T\n\nOne here.\n\nSomething else.\n",
    ["a", "x"],
    ["a", "new-3"],
  ],
  ["typed over since, blocks are told by what they say", "# T\n\nTwo there.\n", ["a", "b"], ["b"]],
])("%s", (_, text, ids, expected) => {
  expect(read(withBlockIds(text, ids), BASE)).toEqual(expected)
})

test("a first manuscript takes no ids from anybody", () => {
  let n = 0
  const text = withBlockIds(TEXT, ["x", "y"])
  const manuscript = readManuscript({ text, form: "markdown", newId: () => `new-${++n}` })
  expect(manuscript.ok && manuscript.document.blocks.some(({ id }) => id === "x")).toBe(false)
})

test("too few or too many ids are none", () => {
  expect(underTheirIds(BASE, ["z"])).toEqual(BASE)
})
