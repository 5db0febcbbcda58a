import { cleanCharacters } from "#core/document/inline-form"
import { readBlocks } from "#core/document/markdown/blocks-in"
import { readInline } from "#core/document/markdown/inline-in"
import type { ReadArticle, Reading } from "#core/document/markdown/reading"
import { readSources } from "#core/document/markdown/sources-in"
import { finishReading, reportDefinitions, startReading } from "#core/document/markdown/start"
import type { FlowNode, Root } from "#core/document/markdown/syntax"
import { isTangled } from "#core/document/markdown/tangled"
import { plainTextToArticle } from "#core/document/plain-in"

/**
 * Reads an article from Markdown: CommonMark with GitHub's tables, footnotes and `~~strikethrough~~`. The document is in
 * normal form (see `normaliseBlocks`), its ids are from `newId`; footnotes become the sources, references to them
 * citations.
 *
 * The first `# Heading` is the title, and a paragraph under it that is wholly emphasised the dek. A picture alone in a
 * paragraph is a figure, with the lines under it as caption and a title "Credit: ..." as credit. A quotation that is
 * wholly strong is a pull quote. A paragraph "Table: ..." right after a table is its caption. `<sub>` and `<sup>` are marks.
 *
 * Nothing is lost without a word: every word is in the article or quoted in `dropped`, which also says what was changed
 * (deep lists, raw HTML, links that are not allowed, invisible characters), by line (from 1), in whole sentences.
 */
export function markdownToArticle({ markdown, newId }: { markdown: string; newId: () => string }): ReadArticle {
  if (isTangled(markdown)) return asPlainText(markdown, newId)
  const { root, reading, dropped } = startReading({ markdown, newId })
  const title = readTitle(root, reading)
  const dek = title && readDek(root, title.node)
  readBlocks(
    root.children.filter((node) => node !== title?.node && node !== dek?.node),
    "top",
    reading,
  )
  const sources = readSources(root, reading)
  reportDefinitions(root, reading)
  const document = finishReading(reading)
  return {
    ...(title ? { title: title.text } : {}),
    ...(dek ? { dek: dek.text } : {}),
    document,
    sources,
    dropped: dropped.sort((a, b) => a.line - b.line),
  }
}

function asPlainText(text: string, newId: () => string): ReadArticle {
  const what = "This text has too many Markdown signs in one place, so all of it was read as plain text."
  const article = plainTextToArticle({ text, newId })
  return { ...article, dropped: [{ line: 1, what }, ...article.dropped] }
}

type Line = { readonly node: FlowNode; readonly text: string }

function readTitle(root: Root, reading: Reading): Line | undefined {
  const node = root.children.find((child) => child.type === "heading" && child.depth === 1 && child.children.length > 0)
  if (node?.type !== "heading") return undefined
  const content = readInline(node.children, reading)
  const notes = content.flatMap((inline) => (inline.type === "citation" ? [`[^${inline.refId}]`] : []))
  if (notes.length > 0) reading.drop(node, `A title has no footnotes, so these were left out: ${notes.join(" ")}`)
  if (content.some((inline) => inline.type === "text" && inline.marks)) {
    const links = content.flatMap((inline) => (inline.type === "text" ? (inline.marks ?? []) : []))
    const addresses = links.flatMap((mark) => (mark.type === "link" ? [` ${mark.href}`] : []))
    reading.drop(node, `A title is plain text, so its formatting was left out.${addresses.join("")}`)
  }
  const words = content.map((inline) => (inline.type === "text" ? inline.text : inline.type === "break" ? " " : ""))
  return { node, text: onOneLine(cleanCharacters(words.join(""), (sentence) => reading.drop(node, sentence))) }
}

/** The dek under the title: a paragraph of nothing but emphasised plain text. */
function readDek(root: Root, title: FlowNode): Line | undefined {
  const node = root.children[root.children.indexOf(title) + 1]
  const [only, ...others] = node?.type === "paragraph" ? node.children : []
  if (!node || only?.type !== "emphasis" || others.length > 0) return undefined
  const inside = only.children
  if (!inside.every((child) => child.type === "text")) return undefined
  return { node, text: onOneLine(inside.map((child) => child.value).join("")) }
}

const onOneLine = (text: string): string => text.replace(/\s+/g, " ").trim()
