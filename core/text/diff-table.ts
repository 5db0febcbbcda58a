import type { Inline, TableBlock } from "#core/document/schema"
import { matchColumns, matchRows } from "#core/text/match-table"
import { diffBlocks, type Segment } from "#core/text/segments"
import { layOut } from "#core/text/sequence"

/** A cell of the compared tables; `segments` hold all of its text, as inserted or deleted if the cell itself is. */
export type CellChange = { readonly kind: "same" | "changed" | "inserted" | "deleted"; readonly segments: Segment[] }

/** A row of the compared tables, with a cell for every column that either table has, in reading order. */
export type RowChange = { readonly kind: CellChange["kind"]; readonly cells: CellChange[] }

/** Compares two tables cell by cell. Rows and columns are recognised by label, likeness and place; moved ones are in their new place. */
export function diffTables(a: TableBlock, b: TableBlock): RowChange[] {
  const columns = layOut(matchColumns(a, b), b.columns.length)
  return layOut(matchRows(a, b), b.rows.length).map((row) => {
    const cells = columns.map((column) =>
      diffCells(
        row.before >= 0 && column.before >= 0 ? a.rows[row.before]?.[column.before] : undefined,
        row.after >= 0 && column.after >= 0 ? b.rows[row.after]?.[column.after] : undefined,
      ),
    )
    return { kind: kindOfRow(row, cells), cells }
  })
}

function diffCells(before: readonly Inline[] | undefined, after: readonly Inline[] | undefined): CellChange {
  const segments = diffBlocks(before ?? [], after ?? [])
  if (!before && !after) return { kind: "same", segments: [] }
  if (!before) return { kind: "inserted", segments }
  if (!after) return { kind: "deleted", segments }
  return { kind: segments.every((segment) => segment.kind === "same") ? "same" : "changed", segments }
}

function kindOfRow(row: { before: number; after: number }, cells: readonly CellChange[]): RowChange["kind"] {
  if (row.before < 0) return "inserted"
  if (row.after < 0) return "deleted"
  return cells.every((cell) => cell.kind === "same") ? "same" : "changed"
}
