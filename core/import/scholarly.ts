import { nodesOfType, type Reading, sourceOf } from "#core/document/markdown/reading"
import type { FlowNode, NodeOf, PhrasingNode, Root } from "#core/document/markdown/syntax"
import { leftRaw } from "./left-raw"

/**
 * Makes of scholars' Markdown what an article has a place for, and reports the rest by line: `H~2~O` and `10^6^` become
 * subscript and superscript, terms with their definitions lines of their own; the names of headings are left out. Formulae,
 * citations by key, ticks and the like stay as they are written. Costs no recursion.
 */
export function readScholarly(root: Root, reading: Reading): void {
  reportFootnotes(root, reading)
  for (const heading of nodesOfType(root, "heading")) takeName(heading, reading)
  for (const item of nodesOfType(root, "listItem")) reportTick(item, reading)
  for (const formula of nodesOfType(root, "formula")) {
    reading.drop(formula, `A formula stays as it is written, in TeX: ${formula.value.replace(/\s+/g, " ")}`)
  }
  const waiting: FlowNode[] = [...root.children]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (!("children" in node) || node.type === "footnoteDefinition") continue
    if (hasWords(node)) node.children = node.children.flatMap((child) => wordsOf(child, node.type, reading))
    waiting.push(...node.children)
  }
}

type WithWords = Extract<FlowNode, { children: PhrasingNode[] }>
const WORDED = new Set<FlowNode["type"]>([
  "paragraph",
  "heading",
  "emphasis",
  "strong",
  "delete",
  "link",
  "linkReference",
  "tableCell",
])
const hasWords = (node: FlowNode): node is WithWords => WORDED.has(node.type)

function wordsOf(node: PhrasingNode, parent: FlowNode["type"], reading: Reading): PhrasingNode[] {
  if (node.type !== "text") return [node]
  const written = sourceOf(reading, node)
  const lines = parent === "paragraph" ? withTerms(node, reading) : [node]
  const words = lines.flatMap((line) => (line.type === "text" && parent !== "link" ? raisedIn(line, written) : [line]))
  // Reported is what is left: what became a mark is no sign any more.
  const rest = words
    .map((word) => (word.type === "text" ? word.value : word.type === "break" ? "\n" : "\u0000"))
    .join("")
  const line = node.position?.start.line ?? 1
  for (const { line: at, what } of leftRaw(rest, { line, written }))
    reading.drop({ position: { start: { line: at } } }, what)
  return words
}

const TERM = /\n:[ \t]+/

/** A list of terms: each definition on a line of its own, under its term. */
function withTerms(node: NodeOf<"text">, reading: Reading): PhrasingNode[] {
  if (!TERM.test(node.value)) return [node]
  const [term = ""] = node.value.split("\n")
  reading.drop(node, `A list of terms has no place here, so its definitions became lines: ${term}`)
  return node.value.split(TERM).flatMap((value, at): PhrasingNode[] => {
    const text = { ...node, value: value.replace(/\n/g, " ") }
    return at === 0 ? [text] : [{ type: "break" }, text]
  })
}

const RAISED = /(?<=\S)(?<!~)~([\p{L}\p{N}+\-−=(),.]{1,20})~(?!~)|\^([\p{L}\p{N}+\-−–=(),.*′]{1,20})\^/gu

function raisedIn(node: NodeOf<"text">, written: string): PhrasingNode[] {
  const words: PhrasingNode[] = []
  let from = 0
  for (const { 0: match, 1: low, 2: high = "", index } of node.value.matchAll(RAISED)) {
    // Escaped, they are meant as they stand; in an address they belong to it.
    if (!written.includes(match) || /\bhttps?:\/\/\S*$/.test(node.value.slice(0, index))) continue
    const tag = low === undefined ? "sup" : "sub"
    const before = node.value.slice(from, index)
    words.push(
      ...(before === "" ? [] : [{ ...node, value: before }]),
      { type: "html", value: `<${tag}>` },
      { ...node, value: low ?? high },
      { type: "html", value: `</${tag}>` },
    )
    from = index + match.length
  }
  const rest = node.value.slice(from)
  return rest === "" && words.length > 0 ? words : [...words, { ...node, value: rest }]
}

function takeName(heading: NodeOf<"heading">, reading: Reading): void {
  const last = heading.children.at(-1)
  const name = last?.type === "text" ? /\s*(\{[#.][^{}]*\})$/.exec(last.value)?.[1] : undefined
  if (last?.type !== "text" || name === undefined || !sourceOf(reading, last).includes(name)) return
  last.value = last.value.slice(0, last.value.lastIndexOf("{")).trimEnd()
  reading.drop(heading, `The name of a heading has no place here and was left out: ${name}`)
}

function reportTick(item: NodeOf<"listItem">, reading: Reading): void {
  const first = item.children[0]
  const text = first?.type === "paragraph" ? first.children[0] : undefined
  const tick = text?.type === "text" ? /^\[[ xX]\](?=\s)/.exec(text.value)?.[0] : undefined
  // Escaped, it is meant as it stands.
  if (tick && text && sourceOf(reading, text).startsWith(tick))
    reading.drop(item, `A box to tick stays as it is written: ${tick}`)
}

function reportFootnotes(root: Root, reading: Reading): void {
  const cited = new Set(nodesOfType(root, "footnoteReference").map(({ identifier }) => identifier))
  for (const note of nodesOfType(root, "footnoteDefinition")) {
    if (!cited.has(note.identifier)) {
      reading.drop(note, `Nothing cites the footnote “${note.label}”; it stays among the sources.`)
      cited.add(note.identifier)
    }
    for (const link of nodesOfType({ type: "root", children: note.children }, "link")) {
      if (!sourceOf(reading, link).startsWith("[")) continue
      const words = sourceOf(reading, link).slice(1).split("](")[0]
      reading.drop(link, `In the footnote “${note.label}”, the words “${words}” are no link any more: ${link.url}`)
    }
  }
}
