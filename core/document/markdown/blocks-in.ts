import { codeLanguage, continuesList } from "#core/document/block-form"
import { isFigure, readFigure } from "#core/document/markdown/figure-in"
import { splitHtml } from "#core/document/markdown/html"
import { readInline } from "#core/document/markdown/inline-in"
import { addBlock, type Draft, type Reading } from "#core/document/markdown/reading"
import { decodedText, type FlowNode, type NodeOf, type PhrasingNode } from "#core/document/markdown/syntax"
import { readTable } from "#core/document/markdown/table-in"
import type { Inline } from "#core/document/schema"

const DEEPEST = 3
const HIGHEST_NUMBER = 999_999_999

/** Where a node stands: at the top, in a quotation, or in a list item. */
type Place = "top" | "quote" | "item"

/** Reads nodes in order and adds what they become to `reading.blocks`; a table takes the caption paragraph after it. */
export function readBlocks(nodes: readonly FlowNode[], place: Place, reading: Reading): void {
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at]
    if (node?.type === "table") at += readTable(node, nodes[at + 1], reading)
    else if (node) readBlock(node, place, reading)
  }
}

function readBlock(node: FlowNode, place: Place, reading: Reading): void {
  if (node.type === "paragraph") readParagraph(node, place, reading)
  else if (node.type === "heading") readHeading(node, place, reading)
  else if (node.type === "blockquote") readQuote(node, place, reading)
  else if (node.type === "list") readList(node, { indent: 0, place }, reading)
  else if (node.type === "code") readCode(node, reading)
  else if (node.type === "html") readHtml(node, place, reading)
  else if (node.type === "thematicBreak") addBlock(reading, node, { type: "divider", content: [] })
  // Definitions and footnotes are read apart; nothing else is a block in this syntax.
}

function readParagraph(node: NodeOf<"paragraph">, place: Place, reading: Reading): void {
  const figure = readFigure(node, reading)
  addBlock(reading, node, figure ?? textDraft(node.children, place, reading))
}

/** A paragraph of a quotation becomes a quote (a pull quote when all of it is strong), any other stays a paragraph. */
function textDraft(nodes: readonly PhrasingNode[], place: Place, reading: Reading): Draft {
  if (place !== "quote") return { type: "paragraph", content: readInline(nodes, reading) }
  const [only, ...others] = nodes
  if (only?.type !== "strong" || others.length > 0) return { type: "quote", content: readInline(nodes, reading) }
  return { type: "quote", pull: true, content: readInline(only.children, reading) }
}

function readHeading(node: NodeOf<"heading">, place: Place, reading: Reading): void {
  const content = readInline(node.children, reading)
  const level = node.depth <= 2 ? 2 : node.depth === 3 ? 3 : 4
  if (place === "quote") reading.drop(node, "A heading inside a quotation became a line of the quotation.")
  else if (level !== node.depth) {
    reading.drop(
      node,
      `A heading of level ${node.depth} became one of level ${level}; an article has levels 2, 3 and 4.`,
    )
  }
  addBlock(reading, node, place === "quote" ? { type: "quote", content } : { type: "heading", level, content })
}

function readQuote(node: NodeOf<"blockquote">, place: Place, reading: Reading): void {
  if (place === "quote") reading.drop(node, "A quotation inside a quotation became part of the outer one.")
  if (place === "item") reading.drop(node, "A quotation inside a list became a quotation of its own.")
  for (const child of node.children) {
    const name = child.type === "paragraph" || child.type === "heading" ? undefined : NAMES[child.type]
    if (name) reading.drop(child, `A ${name} inside a quotation became a ${name} of its own.`)
  }
  readBlocks(node.children, "quote", reading)
}

function readCode(node: NodeOf<"code">, reading: Reading): void {
  const isEmpty = node.value.trim() === ""
  const language = isEmpty ? undefined : codeLanguage(node.lang ?? "")
  const others = [language ? undefined : node.lang, node.meta].filter((note) => note)
  if (others.length > 0)
    reading.drop(node, `The note "${others.join(" ")}" at the head of a piece of code was left out.`)
  if (isEmpty) return
  addBlock(reading, node, {
    type: "code",
    ...(language ? { language } : {}),
    content: [{ type: "text", text: node.value }],
  })
}

