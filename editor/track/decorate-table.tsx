import type { Node } from "prosemirror-model"
import { Decoration } from "prosemirror-view"
import type { Inline, TableBlock } from "#core/document/schema"
import { matchColumns, matchRows } from "#core/text/match-table"
import { layOut, movedElements, type Place } from "#core/text/sequence"
import { blockOf, inlinesOf } from "../model/convert"
import { OWN, type Placed, type Text } from "./decorate-text"
import { goneCell, goneRow, type Setting } from "./gone"

/** How the lines (rows or columns) of a table compare: in order, those that are gone where they stood, and which moved. */
type Axis = { readonly places: readonly Place[]; readonly moved: Uint8Array }

/** The texts of a table, each with what it was; and marks for rows and columns that are new, gone or moved. */
export function readTable(
  { node, at }: Placed,
  before: TableBlock | undefined,
  setting: Setting,
): { texts: Text[]; marks: Decoration[] } {
  const after = blockOf(node) as TableBlock
  const caption = node.child(0)
  const texts: Text[] = [
    { name: after.id, from: at + 2, before: before?.content ?? [], after: inlinesOf(caption), code: false },
  ]
  const marks: Decoration[] = []
  const rows = axisOf(before && matchRows(before, after), after.rows.length)
  const columns = axisOf(before && matchColumns(before, after), after.columns.length)
  const was = (row: Place, column: Place): readonly Inline[] | undefined => before?.rows[row.before]?.[column.before]
  const body = node.child(1)
  let place = at + 1 + caption.nodeSize + 1
  for (const row of rows.places) {
    if (row.after < 0) {
      const cells = columns.places.map((column) => was(row, column) ?? [])
      marks.push(gone(place, `row:${row.before}`, cells, () => goneRow(cells, setting)))
      continue
    }
    const line = body.child(row.after)
    let cellAt = place + 1
    for (const column of columns.places) {
      if (column.after < 0) {
        const cell = was(row, column) ?? []
        const drawn = row.after === 0 ? { ...setting, note: "Column taken out" } : setting
        marks.push(gone(cellAt, `column:${column.before}:${row.after}`, [cell], () => goneCell(cell, drawn)))
        continue
      }
      const cell = line.child(column.after)
      texts.push({
        name: `${after.id}-${texts.length}`,
        from: cellAt + 1,
        before: was(row, column) ?? [],
        after: inlinesOf(cell),
        code: false,
      })
      if (before) marks.push(...markCell(cell, cellAt, { row, column, rows, columns }))
      cellAt += cell.nodeSize
    }
    place += line.nodeSize
  }
  return { texts, marks }
}

function axisOf(match: Int32Array | undefined, length: number): Axis {
  const places = layOut(match ?? new Int32Array(), length)
  const earlier = new Int32Array(length)
  for (const { before, after } of places) if (after >= 0) earlier[after] = before
  return { places, moved: movedElements(earlier, new Int32Array(length).fill(1)) }
}

type Cell = { readonly row: Place; readonly column: Place; readonly rows: Axis; readonly columns: Axis }

/** A line that is new or moved is marked all along, and says so in its first cell. */
function markCell(cell: Node, at: number, { row, column, rows, columns }: Cell): Decoration[] {
  const isNew = row.before < 0 || column.before < 0
  const isMoved = rows.moved[row.after] === 1 || columns.moved[column.after] === 1
  if (!isNew && !isMoved) return []
  const notes = [
    ...(column.after === 0 ? [noteOf("row", row, rows)] : []),
    ...(row.after === 0 ? [noteOf("column", column, columns)] : []),
  ].filter((note) => note !== "")
  const attributes = {
    class: isNew ? "tracked-cell tracked-cell-new" : "tracked-cell",
    ...(notes.length > 0 && { "data-note": notes.join(" · ") }),
  }
  return [Decoration.node(at, at + cell.nodeSize, attributes, OWN)]
}

function noteOf(what: "row" | "column", { before, after }: Place, { moved }: Axis): string {
  if (before < 0) return `New ${what}`
  return moved[after] === 1 ? `${what === "row" ? "Row" : "Column"} moved` : ""
}

function gone(at: number, name: string, cells: readonly (readonly Inline[])[], draw: () => HTMLElement): Decoration {
  return Decoration.widget(at, draw, {
    ...OWN,
    side: -1,
    key: `gone:${name}:${JSON.stringify(cells)}`,
    ignoreSelection: true,
  })
}
