import { Fragment, type Node, type Schema } from "prosemirror-model"
import { type Command, type EditorState, NodeSelection } from "prosemirror-state"
import type { TableBlock } from "#core/document/schema"
import { leaveBlock, putBlock, removeBlocks } from "../keys/blocks"
import { attrsAt } from "../model/tables"
import { cellsOf, intoCell, type Place, placeIn } from "./place"

type Align = TableBlock["columns"][number]
/** The cells of a table by rows, and how each column is aligned. */
type Grid = { readonly cells: readonly (readonly Node[])[]; readonly columns: Align[] }
/** Another grid, and the cell that the cursor shall be in then. */
type Reshaped = Grid & { readonly row: number; readonly column: number }

/** What the document's schema allows. */
const MOST = { rows: 1000, columns: 50 }
const ALIGNMENTS: Align[] = [null, "left", "center", "right"]
const NEW = { rows: 3, columns: 3 }

/** Puts an empty table behind the block that the cursor is in. */
export const insertTable: Command = (state, dispatch) => {
  const { schema } = state
  if (!schema.nodes.table) return false
  const cells = Array.from({ length: NEW.rows }, () => emptyCells(schema, NEW.columns))
  const table = tableOf(schema, { id: "", caption: null, grid: { cells, columns: Array(NEW.columns).fill(null) } })
  return putBlock(table, (transaction, at) => intoCell(transaction, at, { row: 0, column: 0 }))(state, dispatch)
}

/** Adds an empty row above (-1) or below (1) the one that the cursor is in. */
export const addRow = (by: -1 | 1): Command =>
  reshape(({ cells, columns }, { row, column }, { schema }) => {
    if (cells.length >= MOST.rows) return null
    const at = by < 0 ? row : row + 1
    return { cells: cells.toSpliced(at, 0, emptyCells(schema, columns.length)), columns, row: at, column }
  })

/** Adds an empty column to the left (-1) or to the right (1) of the one that the cursor is in. */
export const addColumn = (by: -1 | 1): Command =>
  reshape(({ cells, columns }, { row, column }, { schema }) => {
    if (columns.length >= MOST.columns) return null
    const at = by < 0 ? column : column + 1
    return {
      cells: cells.map((line) => line.toSpliced(at, 0, ...emptyCells(schema, 1))),
      columns: columns.toSpliced(at, 0, null),
      row,
      column: at,
    }
  })

/** Takes the row out; with its last row, a table is gone. */
export const removeRow: Command = (state, dispatch) => {
  const place = placeIn(state)
  if (place?.table.child(1).childCount === 1 && !place.isCaption) return removeBlocks(state, dispatch)
  return reshape(({ cells, columns }, { row, column }) => ({
    cells: cells.toSpliced(row, 1),
    columns,
    row: Math.min(row, cells.length - 2),
    column,
  }))(state, dispatch)
}

/** Takes the column out; with its last column, a table is gone. */
export const removeColumn: Command = (state, dispatch) => {
  const place = placeIn(state)
  if (place?.table.attrs.columns.length === 1 && !place.isCaption) return removeBlocks(state, dispatch)
  return reshape(({ cells, columns }, { row, column }) => ({
    cells: cells.map((line) => line.toSpliced(column, 1)),
    columns: columns.toSpliced(column, 1),
    row,
    column: Math.min(column, columns.length - 2),
  }))(state, dispatch)
}

/** Moves the row past the one above (-1) or below (1); the row that stands first names the columns. */
export const moveRow = (by: -1 | 1): Command =>
  reshape(({ cells, columns }, { row, column }) => {
    const moved = swapped(cells, row, by)
    return moved && { cells: moved, columns, row: row + by, column }
  })

/** Moves the column past the one on its left (-1) or right (1). */
export const moveColumn = (by: -1 | 1): Command =>
  reshape(({ cells, columns }, { row, column }) => {
    const order = swapped([...columns.keys()], column, by)
    if (!order) return null
    const arranged = <T,>(line: readonly T[]): T[] => order.map((at) => line[at] as T)
    return { cells: cells.map(arranged), columns: arranged(columns), row, column: column + by }
  })