function readHtml(node: NodeOf<"html">, place: Place, reading: Reading): void {
  const { text, markup } = splitHtml(node.value)
  const kept = text.trim() !== ""
  reading.drop(node, `HTML was left out${kept ? "; the text inside it was kept" : ""}: ${markup.replace(/\s+/g, " ")}`)
  const plain: PhrasingNode = { type: "text", value: kept ? decodedText(text) : "" }
  if (kept) addBlock(reading, node, textDraft([plain], place, reading))
}

type Level = { readonly indent: number; readonly place: Place }
type Item = { readonly list: NodeOf<"list">; readonly order: number; readonly level: Level; readonly begins: boolean }

/**
 * Adds a list as items with indents, at most 3 deep. Several paragraphs of one item are joined by breaks; other blocks
 * inside an item follow it as blocks of their own, after which a numbered list goes on with its next number.
 */
function readList(list: NodeOf<"list">, level: Level, reading: Reading): void {
  if (level.place === "quote" && level.indent === 0) {
    reading.drop(list, "A list inside a quotation became a list of its own.")
  }
  if (level.indent > DEEPEST)
    reading.drop(list, "A list has at most four levels, so a deeper one was moved up to the fourth.")
  let begins = true
  list.children.forEach((node, order) => {
    const item = { list, order, level, begins }
    if (readItem(node, item, reading)) begins = false
  })
}

/** Adds one item; whether it had text of its own. */
function readItem(node: NodeOf<"listItem">, item: Item, reading: Reading): boolean {
  const lead = leadOf(node, reading)
  if (lead.length > 0) addBlock(reading, node, itemDraft(lead, item, reading))
  for (const child of node.children.slice(leadLength(node))) readInside(child, item.level, reading)
  return lead.length > 0
}

function itemDraft(content: Inline[], { list, order, level, begins }: Item, reading: Reading): Draft {
  const indent = Math.min(level.indent, DEEPEST)
  if (!list.ordered) return { type: "list_item", list: "bullet", indent, content }
  const draft = { type: "list_item", list: "ordered", indent, content } as const
  const start = Math.min((list.start ?? 1) + order, HIGHEST_NUMBER)
  const continues = continuesList(reading.blocks, reading.blocks.length, { ...draft, id: "next" })
  return begins || !continues ? { ...draft, start } : draft
}

/** The text of an item itself: the paragraphs, or the heading, that it begins with. */
function leadOf(node: NodeOf<"listItem">, reading: Reading): Inline[] {
  const leading = node.children.slice(0, leadLength(node))
  if (leading.length > 1) {
    reading.drop(node, `A list item had ${leading.length} paragraphs. They became one, with line breaks between them.`)
  }
  return leading.flatMap((child, at): Inline[] => {
    if (child.type === "heading") reading.drop(child, "A heading inside a list became the text of its list item.")
    const content = child.type === "paragraph" || child.type === "heading" ? readInline(child.children, reading) : []
    return at > 0 ? [{ type: "break" }, ...content] : content
  })
}

function leadLength({ children }: NodeOf<"listItem">): number {
  const end = children.findIndex((child, at) => !isText(child) && !(child.type === "heading" && at === 0))
  return end < 0 ? children.length : end
}

const isText = (node: FlowNode): boolean => node.type === "paragraph" && !isFigure(node)

function readInside(node: FlowNode, level: Level, reading: Reading): void {
  const name = NAMES[node.type]
  if (name) reading.drop(node, `A ${name} inside a list item became a ${name} of its own, after the item.`)
  if (node.type === "list") readList(node, { ...level, indent: level.indent + 1 }, reading)
  else readBlocks([node], "item", reading)
}

const NAMES: Readonly<Partial<Record<FlowNode["type"], string>>> = {
  paragraph: "paragraph",
  heading: "heading",
  code: "piece of code",
  table: "table",
  thematicBreak: "dividing line",
}
