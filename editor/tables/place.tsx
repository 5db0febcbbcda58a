import type { Node, ResolvedPos } from "prosemirror-model"
import { type EditorState, NodeSelection, TextSelection, type Transaction } from "prosemirror-state"

/** A cell of a table in the text; in its caption, the first. */
export type Place = {
  readonly table: Node
  /** Where the table stands. */
  readonly at: number
  readonly row: number
  readonly column: number
  readonly isCaption: boolean
}

/** The cell that the cursor is in; null outside of tables. */
export function placeIn({ selection }: Pick<EditorState, "selection">): Place | null {
  const { $from } = selection
  if (selection instanceof NodeSelection && selection.node.type.name === "table") {
    return { table: selection.node, at: selection.from, row: 0, column: 0, isCaption: true }
  }
  const table = $from.depth > 0 ? $from.node(1) : undefined
  if (table?.type.name !== "table") return null
  return { table, at: $from.before(1), ...cellOf($from), isCaption: $from.index(1) === 0 }
}

function cellOf($from: ResolvedPos): { row: number; column: number } {
  const isInRow = $from.depth > 2 && $from.node(3).type.name === "table_row"
  return isInRow ? { row: $from.index(2), column: $from.index(3) } : { row: 0, column: 0 }
}

/** The rows of a table, each with its cells. */
export function cellsOf(table: Node): Node[][] {
  const rows: Node[][] = []
  table.child(1).forEach((row) => void rows.push([...row.children]))
  return rows
}

/** Where the words of a cell begin, in a table that stands at `at`. */
export function startOfCell(table: Node, at: number, { row, column }: { row: number; column: number }): number {
  // Into the table, past its caption, into its body, into the row, into the cell.
  let place = at + 1 + table.child(0).nodeSize + 1
  const body = table.child(1)
  for (let i = 0; i < row; i++) place += body.child(i).nodeSize
  place += 1
  for (let i = 0; i < column; i++) place += body.child(row).child(i).nodeSize
  return place + 1
}

/** Puts the cursor into a cell: so many characters in, or behind its last. */
export function intoCell(
  transaction: Transaction,
  at: number,
  cell: { row: number; column: number; offset?: number },
): Transaction {
  const table = transaction.doc.nodeAt(at)
  if (!table) return transaction
  const { row, column, offset = Number.POSITIVE_INFINITY } = cell
  const { size } = table.child(1).child(row).child(column).content
  const place = startOfCell(table, at, cell) + Math.min(offset, size)
  return transaction.setSelection(TextSelection.create(transaction.doc, place)).scrollIntoView()
}
