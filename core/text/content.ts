import type { Block, Inline, Mark } from "#core/document/schema"
import { lastAtMost } from "#core/last-at-most"

/** Stands for an atom (citation, break) in a block's plain text, so that every offset counts it as one unit. */
export const ATOM = "\uFFFC"

/** Length of an inline content in UTF-16 code units, an atom counting as one. */
export function lengthOf(content: readonly Inline[]): number {
  let length = 0
  for (const node of content) length += node.type === "text" ? node.text.length : 1
  return length
}

/** The plain text that all offsets index (UTF-16), with `ATOM` for each citation and break. */
export function plainText(content: readonly Inline[]): string {
  let text = ""
  for (const node of content) text += node.type === "text" ? node.text : ATOM
  return text
}

/**
 * All the text of a block in one inline content: what authorship and merge pieces measure.
 * For a table that is the caption, then every cell in reading order, each after one break; for any other block, its content.
 */
export function wholeContent(block: Block): readonly Inline[] {
  if (block.type !== "table") return block.content
  return block.rows.flat().reduce<Inline[]>(
    (all, cell) => {
      all.push({ type: "break" }, ...cell)
      return all
    },
    [...block.content],
  )
}

/**
 * Makes the function that cuts the part [from, to) out of a content, offsets in UTF-16 units; it cuts inside text nodes,
 * never inside an atom. Each cut costs the nodes it gives and the logarithm of all, so a long content can be cut often.
 */
export function slicerOf(content: readonly Inline[]): (from: number, to: number) => Inline[] {
  const starts = [0]
  for (const node of content) starts.push((starts.at(-1) ?? 0) + (node.type === "text" ? node.text.length : 1))
  return (from, to) => {
    const part: Inline[] = []
    for (let i = lastAtMost(starts, from); i < content.length && from < to; i++) {
      const node = content[i]
      const start = starts[i] ?? 0
      if (!node || start >= to) break
      part.push(node.type === "text" ? sliceText(node, from - start, to - start) : node)
    }
    return part
  }
}

/** The part [from, to) of a content, for a single cut. */
export function sliceContent(content: readonly Inline[], from: number, to: number): Inline[] {
  return slicerOf(content)(from, to)
}

function sliceText(node: Inline & { type: "text" }, from: number, to: number): Inline {
  if (from <= 0 && to >= node.text.length) return node
  return { ...node, text: node.text.slice(Math.max(0, from), to) }
}

/** Every offset where a node of any of the contents ends, in order: between two of them each content is uniform. */
export function nodeEnds(...contents: readonly (readonly Inline[])[]): number[] {
  const ends = new Set<number>()
  for (const content of contents) {
    let end = 0
    for (const node of content) {
      end += node.type === "text" ? node.text.length : 1
      ends.add(end)
    }
  }
  return [...ends].sort((one, other) => one - other)
}

/** Concatenates contents; neighbours with equal marks become one text node and empty ones vanish, as the schema wants. */
export function joinContent(...parts: readonly (readonly Inline[])[]): Inline[] {
  return joinAll(parts)
}

/** `joinContent` for any number of parts. */
export function joinAll(parts: Iterable<readonly Inline[]>): Inline[] {
  const joined: Inline[] = []
  for (const part of parts) for (const node of part) appendNode(joined, node)
  return joined
}

function appendNode(joined: Inline[], node: Inline): void {
  if (node.type !== "text") {
    joined.push(node)
    return
  }
  if (node.text === "") return
  const last = joined.at(-1)
  if (last?.type === "text" && sameMarks(last.marks, node.marks)) {
    joined[joined.length - 1] = { ...last, text: last.text + node.text }
  } else joined.push(node)
}

/** Whether two mark lists hold the same marks in the same (canonical) order; none and an empty list are the same. */
export function sameMarks(a: readonly Mark[] | undefined, b: readonly Mark[] | undefined): boolean {
  if (a === b) return true
  const length = a?.length ?? 0
  if (length !== (b?.length ?? 0)) return false
  for (let i = 0; i < length; i++) if (!sameMark(a?.[i], b?.[i])) return false
  return true
}

/** Whether two marks are of one type and, if links, lead to the same place. */
export function sameMark(a: Mark | undefined, b: Mark | undefined): boolean {
  return a?.type === b?.type && hrefOf(a) === hrefOf(b)
}

function hrefOf(mark: Mark | undefined): string | undefined {
  return mark?.type === "link" ? mark.href : undefined
}

/** Whether two contents in normal form (see `joinContent`) show the same text, atoms and marks. */
export function sameContent(a: readonly Inline[], b: readonly Inline[]): boolean {
  if (a === b) return true
  return a.length === b.length && a.every((node, i) => sameNode(node, b[i]))
}

function sameNode(a: Inline, b: Inline | undefined): boolean {
  if (a.type === "text") return b?.type === "text" && a.text === b.text && sameMarks(a.marks, b.marks)
  if (a.type === "citation") return b?.type === "citation" && a.refId === b.refId
  return b?.type === "break"
}
