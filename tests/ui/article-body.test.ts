import { createElement } from "react"
import { describe, expect, it } from "vitest"
import type { Block, Inline, Mark } from "#core/document/schema"
import { ArticleBody } from "#ui/article/article-body"
import type { Highlight } from "#ui/article/highlights"
import { SourceList } from "#ui/article/source-list"
import { draw } from "./draw"

const text = (words: string, ...marks: Mark[]): Inline => ({
  type: "text",
  text: words,
  ...(marks.length ? { marks } : {}),
})
const link = (href: string): Mark => ({ type: "link", href })
const cite = (refId: string): Inline => ({ type: "citation", refId })
const p = (...content: Inline[]): Block => ({ id: "p", type: "paragraph", content })
const item = (id: string, indent: number, list: "bullet" | "ordered" = "bullet", start?: number): Block => ({
  id,
  type: "list_item",
  list,
  indent,
  start,
  content: [text(id)],
})
const mark = (from: number, to: number, ...insightIds: string[]): Highlight => ({ blockId: "p", from, to, insightIds })
const SOURCES = [
  { id: "a", text: "First.", doi: "10.1000/first" },
  { id: "b", text: "Second.", url: "javascript:alert(1)" },
]

const body = (blocks: Block[], highlights: Highlight[] = []) =>
  draw(ArticleBody, { document: { blocks }, sources: SOURCES, highlights }).replace(
    /^<div class="article-body">|<\/div>$/g,
    "",
  )

/** Without ids and hidden words, which have their own cases. */
const bare = (html: string) =>
  html
    .replace(/<span class="visually-hidden">.*?<\/span>/g, "")
    .replaceAll(/ (id|aria-details|data-block|data-aside|data-atom)="[^"]*"/g, "")

describe("text", () => {
  it.each<[string, Inline[], string]>([
    ["escapes what looks like markup", [text("<b>&")], "&lt;b&gt;&amp;"],
    ["keeps line breaks", [text("a"), { type: "break" }, text("b")], "a<br/>b"],
    ["nests marks", [text("a", { type: "strong" }, { type: "em" })], "<strong><em>a</em></strong>"],
    [
      "shares an outer mark between neighbours",
      [text("a", { type: "strong" }), text("b", { type: "strong" }, { type: "em" })],
      "<strong>a<em>b</em></strong>",
    ],
    [
      "makes one link of runs with the same address",
      [text("a", link("https://x.org/")), text("b", link("https://x.org/"), { type: "em" })],
      '<a href="https://x.org/">a<em>b</em></a>',
    ],
    ["drops a link that could run something", [text("a", link("java\tscript:alert(1)"))], "a"],
    ["says that a source is missing", [cite("gone")], '<sup class="citation citation-missing">[source missing]</sup>'],
  ])("%s", (_, content, html) => {
    expect(bare(body([p(...content)]))).toBe(`<p>${html}</p>`)
  })
})

describe("citations", () => {
  const blocks = [p(text("x"), cite("b"), cite("a"), text("y"), cite("a"))]

  it("are numbered by their source's place, and each has its own address", () => {
    const ids = [...body(blocks).matchAll(/href="(#source-\d)" id="([^"]+)"/g)].map((match) => [match[1], match[2]])
    expect(ids).toEqual([
      ["#source-2", "cite-2-1"],
      ["#source-1", "cite-1-1"],
      ["#source-1", "cite-1-2"],
    ])
  })

  it("are parted by a comma only where they touch", () => {
    expect(body(blocks).match(/citation-next/g)).toHaveLength(1)
  })

  it("have a link back from the source", () => {
    const html = draw(SourceList, { sources: SOURCES, document: { blocks } })
    expect([...html.matchAll(/href="(#cite[^"]+)"/g)].map((match) => match[1])).toEqual([
      "#cite-1-1",
      "#cite-1-2",
      "#cite-2-1",
    ])
  })

  it("link a source to its DOI and never to an address that runs something", () => {
    const html = draw(SourceList, { sources: SOURCES, document: { blocks } })
    expect(html).toContain('href="https://doi.org/10.1000/first"')
    expect(html).not.toContain("javascript")
  })
})

describe("lists", () => {
  it("nest by indentation", () => {
    expect(bare(body([item("a", 0), item("b", 1), item("c", 2), item("d", 0)]))).toBe(
      "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ul>",
    )
  })

  it("begin anew where the kind changes or a number starts again", () => {
    expect(
      bare(body([item("a", 0), item("b", 0, "ordered", 3), item("c", 0, "ordered"), item("d", 0, "ordered", 1)])),
    ).toBe('<ul><li>a</li></ul><ol start="3"><li>b</li><li>c</li></ol><ol start="1"><li>d</li></ol>')
  })

  it("of two kinds inside one item stay two lists", () => {
    const items = [item("a", 0), item("b", 1), item("c", 1, "ordered")]
    expect(bare(body(items))).toBe("<ul><li>a<ul><li>b</li></ul><ol><li>c</li></ol></li></ul>")
  })

  it("that begin indented still show every item", () => {
    expect(bare(body([item("a", 2), item("b", 0)]))).toBe("<ul><li>a</li><li>b</li></ul>")
  })
})