/** Aligns the column otherwise: as it comes, to the left, in the middle, to the right, and as it comes again. */
export const alignColumn: Command = reshape(({ cells, columns }, { row, column }) => {
  const next = ALIGNMENTS[(ALIGNMENTS.indexOf(columns[column] ?? null) + 1) % ALIGNMENTS.length] ?? null
  return { cells, columns: columns.with(column, next), row, column }
})

/** Enter in a table: down to the next row, from the caption into the first cell, and from the last row behind the table. */
export const nextRow: Command = (state, dispatch) => {
  const place = placeIn(state)
  if (!place) return false
  const { table, at, row, column, isCaption } = place
  const next = isCaption ? 0 : row + 1
  if (next === table.child(1).childCount) return leaveBlock(state, dispatch)
  dispatch?.(intoCell(state.tr, at, { row: next, column }))
  return true
}

/**
 * Tab in a table: to the next cell (1) or the one before (-1), row after row, and from the caption into the first. Behind
 * the last cell and before the first it does nothing, so that Tab leaves the text as it does elsewhere.
 */
export const nextCell =
  (by: -1 | 1): Command =>
  (state, dispatch) => {
    const place = placeIn(state)
    if (!place || state.selection instanceof NodeSelection) return false
    const { table, at, row, column, isCaption } = place
    const width = table.attrs.columns.length
    const next = (isCaption ? -1 : row * width + column) + by
    if (next < 0 || next >= width * table.child(1).childCount) return false
    dispatch?.(intoCell(state.tr, at, { row: Math.floor(next / width), column: next % width }))
    return true
  }

/** Whether the cursor is in the table's first or last line of a kind. */
export function isAtEdge(state: EditorState, kind: "row" | "column", by: -1 | 1): boolean {
  const place = placeIn(state)
  if (!place || place.isCaption) return true
  const last = (kind === "row" ? place.table.child(1).childCount : place.table.attrs.columns.length) - 1
  return place[kind] === (by < 0 ? 0 : last)
}

/** A command that gives the table around the cursor another shape; `change` says null where it does not apply. */
function reshape(change: (grid: Grid, place: Place, state: EditorState) => Reshaped | null): Command {
  return (state, dispatch) => {
    const place = placeIn(state)
    if (!place || place.isCaption) return false
    const { table, at } = place
    const reshaped = change({ cells: cellsOf(table), columns: table.attrs.columns }, place, state)
    if (!reshaped) return false
    const { row, column, ...grid } = reshaped
    const made = tableOf(state.schema, { id: table.attrs.id, caption: table.child(0), grid })
    const offset = state.selection.$from.parentOffset
    const transaction = state.tr.replaceWith(at, at + table.nodeSize, made)
    dispatch?.(intoCell(transaction, at, { row, column, offset }))
    return true
  }
}

/** A table of a grid; what stands first in a row or column is its heading. */
function tableOf(schema: Schema, from: { id: string; caption: Node | null; grid: Grid }): Node {
  const { id, caption, grid } = from
  const body = grid.cells.map((line, row) =>
    schema.node(
      "table_row",
      null,
      line.map((cell, column) => cell.type.create(attrsAt(row, column, grid.columns), cell.content)),
    ),
  )
  return schema.node("table", { id, columns: grid.columns }, [
    caption ?? schema.node("table_caption"),
    schema.node("table_body", null, Fragment.fromArray(body)),
  ])
}

function emptyCells(schema: Schema, count: number): Node[] {
  return Array.from({ length: count }, () => schema.node("table_cell"))
}

function swapped<T>(lines: readonly T[], at: number, by: -1 | 1): T[] | null {
  const [one, other] = [lines[at], lines[at + by]]
  return one === undefined || other === undefined ? null : lines.with(at, other).with(at + by, one)
}
