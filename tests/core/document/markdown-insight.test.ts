import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { normaliseBlocks } from "#core/document/block-form"
import { insightDocumentSchema, insightToMarkdown, markdownToInsight } from "#core/document/markdown-insight"
import type { Block, Document } from "#core/document/schema"
import { arbitraryNormalDocument, arbitraryText } from "#tests/support/document-arbitraries"
import { br, code, doc, em, idsInOrder, li, link, oli, p, quote, strong, sub } from "#tests/support/documents"

const read = (markdown: string) => markdownToInsight(markdown, idsInOrder("b"))

describe("the body of an insight", () => {
  const kept: [string, string, Block[]][] = [
    [
      "paragraphs",
      "One.\n\nTwo *three* H<sub>2</sub>O [four](https://x.org/).",
      [p("One."), p("Two ", em("three"), " H", sub("2"), "O ", link("four", "https://x.org/"), ".")],
    ],
    ["lists", "- a\n- b\n\n1. c", [li("a"), li("b"), oli("c")]],
    ["quotations", "> a", [quote("a")]],
    ["quotations that are wholly strong", "> **a**", [quote(strong("a"))]],
  ]
  test.each(kept)("has %s", (_, markdown, blocks) => {
    expect(read(markdown)).toEqual({ document: doc(...blocks), dropped: [] })
  })

  const changed: [string, string, string[], string][] = [
    ["headings", "# One\n\nTwo", ["One", "Two"], "An insight has no headings, so this one became a paragraph."],
    ["a dividing line", "One\n\n***", ["One"], "An insight has no dividing lines, so this one was left out."],
    [
      "a table",
      "| a | b |\n|---|---|\n| c | d |",
      ["a | b", "c | d"],
      "An insight has no tables, so the rows of this one became paragraphs.",
    ],
    [
      "a picture",
      "![Cells](/c.png)",
      ["Cells /c.png"],
      "An insight has no pictures, so the words of this one became a paragraph.",
    ],
    [
      "a footnote",
      "One[^1]\n\n[^1]: Two.",
      ["One[1]", "[1] Two."],
      "An insight has no footnotes, so they became paragraphs at its end.",
    ],
  ]
  test.each(changed)("has no %s", (_, markdown, texts, report) => {
    const { document, dropped } = read(markdown)
    expect(document.blocks.map(({ type }) => type)).toEqual(texts.map(() => "paragraph"))
    expect(
      document.blocks.map(({ content }) => content.map((inline) => ("text" in inline ? inline.text : "")).join("")),
    ).toEqual(texts)
    expect(dropped.map(({ what }) => what)).toEqual([report])
  })

  test("has the lines of code as a paragraph", () => {
    expect(read("```\na\n\nb\n```").document).toEqual(doc(p(code("a"), br, br, code("b"))))
  })

  test("is always within its schema", () => {
    fc.assert(
      fc.property(
        fc.array(arbitraryText).map((texts) => texts.join("\n\n")),
        (markdown) => {
          const { document } = read(markdown)
          if (document.blocks.length > 0) expect(insightDocumentSchema.safeParse(document).error).toBeUndefined()
        },
      ),
      { numRuns: 150 },
    )
  })

  test("is refused by its schema when it has a heading or a citation", () => {
    expect(
      insightDocumentSchema.safeParse(
        doc({ id: "a", type: "heading", level: 2, content: [{ type: "text", text: "A" }] }),
      ).success,
    ).toBe(false)
    expect(insightDocumentSchema.safeParse(doc(p({ type: "citation", refId: "a" }))).success).toBe(false)
    expect(insightDocumentSchema.safeParse(doc(p("a"))).success).toBe(true)
  })
})

test("any insight is read back from its Markdown as it was", () => {
  const withoutIds = ({ blocks }: Document) => blocks.map(({ id: _, ...block }) => block)
  fc.assert(
    fc.property(arbitraryNormalDocument, ({ blocks }) => {
      const body = blocks.flatMap((block): Block[] => {
        const content = block.content.filter(({ type }) => type !== "citation")
        if (block.type === "quote") return [{ id: block.id, type: "quote", content }]
        return block.type === "paragraph" || block.type === "list_item" ? [{ ...block, content }] : []
      })
      const document = normaliseBlocks({ blocks: body }, () => {})
      const { document: read, dropped } = markdownToInsight(insightToMarkdown(document), idsInOrder())
      expect(withoutIds(read)).toEqual(withoutIds(document))
      expect(dropped).toEqual([])
    }),
  )
})
