import { createElement, type ReactNode } from "react"
import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, it } from "vitest"
import { cutPicked, type PageNode, type PagePoint, pickPassage } from "#core/anchor/pick"
import { attributedText } from "#core/authorship/attributed"
import type { Block } from "#core/document/schema"
import { br, cite, codeBlock, em, figure, h2, li, link, p, quote, strong, t, table } from "#tests/support/documents"
import { parsePage } from "#tests/support/page-nodes"
import { ArticleBody } from "#ui/article/article-body"
import type { Highlight } from "#ui/article/highlights"

const SOURCES = [{ id: "s1", text: "One." }]
const draw = (node: ReactNode) => parsePage(renderToStaticMarkup(node))

/** The element of a block, as the article page draws it with all that is not its text. */
function drawn(block: Block, highlights: Highlight[] = []): PageNode {
  const page = draw(
    createElement(ArticleBody, {
      document: { blocks: [block] },
      sources: SOURCES,
      highlights,
      commentHref: (id) => `/contribute?block=${id}`,
    }),
  )
  const found = elements(page).find((node) => node.hasAttribute?.("data-block"))
  if (!found) throw new Error("the block was not drawn")
  return found
}

function elements(node: PageNode): PageNode[] {
  return [node, ...Array.from(node.childNodes).flatMap(elements)]
}

/** The place before (or behind) the first text node that holds these words. */
function at(block: PageNode, words: string, side: "before" | "behind" = "before"): PagePoint {
  const node = elements(block).find((one) => one.nodeType === 3 && one.nodeValue?.includes(words))
  const offset = (node?.nodeValue ?? "").indexOf(words) + (side === "behind" ? words.length : 0)
  if (!node) throw new Error(`no text holds ${words}`)
  return { node, offset }
}

const BLOCKS: [string, Block][] = [
  ["plain text", p("One two three.")],
  ["marks", p("One ", strong("two "), em("three"), " four.")],
  ["a link", p("See ", link("this page", "https://x.org/"), " now.")],
  ["a citation", p("One", cite("s1"), " two.")],
  ["a citation of no known source", p("One", cite("gone"), " two.")],
  ["citations side by side", p("One", cite("s1"), cite("s1"), " two.")],
  ["a line break", p("One", br, "two")],
  ["letters beyond the first plane", p("A 🧬 gene 𝛼 here")],
  ["a heading", h2("What was measured")],
  ["a list item", li("one ", em("item"))],
  ["a quotation", quote("Said ", strong("so"))],
  ["code", codeBlock("let a = 1\n  a += 1")],
  ["a figure's caption", figure("/cells.png", "Cells", { credit: "A. Lens" }, "Figure 1. Cells", cite("s1"))],
  [
    "a table with a caption",
    table(
      [
        ["Drug", [t("Dose"), cite("s1")]],
        ["A", "5 mg"],
      ],
      "Table 1.",
    ),
  ],
  [
    "a table without a caption",
    table([
      ["Drug", "Dose"],
      ["", "5 mg"],
    ]),
  ],
]

describe("the text of a drawn block", () => {
  it.each(BLOCKS)("is the text that passages are measured in: %s", (_, block) => {
    const text = attributedText(block)
    expect(pickPassage(drawn(block), undefined, undefined)).toEqual({
      start: text.length - text.trimStart().length,
      end: text.trimEnd().length,
      exact: text.trim(),
    })
  })

  it.each(BLOCKS)("does not count the letters and marks of insights: %s", (_, block) => {
    const marked = drawn(block, [
      { blockId: block.id, from: 1, to: 5, insightIds: ["x"] },
      { blockId: block.id, from: 3, to: 8, insightIds: ["y"] },
    ])
    expect(pickPassage(marked, undefined, undefined)?.exact).toBe(attributedText(block).trim())
  })

  it("ends where a nested list begins", () => {
    const page = draw(
      createElement(ArticleBody, {
        document: {
          blocks: [
            { ...li("outer"), id: "a" },
            { ...li("inner", { indent: 1 }), id: "b" },
          ],
        },
      }),
    )
    const [outer] = elements(page).filter((node) => node.hasAttribute?.("data-block"))
    expect(outer && pickPassage(outer, undefined, undefined)).toEqual({ start: 0, end: 5, exact: "outer" })
  })
})

describe("a picked passage", () => {
  const block = p("Some ", em("cells"), " escape", cite("s1"), " the drug, others do not.")

  it("has the offsets of its words, a citation counting as one", () => {
    const element = drawn(block)
    const picked = pickPassage(element, at(element, "the drug"), at(element, "the drug", "behind"))
    expect(picked).toEqual({ start: 19, end: 27, exact: "the drug" })
    expect(attributedText(block).slice(19, 27)).toBe("the drug")
  })

  it("reaches across marks, citations and letters of insights", () => {
    const element = drawn(block, [{ blockId: block.id, from: 5, to: 10, insightIds: ["x"] }])
    expect(pickPassage(element, at(element, "cells"), at(element, "drug", "behind"))).toEqual({
      start: 5,
      end: 27,
      exact: "cells escape\uFFFC the drug",
    })
  })

  it("leaves out the white space at its ends", () => {
    const element = drawn(p("One  two  three"))
    expect(pickPassage(element, at(element, "  two"), at(element, "two  ", "behind"))?.exact).toBe("two")
  })

  it("that begins before the block begins with the block", () => {
    const element = drawn(block)
    expect(pickPassage(element, undefined, at(element, "escape", "behind"))).toEqual({
      start: 0,
      end: 17,
      exact: "Some cells escape",
    })
  })

  it("that ends beyond the block ends with the block", () => {
    const element = drawn(block)
    const elsewhere = { node: drawn(p("Another")), offset: 0 }
    expect(pickPassage(element, at(element, "others"), elsewhere)?.exact).toBe("others do not.")
  })

  it("may begin and end between elements", () => {
    const element = drawn(block)
    expect(pickPassage(element, { node: element, offset: 1 }, { node: element, offset: 2 })?.exact).toBe("cells")
  })

  it("that ends inside a citation ends before it", () => {
    const element = drawn(block)
    const citation = elements(element).find((node) => node.hasAttribute?.("data-atom"))
    const inside = citation && elements(citation).find((node) => node.nodeType === 3)
    expect(inside && pickPassage(element, at(element, "escape"), { node: inside, offset: 1 })?.exact).toBe("escape")
  })

  it.each([
    ["nothing", "Some", "Some"],
    ["white space", " the drug", " the drug"],
  ])("of %s is none", (what, from, to) => {
    const element = drawn(block)
    const begin = at(element, from)
    const end = what === "nothing" ? at(element, to) : { ...begin, offset: begin.offset + 1 }
    expect(pickPassage(element, begin, end)).toBeNull()
  })
})

it.each([
  ["fits", "one two", 7, "one two"],
  ["is cut between words", "one two three", 9, "one two"],
  ["is cut at a word's end exactly", "one two three", 7, "one two"],
  ["is cut inside a word that is too long", "abcdefghij", 4, "abcd"],
  ["is never cut inside a character", "ab🧬cd", 3, "ab"],
])("a passage that %s", (_, exact, most, kept) => {
  const cut = cutPicked({ start: 10, end: 10 + exact.length, exact }, most)
  expect(cut).toEqual({ start: 10, end: 10 + kept.length, exact: kept })
})
