import { BREAK_CHARACTER, CITATION_CHARACTER } from "#core/document/plain-text"

/** A node of a page as far as picking a passage needs it; every DOM node is one. `nodeType`: 1 element, 3 text. */
export interface PageNode {
  readonly nodeType: number
  readonly nodeName: string
  readonly nodeValue: string | null
  readonly childNodes: ArrayLike<PageNode>
  readonly hasAttribute?: (name: string) => boolean
}

/** A place in a page, as a DOM range has it: before the character or the child number `offset` of `node`. */
export type PagePoint = { readonly node: PageNode; readonly offset: number }

/** A passage as a reader picked it: UTF-16 offsets into `attributedText` of its block, and its words. */
export type Picked = { readonly start: number; readonly end: number; readonly exact: string }

/**
 * The passage between two places of a block that our own renderer drew, without the white space at its ends.
 * Takes the block's element and the two places in reading order; one that is undefined or not in the block stands for the
 * block's beginning or end. Gives null when nothing but white space lies between them.
 *
 * This works by reading the block's element as the renderer wrote it: `data-atom` is a citation and counts one unit, `br`
 * counts one, every cell of a table begins after one (as in `attributedText`), and what is not the block's own text is
 * passed over: `data-aside` (links and letters of ours) and `data-block` (a nested list's items are blocks themselves).
 */
export function pickPassage(block: PageNode, from: PagePoint | undefined, to: PagePoint | undefined): Picked | null {
  const { text, at } = read(block, [from, to])
  const first = at[0] ?? 0
  const picked = text.slice(first, at[1] ?? text.length)
  const exact = picked.trim()
  const start = first + picked.length - picked.trimStart().length
  return exact === "" ? null : { start, end: start + exact.length, exact }
}

/**
 * A passage cut to at most `most` UTF-16 units, between words where it can be and never inside a character; its end moves
 * with its words, so that the two always agree.
 */
export function cutPicked({ start, end, exact }: Picked, most: number): Picked {
  if (exact.length <= most) return { start, end, exact }
  const room = exact.slice(0, most + 1)
  const space = room.search(/\s\S*$/)
  const cut = space > most / 2 ? room.slice(0, space) : exact.slice(0, most)
  const words = cut.replace(/[\uD800-\uDBFF]$/, "").trimEnd()
  return { start, end: start + words.length, exact: words }
}

type Points = readonly (PagePoint | undefined)[]
/** The text read so far, and at which offset each of the wanted points was met. */
type Reading = { text: string; readonly at: (number | undefined)[] }

function read(block: PageNode, points: Points): Reading {
  const reading: Reading = { text: "", at: points.map(() => undefined) }
  readChildren(block, points, reading)
  return reading
}

function readChildren(node: PageNode, points: Points, reading: Reading): void {
  for (let index = 0; index <= node.childNodes.length; index++) {
    meet(points, reading, (point) => point.node === node && Math.min(point.offset, node.childNodes.length) === index)
    const child = node.childNodes[index]
    if (child) readNode(child, points, reading)
  }
}

function readNode(node: PageNode, points: Points, reading: Reading): void {
  const unit = node.nodeType === 1 ? unitOf(node) : ""
  if (node.nodeType === 3) readText(node, points, reading)
  else if (unit === null) readElement(node, points, reading)
  else {
    meet(points, reading, (point) => contains(node, point.node))
    reading.text += unit
  }
}

function readElement(node: PageNode, points: Points, reading: Reading): void {
  if (node.nodeName === "TH" || node.nodeName === "TD") reading.text += BREAK_CHARACTER
  readChildren(node, points, reading)
}

function readText(node: PageNode, points: Points, reading: Reading): void {
  const text = node.nodeValue ?? ""
  points.forEach((point, which) => {
    if (point?.node === node) reading.at[which] = reading.text.length + Math.min(point.offset, text.length)
  })
  reading.text += text
}

/** Notes that the points for which `isHere` holds lie at the end of what was read. */
function meet(points: Points, reading: Reading, isHere: (point: PagePoint) => boolean): void {
  points.forEach((point, which) => {
    if (point && isHere(point)) reading.at[which] = reading.text.length
  })
}

/** The text of an element that is read as a whole; null for one that is read through. */
function unitOf(node: PageNode): string | null {
  if (node.hasAttribute?.("data-aside") || node.hasAttribute?.("data-block")) return ""
  if (node.hasAttribute?.("data-atom")) return CITATION_CHARACTER
  return node.nodeName === "BR" ? BREAK_CHARACTER : null
}

function contains(node: PageNode, wanted: PageNode): boolean {
  return node === wanted || Array.from(node.childNodes).some((child) => contains(child, wanted))
}
