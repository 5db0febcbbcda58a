import fc from "fast-check"
import { EditorState } from "prosemirror-state"
import { describe, expect, test } from "vitest"
import { insightDocumentSchema } from "#core/document/markdown-insight"
import { blocksOf, docOf } from "#editor/model/convert"
import { putBlocks } from "#editor/model/put-blocks"
import { SCHEMAS } from "#editor/model/schema"
import { arbitraryNormalDocument } from "#tests/support/document-arbitraries"
import { doc, li, p, quote, strong, t } from "#tests/support/documents"

const { article, insight } = SCHEMAS
const arbitraryText = arbitraryNormalDocument.filter(({ blocks }) => blocks.length > 0)
/** As after every keystroke: new nodes, nothing remembered. */
const readAnew = (blocks: Parameters<typeof docOf>[1]) =>
  blocksOf(article.nodeFromJSON(docOf(article, blocks).toJSON()))

describe("any document of the core", () => {
  test("is in the editor what it was, and nothing but what the editor knows", () => {
    fc.assert(
      fc.property(arbitraryText, ({ blocks }) => {
        docOf(article, blocks).check()
        expect(readAnew(blocks)).toEqual(blocks)
      }),
    )
  })

  test("is put in the place of any other, by one step that undo can take back", () => {
    fc.assert(
      fc.property(arbitraryText, arbitraryText, (one, other) => {
        const state = EditorState.create({ doc: docOf(article, one.blocks) })
        const transaction = putBlocks(state, other.blocks)
        expect(blocksOf(transaction.doc)).toEqual(other.blocks)
        expect(transaction.steps.length).toBeLessThanOrEqual(1)
      }),
    )
  })
})

test("an untouched block is the very same object, so that comparing it costs nothing", () => {
  const { blocks } = doc(p("One."), p("Two."))
  expect(blocksOf(docOf(article, blocks))[1]).toBe(blocks[1])
})

test("a text without any block begins with an empty paragraph", () => {
  expect(blocksOf(docOf(article, []))).toEqual([{ id: "", type: "paragraph", content: [] }])
})

test("an insight's editor knows nothing but what an insight can hold", () => {
  const body = doc(p("One ", strong("two")), li(t("three", { type: "em" })), quote("four"))
  expect(blocksOf(docOf(insight, body.blocks))).toEqual(body.blocks)
  expect(insightDocumentSchema.safeParse(body).success).toBe(true)
  expect(Object.keys(insight.nodes).sort()).toEqual(["break", "doc", "list_item", "paragraph", "quote", "text"])
})
