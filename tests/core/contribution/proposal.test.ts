import { expect, test } from "vitest"
import { blockSource, changesInBlock, proposeDocument, touchedBlocks } from "#core/contribution/proposal"
import { blockText } from "#core/document/plain-text"
import { cite, codeBlock, doc, h2, idsInOrder, li, p, source, strong, table } from "#tests/support/documents"

const base = doc(
  h2("What is known"),
  p("It binds ", strong("BCL-2"), ".", cite("s1")),
  li("Watch for lysis."),
  codeBlock("a = 1\n\nb = 2"),
  table([["Drug"], ["A"]]),
)
const sources = [source("s1")]
const propose = (blocks: Record<string, string>) => proposeDocument(base, { blocks, sources, newId: idsInOrder() })
const texts = (blocks: Record<string, string>) => propose(blocks).document.blocks.map(blockText)

test("a field holds its block as Markdown", () => {
  expect(base.blocks.slice(0, 4).map(blockSource)).toEqual([
    "What is known",
    "It binds **BCL-2**.[^s1]",
    "Watch for lysis.",
    "a = 1\n\nb = 2",
  ])
})

test("fields that say what the article says leave the very same blocks", () => {
  const all = Object.fromEntries(base.blocks.map((block) => [block.id, ` ${blockSource(block)}\n`]))
  expect(propose(all).document.blocks).toEqual(base.blocks)
  expect(touchedBlocks(base.blocks, all)).toEqual({})
})

test("other words stand under the same id, and citations stay citations", () => {
  const { document, problems } = propose({ b2: "It inhibits **BCL-2**.[^s1]" })
  expect(document.blocks[1]).toEqual({ ...p("It inhibits ", strong("BCL-2"), ".", cite("s1")), id: "b2" })
  expect(problems).toEqual({})
})

test("an empty field takes the passage out", () => {
  expect(propose({ b3: " \n" }).document.blocks.map(({ id }) => id)).toEqual(["b1", "b2", "b4", "b5"])
})

test("empty lines split a passage: the head keeps the id, after a heading come paragraphs", () => {
  expect(propose({ b1: "One\n\nTwo\n \nThree" }).document.blocks.slice(0, 3)).toEqual([
    { ...h2("One"), id: "b1" },
    { ...p("Two"), id: "n1" },
    { ...p("Three"), id: "n2" },
  ])
})

test("a split list item gives list items", () => {
  expect(propose({ b3: "One\n\nTwo" }).document.blocks[3]).toEqual({ ...li("Two"), id: "n1" })
})

test("code is taken as typed, empty lines included", () => {
  expect(texts({ b4: "a = 2\n\nb = *3*" })[3]).toBe("a = 2\n\nb = *3*")
})

test.each([
  ["a table without its rows", { b5: "Drug A" }, "blocks.b5", /no longer a table/],
  ["HTML", { b2: "It <script>x</script> binds" }, "blocks.b2", /HTML/],
  ["an invisible character", { b2: "It\u200B binds" }, "blocks.b2", /^After “It”: an invisible zero-width space/],
  ["a passage of another revision", { b9: "Hello" }, "blocks.b9", /not in the revision/],
])("%s is a problem of its field", (_, blocks, field, sentence) => {
  expect(propose(blocks).problems).toEqual({ [field]: expect.stringMatching(sentence) })
})

test("while typing, the changed words are marked", () => {
  const [, paragraph = p("")] = base.blocks
  const { changes, problem } = changesInBlock(paragraph, "It inhibits **BCL-2**.[^s1]", sources)
  expect(changes.map(({ kind }) => kind)).toEqual(["changed"])
  expect(changes[0]?.segments.map(({ kind }) => kind)).toEqual(["same", "deleted", "inserted", "same"])
  expect(problem).toBeUndefined()
})

test("while typing, nothing is marked where nothing is changed, and all where all is taken out", () => {
  const [, paragraph = p("")] = base.blocks
  expect(changesInBlock(paragraph, blockSource(paragraph), sources).changes).toEqual([])
  expect(changesInBlock(paragraph, "", sources).changes.map(({ kind }) => kind)).toEqual(["deleted"])
})
