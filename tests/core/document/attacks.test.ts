import { existsSync, readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { nodesOfType } from "#core/document/markdown/reading"
import { parseArticle } from "#core/document/markdown/syntax"
import { markdownToArticle } from "#core/document/markdown-in"
import { markdownToInline } from "#core/document/markdown-inline"
import { markdownToInsight } from "#core/document/markdown-insight"
import { articleToMarkdown } from "#core/document/markdown-out"
import { normaliseDocument } from "#core/document/normalise"
import type { Document, Inline } from "#core/document/schema"
import { doc, figure, idsInOrder, link, p, source } from "#tests/support/documents"

const FIXTURES = "../shared/fixtures/trust"
const ALLOWED_LINK = /^(?:https?:\/\/|mailto:)[!-~]+$/
const ALLOWED_PICTURE = /^(?:https?:\/\/|\/(?!\/))[!-~]*$/
const ALLOWED_TAG = /^<(?:\/?(?:strong|em|s|sub|sup|code)|br)>$/

const vectors: string[] = []
if (existsSync(`${FIXTURES}/h5sc/vectors.txt`)) {
  vectors.push(...readFileSync(`${FIXTURES}/h5sc/vectors.txt`, "utf8").split(/(?=<div id="\d+">)/))
  vectors.push(...JSON.parse(readFileSync(`${FIXTURES}/blns/blns.json`, "utf8")))
} else console.log(`Not tried on the collections of attacks: there is no ${FIXTURES}.`)

/** An attack as it is, and in every place of Markdown where an address, a name or a text may stand. */
const inEveryPlace = (attack: string): string[] => [
  attack,
  `# ${attack}\n\n*${attack}*\n\n${attack}`,
  `[a](${attack})`,
  `[a](<${attack}>)`,
  `[a](javascript:${attack})`,
  `[${attack}](https://example.org/ "${attack}")`,
  `![${attack}](${attack} "${attack}")`,
  `<${attack}>`,
  `[a]\n\n[a]: ${attack}`,
  `- ${attack}\n\n> ${attack}`,
  `| ${attack} |\n|---|\n| ${attack} |\n\nTable: ${attack}`,
  `\`\`\`${attack}\n${attack}\n\`\`\``,
  `a[^1]\n\n[^1]: ${attack} <${attack}>`,
]

const inlinesOf = ({ blocks }: Document): Inline[] =>
  blocks.flatMap((block): Inline[] =>
    block.type === "table" ? [...block.content, ...block.rows.flat(2)] : block.content,
  )
const hrefsOf = (inlines: Inline[]): string[] =>
  inlines
    .flatMap((inline) => (inline.type === "text" ? (inline.marks ?? []) : []))
    .flatMap((mark) => (mark.type === "link" ? [mark.href] : []))
const badIn = (document: Document): string[] => [
  ...hrefsOf(inlinesOf(document)).filter((href) => !ALLOWED_LINK.test(href)),
  ...document.blocks.flatMap((block) =>
    block.type === "figure" && !ALLOWED_PICTURE.test(block.src) ? [block.src] : [],
  ),
]
const tagsIn = (markdown: string): string[] => nodesOfType(parseArticle(markdown), "html").map(({ value }) => value)

describe.skipIf(vectors.length === 0)("attacks", () => {
  test("leave no forbidden address in an article", { timeout: 120_000 }, () => {
    const texts = vectors.flatMap(inEveryPlace)
    for (const markdown of texts) {
      const { document, sources } = markdownToArticle({ markdown, newId: idsInOrder() })
      expect(badIn(document)).toEqual([])
      expect(sources.flatMap(({ url = "https://" }) => (/^https?:\/\//.test(url) ? [] : [url]))).toEqual([])
    }
    expect(texts.length).toBeGreaterThan(8000)
  })

  test("leave no HTML in an article's Markdown", { timeout: 60_000 }, () => {
    for (const attack of vectors) {
      const markdown = `# ${attack}\n\n*${attack}*\n\n${attack}\n\na[^1]\n\n[^1]: ${attack}`
      const { title = "", dek, document, sources } = markdownToArticle({ markdown, newId: idsInOrder() })
      const written = articleToMarkdown({ title, dek, document, sources })
      expect(tagsIn(written).filter((tag) => !ALLOWED_TAG.test(tag))).toEqual([])
    }
  })

  test("leave no forbidden address in a block or an insight", { timeout: 60_000 }, () => {
    for (const markdown of vectors.flatMap((attack) => inEveryPlace(attack).slice(0, 5))) {
      expect(hrefsOf(markdownToInline(markdown, []).content).filter((href) => !ALLOWED_LINK.test(href))).toEqual([])
      expect(badIn(markdownToInsight(markdown, idsInOrder()).document)).toEqual([])
    }
  })

  test("leave none in a document that was sent as it is", () => {
    for (const attack of vectors.filter((vector) => vector !== "")) {
      const proposed = doc(p(link(attack, attack)), figure(attack, attack, link(attack, attack)))
      expect(badIn(normaliseDocument({ proposed, newId: idsInOrder() }).document)).toEqual([])
    }
  })
})

describe("a text that could be taken for HTML", () => {
  const attack = "<img src=x onerror=alert(1)>"
  test("is text in an article's Markdown, wherever it stands", () => {
    const markdown = articleToMarkdown({
      title: attack,
      dek: attack,
      document: doc(p(attack), figure("/a.png", attack, { credit: attack }, attack)),
      sources: [source("a", { text: attack })],
    })
    expect(tagsIn(markdown)).toEqual([])
    expect(markdownToArticle({ markdown, newId: idsInOrder() }).title).toBe(attack)
  })
})
