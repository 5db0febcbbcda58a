import type { Given } from "#core/document/given"
import { cleanCharacters } from "#core/document/inline-form"
import { readBlocks } from "#core/document/markdown/blocks-in"
import { readInline } from "#core/document/markdown/inline-in"
import type { ReadArticle, Reading } from "#core/document/markdown/reading"
import { readSources } from "#core/document/markdown/sources-in"
import { finishReading, reportDefinitions, startReading } from "#core/document/markdown/start"
import type { Dialect, FlowNode, Root } from "#core/document/markdown/syntax"
import { isTangled } from "#core/document/markdown/tangled"
import { plainTextToArticle } from "#core/document/plain-in"

type Text = {
  readonly markdown: string
  readonly newId: () => string
  readonly given?: Given
  readonly dialect?: Dialect
  /** Arranges the tree before it is read, and reports what it takes away. */
  readonly arrange?: (root: Root, reading: Reading) => void
}

/**
 * Reads an article from Markdown: CommonMark with GitHub's tables, footnotes and `~~strikethrough~~`. The document is in
 * normal form (see `normaliseBlocks`), its ids are from `newId`; footnotes become the sources, references to them
 * citations.
 *
 * The first `# Heading` is the title, and a paragraph under it that is wholly emphasised the dek. A picture alone in a
 * paragraph is a figure, with the lines under it as caption and a title "Credit: ..." as credit. A quotation that is
 * wholly strong is a pull quote. A paragraph "Table: ..." right after a table is its caption. `<sub>` and `<sup>` are marks.
 *
 * Where the title is `given`, a first heading that repeats it is left out; any other heading of level 1 is a section then,
 * and the headings below it are one level lower.
 *
 * Nothing is lost without a word: every word is in the article or quoted in `dropped`, which also says what was changed
 * (deep lists, raw HTML, links that are not allowed, invisible characters), by line (from 1), in whole sentences.
 */
export function markdownToArticle({ markdown, newId, given = {}, dialect, arrange }: Text): ReadArticle {
  if (isTangled(markdown)) return asPlainText(markdown, newId, given)
  const { root, reading, dropped } = startReading({ markdown, newId, ...(dialect && { dialect }) })
  arrange?.(root, reading)
  const title = titleOf(root, reading, given.title)
  const dek = dekOf(root, title, given.dek)
  const body = root.children.filter((node) => node !== title?.node && node !== dek?.node)
  if (given.title !== undefined) lowerHeadings(body, reading)
  readBlocks(body, "top", reading)
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

function asPlainText(text: string, newId: () => string, given: Given): ReadArticle {
  const what = "This text has too many Markdown signs in one place, so all of it was read as plain text."
  const article = plainTextToArticle({ text, newId, given })
  return { ...article, dropped: [{ line: 1, what }, ...article.dropped] }
}

/** A line of the article's head; one that is given stands in the text only where it is repeated. */
type Line = { readonly node?: FlowNode; readonly text: string }

function titleOf(root: Root, reading: Reading, given: string | undefined): Line | undefined {
  if (given === undefined) return readTitle(root, reading)
  const first = root.children.find((node) => node.type !== "definition" && node.type !== "footnoteDefinition")
  if (first?.type !== "heading" || first.depth !== 1) return { text: given }
  const said = readInline(first.children, reading).map((inline) => (inline.type === "text" ? inline.text : " "))
  return alike(said.join("")) === alike(given) ? { node: first, text: given } : { text: given }
}

function dekOf(root: Root, title: Line | undefined, given: string | undefined): Line | undefined {
  const read = title?.node && readDek(root, title.node)
  if (given === undefined) return read
  return read && alike(read.text) === alike(given) ? { ...read, text: given } : { text: given }
}

const alike = (text: string): string => onOneLine(text).toLowerCase()

/** A heading of level 1 is the title's; where the title is given, sections that have it are level 2, and so on down. */
function lowerHeadings(nodes: readonly FlowNode[], reading: Reading): void {
  const headings = nodes.filter((node) => node.type === "heading")
  const [first] = headings.filter(({ depth }) => depth === 1)
  if (!first) return
  reading.drop(first, "The title is given apart, so every heading became one level lower.")
  for (const heading of headings) heading.depth = Math.min(heading.depth + 1, 6) as typeof heading.depth
}

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
