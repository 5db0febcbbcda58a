import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { normaliseBlocks } from "#core/document/block-form"
import { cleanCharacters, normaliseInline } from "#core/document/inline-form"
import { markdownToArticle } from "#core/document/markdown-in"
import { inlineToMarkdown, markdownToInline } from "#core/document/markdown-inline"
import { articleToMarkdown } from "#core/document/markdown-out"
import { readTableText, tableToMarkdown } from "#core/document/markdown-table"
import { type Document, documentSchema } from "#core/document/schema"
import {
  arbitraryBlock,
  arbitraryDocument,
  arbitraryInlines,
  arbitraryNormalDocument,
  arbitrarySources,
  arbitraryText,
} from "#tests/support/document-arbitraries"
import { idsInOrder } from "#tests/support/documents"

const numRuns = Number(process.env.FUZZ ?? 150)
const timeout = 30_000 + 200 * numRuns
const withoutIds = ({ blocks }: Document) => blocks.map(({ id: _, ...block }) => block)
const oneLine = (text: string): string =>
  cleanCharacters(text, () => {})
    .replace(/\s+/g, " ")
    .trim()

describe("the normal form", { timeout }, () => {
  test("changes nothing the second time, reports nothing then, and keeps to the schema", () => {
    fc.assert(
      fc.property(arbitraryDocument, (document) => {
        const once = normaliseBlocks(document, () => {})
        const reports: string[] = []
        expect(normaliseBlocks(once, (what) => reports.push(what))).toEqual(once)
        expect(reports).toEqual([])
        expect(documentSchema.safeParse(once).error).toBeUndefined()
      }),
      { numRuns },
    )
  })
})

describe("an article", () => {
  test("reads back from its Markdown as it was", { timeout }, () => {
    const article = fc.record({
      title: arbitraryText.map(oneLine).filter((title) => title !== ""),
      dek: fc.option(
        arbitraryText.map(oneLine).filter((dek) => dek !== ""),
        { nil: undefined },
      ),
      document: arbitraryNormalDocument,
      sources: arbitrarySources,
    })
    fc.assert(
      fc.property(article, ({ title, dek, document, sources }) => {
        const markdown = articleToMarkdown({ title, dek, document, sources })
        const read = markdownToArticle({ markdown, newId: idsInOrder() })
        expect(read.dropped).toEqual([])
        expect(read.title).toBe(title)
        expect(read.dek).toBe(dek)
        expect(withoutIds(read.document)).toEqual(withoutIds(document))
        expect(read.sources).toEqual(sources)
      }),
      { numRuns },
    )
  })
})

describe("one block in a field", { timeout }, () => {
  const sources = ["s1", "S-2", "a_b_c", "4", "smith2020"].map((id) => ({ id }))

  test("reads back as it was", () => {
    fc.assert(
      fc.property(arbitraryInlines, (inlines) => {
        const content = normaliseInline(inlines, () => {})
        expect(markdownToInline(inlineToMarkdown(content), sources)).toEqual({ content, dropped: [] })
      }),
      { numRuns: numRuns * 4 },
    )
  })

  test("reads back as it was when the browser has sent it with CRLF line ends", () => {
    fc.assert(
      fc.property(arbitraryInlines, (inlines) => {
        const content = normaliseInline(inlines, () => {})
        const sent = inlineToMarkdown(content).replaceAll("\n", "\r\n")
        expect(markdownToInline(sent, sources)).toEqual({ content, dropped: [] })
      }),
      { numRuns },
    )
  })

  test("reads back as it was when it is a table", () => {
    const tables = arbitraryBlock.filter((block) => block.type === "table")
    fc.assert(
      fc.property(tables, (table) => {
        const [normal] = normaliseBlocks({ blocks: [table] }, () => {}).blocks
        if (normal?.type !== "table") throw new Error("not a table")
        expect(readTableText(tableToMarkdown(normal), { id: normal.id, sources })).toEqual({
          table: normal,
          dropped: [],
        })
      }),
      { numRuns },
    )
  })
})
