import { readInline } from "#core/document/markdown/inline-in"
import { addBlock, type Draft, type Reading, sourceOf } from "#core/document/markdown/reading"
import type { FlowNode, NodeOf, PhrasingNode } from "#core/document/markdown/syntax"
import type { Inline } from "#core/document/schema"

/** What the paragraph after a table begins with when it is the table's caption, as Pandoc writes it. */
export const CAPTION = "Table: "

const MOST_COLUMNS = 50
const MOST_ROWS = 1000

/** Adds a table; gives 1 when the node after it was its caption, otherwise 0. */
export function readTable(node: NodeOf<"table">, next: FlowNode | undefined, reading: Reading): 0 | 1 {
  const caption = captionOf(next, reading)
  const draft = tableDraft(node, caption ?? [], reading)
  addBlock(reading, node, draft)
  return caption ? 1 : 0
}

function tableDraft(node: NodeOf<"table">, content: Inline[], reading: Reading): Draft {
  const rows = node.children.slice(0, MOST_ROWS)
  for (const row of node.children.slice(MOST_ROWS)) {
    reading.drop(row, `A table has at most ${MOST_ROWS} rows, so this row was left out: ${sourceOf(reading, row)}`)
  }
  const width = Math.min(MOST_COLUMNS, Math.max(...rows.map((row) => row.children.length)))
  return {
    type: "table",
    columns: Array.from({ length: width }, (_, at) => node.align?.[at] ?? null),
    rows: rows.map((row) => rowOf(row, width, reading)),
    content,
  }
}

function rowOf(row: NodeOf<"tableRow">, width: number, reading: Reading): Inline[][] {
  const beyond = row.children.slice(width).map((cell) => sourceOf(reading, cell))
  if (beyond.length > 0) {
    reading.drop(row, `A table has at most ${MOST_COLUMNS} columns, so these cells were left out: ${beyond.join(" ")}`)
  }
  return Array.from({ length: width }, (_, at) => readInline(row.children[at]?.children ?? [], reading))
}

// The caption is known by its letters in the source, so that a paragraph can begin so too, written "Table\: ".
function captionOf(node: FlowNode | undefined, reading: Reading): Inline[] | null {
  if (node?.type !== "paragraph" || !sourceOf(reading, node).startsWith(CAPTION)) return null
  const [first, ...others] = node.children
  if (first?.type !== "text") return null
  const rest: PhrasingNode = { ...first, value: first.value.slice(CAPTION.length) }
  return readInline([rest, ...others], reading)
}