describe("blocks", () => {
  it("give a table a scrolling region, a caption and scopes", () => {
    const html = body([
      {
        id: "t",
        type: "table",
        columns: [null, "right"],
        rows: [
          [[text("A")], [text("B")]],
          [[text("a")], [text("1")]],
        ],
        content: [text("Title")],
      },
    ])
    expect(html).toContain(
      '<section class="table-region" id="t" data-block="" aria-labelledby="t-caption" tabindex="0">',
    )
    expect(html).toContain('<caption id="t-caption">Title</caption>')
    expect(html).toContain('<th scope="col" data-align="right">B</th>')
    expect(html).toContain('<th scope="row">a</th><td data-align="right">1</td>')
  })

  it("credit a picture and describe it", () => {
    const html = body([
      { id: "f", type: "figure", src: "/f.png", alt: "A cell", credit: "A. Lens", content: [text("Caption")] },
    ])
    expect(html).toContain('alt="A cell"')
    expect(html).toContain("Picture: A. Lens")
  })

  it("do not load a picture from an address that is none", () => {
    const html = body([{ id: "f", type: "figure", src: "javascript:x", alt: "", content: [] }])
    expect(html).not.toContain("javascript")
  })
})

describe("links to where a block is commented on", () => {
  const asked = (blocks: Block[]) =>
    draw(ArticleBody, { document: { blocks }, commentHref: (id) => `/write?block=${id}` })

  it("name what they are about, and are no text of the block", () => {
    expect(asked([p(text("word"))])).toContain(
      'word<a class="block-link" href="/write?block=p" data-aside=""><span class="visually-hidden">Comment on this paragraph</span></a></p>',
    )
  })

  it("stand before the list that is nested in an item", () => {
    expect(asked([item("a", 0), item("b", 1)])).toMatch(/<li id="a"[^>]*>a<a [^>]*>.*?<\/a><ul>/)
  })

  it("are not there unless asked for", () => {
    expect(body([p(text("word"))])).not.toContain("block-link")
  })
})

describe("passages", () => {
  it("are marked across other marks and followed by their letter", () => {
    const html = bare(body([p(text("one "), text("two", { type: "em" }), text(" three"))], [mark(0, 7, "x")]))
    expect(html).toBe(
      '<p><mark class="passage">one <em>two</em></mark><sup class="passage-reference"><a href="#insight-x">a</a></sup> three</p>',
    )
  })

  it("name their note, and can be come back to", () => {
    expect(body([p(text("word"))], [mark(0, 4, "x")])).toContain(
      '<mark class="passage" id="passage-x" aria-details="insight-x">',
    )
  })

  it("count a citation as one", () => {
    expect(bare(body([p(text("a"), cite("a"), text("bc"))], [mark(2, 3, "x")]))).toContain(
      '<mark class="passage">b</mark>',
    )
  })

  it("overlap without nesting, and each id stands once", () => {
    const html = body([p(text("abcdef"))], [mark(0, 4, "x"), mark(2, 6, "y")])
    expect(html.match(/<mark/g)).toHaveLength(3)
    expect(html).toMatch(/<mark class="passage passage-shared"[^>]* aria-details="insight-x">cd</)
    expect(html.match(/id="passage-x"/g)).toHaveLength(1)
    expect(html.match(/id="passage-y"/g)).toHaveLength(1)
  })

  it("never put a link into a link", () => {
    const html = body(
      [p(text("see "), text("this page", link("https://x.org/")), text(" now"))],
      [mark(0, 8, "x"), mark(4, 9, "y")],
    )
    for (const anchor of html.match(/<a href="https.*?<\/a>/g) ?? []) expect(anchor.match(/<a /g)).toHaveLength(1)
    expect(html.match(/href="#insight-[xy]"/g)).toHaveLength(2)
  })

  it("of one insight in two blocks have one address and one letter", () => {
    const blocks = [p(text("abc")), { ...p(text("def")), id: "q" }]
    const html = body(blocks, [mark(0, 3, "x"), { ...mark(0, 3, "x"), blockId: "q" }])
    expect(html.match(/id="passage-x"/g)).toHaveLength(1)
    expect(html.match(/href="#insight-x"/g)).toHaveLength(1)
  })

  it("are marked in the cells of a table", () => {
    const grid: Block = {
      id: "p",
      type: "table",
      columns: [null, null],
      rows: [[[text("Drug")], [text("Dose")]]],
      content: [text("Title")],
    }
    const html = bare(body([grid], [mark(3, 13, "x")]))
    expect(html).toContain('<caption>Tit<mark class="passage">le</mark></caption>')
    expect(html).toContain('<th scope="col"><mark class="passage">Drug</mark></th>')
    expect(html).toContain('<mark class="passage">Do</mark><sup class="passage-reference">')
    expect(html.match(/href="#insight-x"/g)).toHaveLength(1)
  })

  it("that end beyond the text still lead to their note", () => {
    expect(body([p(text("abc"))], [mark(1, 99, "x")])).toContain('href="#insight-x"')
  })

  it.each([
    ["empty", mark(2, 2, "x")],
    ["reversed", mark(3, 1, "x")],
    ["in a block that is gone", { ...mark(0, 2, "x"), blockId: "gone" }],
  ])("that are %s are left out", (_, highlight) => {
    expect(body([p(text("abc"))], [highlight])).not.toContain("<mark")
  })
})

it("puts notes directly behind their block, for those who read without the style sheet", () => {
  const notes = new Map([["p", [createElement("aside", {}, "note")]]])
  const html = draw(ArticleBody, { document: { blocks: [p(text("abc")), { ...p(text("def")), id: "q" }] }, notes })
  expect(html).toMatch(
    /<div class="band"><p id="p"[^>]*>abc<\/p><div class="marginalia"[^>]*><aside>note<\/aside><\/div><p id="q"/,
  )
})
