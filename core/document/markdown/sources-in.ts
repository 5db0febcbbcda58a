import { safeHref } from "#core/document/links"
import { splitHtml } from "#core/document/markdown/html"
import { nodesOfType, type Reading, sourceOf } from "#core/document/markdown/reading"
import type { FlowNode, NodeOf, Root } from "#core/document/markdown/syntax"
import type { Source } from "#core/document/schema"
import { bareDoi, isDoiAddress, normaliseSource } from "#core/document/sources"

const LONGEST_TEXT = 2000
const ID = /^[A-Za-z0-9_-]{1,64}$/

/**
 * The name of each footnote, as the syntax compares names, with the id of its source: the name as written where it can
 * be one, otherwise a new id.
 */
export function footnoteIds(root: Root, newId: () => string): Map<string, string> {
  const ids = new Map<string, string>()
  for (const { identifier, label } of nodesOfType(root, "footnoteDefinition")) {
    if (!ids.has(identifier)) ids.set(identifier, ID.test(label ?? "") ? (label ?? "") : newId())
  }
  return ids
}

/**
 * The sources that a text's footnotes are, in its order, in normal form. A footnote ends with its addresses in angle
 * brackets if its words do not name them: `<https://...>`, and `<https://doi.org/...>` for the DOI.
 */
export function readSources(root: Root, reading: Reading): Source[] {
  reportFormatting(root, reading)
  const read = new Set<string>()
  return nodesOfType(root, "footnoteDefinition").flatMap((node) => {
    const id = reading.notes.get(node.identifier)
    if (id === undefined || read.has(id)) {
      const whole = sourceOf(reading, node).replace(/\s+/g, " ")
      reading.drop(node, `There is already a footnote named "${node.label}", so this one was left out: ${whole}`)
      return []
    }
    read.add(id)
    const written = writtenSource(node, reading)
    if (written.text === "") return withoutText(node, reading)
    return [normaliseSource({ id, ...written })]
  })
}

/** Once for all sources: italics in titles of journals are too common to be told of one by one. */
function reportFormatting(root: Root, reading: Reading): void {
  const formatted = nodesOfType(root, "footnoteDefinition").find((node) => {
    const inside: Root = { type: "root", children: node.children }
    return (["emphasis", "strong", "delete"] as const).some((type) => nodesOfType(inside, type).length > 0)
  })
  if (formatted)
    reading.drop(formatted, "Sources are plain text, so italics and other formatting in them were left out.")
}

function withoutText(node: NodeOf<"footnoteDefinition">, reading: Reading): [] {
  reading.drop(node, `The footnote "${node.label}" says nothing, so it was left out.`)
  return []
}

type Written = { readonly text: string; readonly url?: string; readonly doi?: string }

function writtenSource(node: NodeOf<"footnoteDefinition">, reading: Reading): Written {
  if (node.children.length > 1 || node.children.some(({ type }) => type !== "paragraph")) {
    reading.drop(node, `The footnote "${node.label}" has several parts. They became one line.`)
  }
  const { leaves, ...closing } = splitClosing(leavesOf(node.children, reading), reading)
  const words = leaves
    .map((leaf) => wordsOf(leaf, reading))
    .join("")
    .replace(/\s+/g, " ")
    .trim()
  const linked = leaves.flatMap((leaf) => (leaf.type === "link" ? [leaf.url] : []))
  const url = closing.url ?? linked.map(safeHref).find((address) => address?.startsWith("http"))
  for (const address of linked.filter((address) => safeHref(address) !== url && !words.includes(address))) {
    reading.drop(node, `A source has one address, so this one was left out: ${address}`)
  }
  const text = bounded(words || url || closing.doi || "", node, reading)
  return { text, ...(url ? { url } : {}), ...(closing.doi ? { doi: closing.doi } : {}) }
}

function bounded(text: string, node: FlowNode, reading: Reading): string {
  if (text.length <= LONGEST_TEXT) return text
  const cut = text.lastIndexOf(" ", LONGEST_TEXT)
  const end = cut > 0 ? cut : LONGEST_TEXT
  reading.drop(node, `A source has at most ${LONGEST_TEXT} characters, so its end was left out: ${text.slice(end)}`)
  return text.slice(0, end)
}

/** Nodes without inner nodes, and links whole, in the order of the text, with a space between blocks. */
function leavesOf(nodes: readonly FlowNode[], reading: Reading): FlowNode[] {
  const leaves: FlowNode[] = []
  const waiting: FlowNode[] = [...nodes].reverse()
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === "paragraph" || node.type === "heading") leaves.push({ type: "text", value: " " })
    if (node.type === "link") leaves.push(node)
    else if (node.type === "linkReference") leaves.push(resolved(node, reading))
    else if ("children" in node) for (const child of [...node.children].reverse()) waiting.push(child)
    else leaves.push(node)
  }
  return leaves
}

// The title of a definition is reported where the definition stands.
function resolved({ identifier, children, position }: NodeOf<"linkReference">, reading: Reading): NodeOf<"link"> {
  return { type: "link", url: reading.definitions.get(identifier)?.url ?? "", children, position }
}

/** Takes the addresses in angle brackets off the end: at most one web address and one DOI. */
function splitClosing(all: readonly FlowNode[], reading: Reading): { leaves: FlowNode[]; url?: string; doi?: string } {
  const leaves = [...all]
  const found: { url?: string; doi?: string } = {}
  for (let last = leaves.at(-1); last; last = leaves.at(-1)) {
    if (last.type === "link" && sourceOf(reading, last).startsWith("<")) {
      const doi = isDoiAddress(last.url) ? decodedDoi(last.url) : undefined
      const url = safeHref(last.url)
      if (doi !== undefined && found.doi === undefined) found.doi = doi
      else if (url?.startsWith("http") && found.url === undefined) found.url = url
      else break
    } else if (last.type !== "text" || last.value.trim() !== "") break
    leaves.pop()
  }
  return { leaves, ...found }
}

function decodedDoi(address: string): string | undefined {
  return bareDoi(address.replace(/%[2-7][0-9a-f]/gi, decodeURIComponent))
}

function wordsOf(node: FlowNode, reading: Reading): string {
  if (node.type === "text" || node.type === "inlineCode" || node.type === "code") return node.value
  if (node.type === "footnoteReference") return `[${node.label}]`
  if (node.type === "link") return linksWords(node, reading)
  if (node.type === "image" || node.type === "imageReference") return picturesWords(node, reading)
  return node.type === "html" ? htmlWords(node, reading) : " "
}

function linksWords(node: NodeOf<"link">, reading: Reading): string {
  if (node.title) reading.drop(node, `The link's title "${node.title}" was left out.`)
  return leavesOf(node.children, reading)
    .map((leaf) => wordsOf(leaf, reading))
    .join("")
}

function picturesWords(node: NodeOf<"image"> | NodeOf<"imageReference">, reading: Reading): string {
  const target = node.type === "image" ? node : reading.definitions.get(node.identifier)
  const title = node.type === "image" && node.title ? ` and its title "${node.title}"` : ""
  reading.drop(node, `A source has no pictures, so the address "${target?.url}"${title} was left out.`)
  return node.alt ?? ""
}

function htmlWords(node: NodeOf<"html">, reading: Reading): string {
  const { text, markup } = splitHtml(node.value)
  if (!/^<\/?(su[bp]|i|em|b|strong)>$/i.test(markup)) reading.drop(node, `HTML was left out of a source: ${markup}`)
  return text
}
