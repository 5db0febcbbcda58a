import type { Inline, TableBlock } from "#core/document/schema"
import type { Versions } from "#core/text/chunks"
import { lengthOf, sameContent } from "#core/text/content"
import type { Ledger } from "#core/text/decisions"
import { contentKey, fingerprint } from "#core/text/fingerprint"
import { type Lineage, lineagesOf } from "#core/text/lineage"
import { matchColumns, matchRows } from "#core/text/match-table"
import { mergeField } from "#core/text/merge-attributes"
import { type MergedOrder, mergeOrders } from "#core/text/merge-order"
import { mergeContent } from "#core/text/merge-text"
import { assemble, type Part } from "#core/text/pieces"

export type MergedTable = {
  readonly columns: TableBlock["columns"]
  readonly rows: Inline[][][]
  readonly parts: Part[]
}

/**
 * Merges the rows, columns and cells of three tables; `blockId` is the merged block's. Rows and columns are merged like
 * blocks, each cell like a text. Undefined if that is impossible: one side deleted a row or column in which the other wrote.
 * `parts` are those of the whole content after the caption.
 */
export function mergeTable(tables: Versions<TableBlock>, blockId: string, ledger: Ledger): MergedTable | undefined {
  const rows = axisOf(tables, "row")
  const columns = axisOf(tables, "column")
  if (contradict(tables, rows, columns)) return undefined
  const keptRows = keep(rows, tables, { blockId, ledger })
  const keptColumns = keep(columns, tables, { blockId, ledger })
  if (keptRows.length === 0 || keptColumns.length === 0) return undefined
  const starts = { ours: cellStarts(tables.ours), theirs: cellStarts(tables.theirs) }
  const cells = keptRows.map((row) =>
    keptColumns.map((column) => mergeCell(tables, { row, column }, { starts, blockId, ledger })),
  )
  return {
    columns: mergeAlignments(tables, keptColumns, { blockId, ledger }),
    rows: cells.map((row) => row.map((parts) => assemble(parts.slice(1), blockId).content)),
    parts: cells.flat(2),
  }
}

/** Rows or columns through the versions. */
type Axis = { readonly kind: "row" | "column"; readonly lineages: Lineage[]; readonly orders: Versions<number[]> }

function axisOf({ base, ours, theirs }: Versions<TableBlock>, kind: Axis["kind"]): Axis {
  const length = (table: TableBlock) => (kind === "row" ? table.rows.length : table.columns.length)
  const match = kind === "row" ? matchRows : matchColumns
  const lengths = { base: length(base), ours: length(ours), theirs: length(theirs) }
  return { kind, ...lineagesOf(lengths, { ours: match(base, ours), theirs: match(base, theirs) }) }
}

/** Whether a side deleted a row or column in which the other changed a cell. */
function contradict(tables: Versions<TableBlock>, rows: Axis, columns: Axis): boolean {
  const gone = ({ base, ours, theirs }: Lineage) => base >= 0 && (ours < 0 || theirs < 0)
  const wrote = (row: Lineage, column: Lineage) =>
    (["ours", "theirs"] as const).some((side) => {
      const cell = tables[side].rows[row[side]]?.[column[side]]
      return cell !== undefined && !sameContent(cell, tables.base.rows[row.base]?.[column.base] ?? [])
    })
  const inBase = ({ lineages }: Axis) => lineages.filter(({ base }) => base >= 0)
  return inBase(rows).some((row) => inBase(columns).some((column) => (gone(row) || gone(column)) && wrote(row, column)))
}

type Site = { readonly blockId: string; readonly ledger: Ledger }

/** The rows or columns of the merged table in order, after the decisions on what theirs inserted, deleted and moved. */
function keep(axis: Axis, tables: Versions<TableBlock>, site: Site): Lineage[] {
  const { lineages, orders } = axis
  const cellsOf = (side: keyof Versions<unknown>, at: number) =>
    axis.kind === "row" ? (tables[side].rows[at] ?? []) : tables[side].rows.map((row) => row[at] ?? [])
  const keys = (element: number) => {
    const { ours, theirs } = lineages[element] ?? NOWHERE
    return cellsOf(ours >= 0 ? "ours" : "theirs", ours >= 0 ? ours : theirs)
      .map(contentKey)
      .join("\u0003")
  }
  const wanted = (element: number, what: "insert" | "delete" | "move") => {
    const { base, theirs } = lineages[element] ?? NOWHERE
    const [side, at] = what === "delete" ? (["base", base] as const) : (["theirs", theirs] as const)
    const cells = cellsOf(side, at)
    const id = fingerprint(axis.kind, what, site.blockId, `${at}`, ...cells.map(contentKey))
    return site.ledger.change({ id, kind: axis.kind, what, blockId: site.blockId, at, cells }).state !== "declined"
  }
  const arrange = (stay?: ReadonlySet<number>): MergedOrder =>
    mergeOrders({ ...orders, count: lineages.length, weights: lineages.map(() => 1), keys, stay })
  const first = arrange()
  const stay = new Set(
    first.movedByTheirs.filter((element) => lineages[element]?.ours !== -1 && !wanted(element, "move")),
  )
  const merged = stay.size > 0 ? arrange(stay) : first
  const twins = new Map(merged.twins.map(({ ours, theirs }) => [ours, lineages[theirs]?.theirs ?? -1]))
  return merged.order.flatMap((element) => {
    const lineage = lineages[element] ?? NOWHERE
    const { base, ours, theirs } = lineage
    if (base >= 0 && ours < 0) return []
    if (base >= 0 && theirs < 0) return wanted(element, "delete") ? [] : [lineage]
    if (ours < 0) return wanted(element, "insert") ? [lineage] : []
    return [{ ...lineage, theirs: twins.get(element) ?? theirs }]
  })
}

const NOWHERE: Lineage = { base: -1, ours: -1, theirs: -1 }

/** Where each cell begins in the whole content of a table: after the caption, each cell behind one break. */
function cellStarts(table: TableBlock): number[][] {
  let at = lengthOf(table.content)
  return table.rows.map((row) =>
    row.map((cell) => {
      const start = at + 1
      at = start + lengthOf(cell)
      return start
    }),
  )
}

type CellSite = Site & { readonly starts: { readonly ours: number[][]; readonly theirs: number[][] } }

/** The parts of one cell, the break before it first. */
function mergeCell(tables: Versions<TableBlock>, at: { row: Lineage; column: Lineage }, site: CellSite): Part[] {
  const cellIn = (side: keyof Versions<unknown>) => tables[side].rows[at.row[side]]?.[at.column[side]]
  const place = (side: "ours" | "theirs") => ({
    blockId: tables[side].id,
    start: site.starts[side][at.row[side]]?.[at.column[side]] ?? 0,
  })
  const [base, ours, theirs] = [cellIn("base") ?? [], cellIn("ours"), cellIn("theirs")]
  const separator: Inline[] = [{ type: "break" }]
  if (!ours && !theirs) return [{ content: separator, from: "custom", blockId: "", start: 0 }]
  const side = ours ? "ours" : "theirs"
  const { blockId, start } = place(side)
  const lead: Part = { content: separator, from: side, blockId, start: start - 1 }
  if (!ours || !theirs) return [lead, { content: ours ?? theirs ?? [], from: side, blockId, start }]
  const cell = { row: at.row.theirs, column: at.column.theirs }
  const passage = { blockId: site.blockId, ours: place("ours"), theirs: place("theirs"), cell, kind: "prose" } as const
  return [lead, ...mergeContent({ base, ours, theirs }, passage, site.ledger)]
}

/** The alignment of each column, settled for the table as a whole: it is one small wish, not many. */
function mergeAlignments(tables: Versions<TableBlock>, columns: readonly Lineage[], site: Site): TableBlock["columns"] {
  const { base, ours, theirs } = tables
  const shared = columns.filter((column) => column.base >= 0 && column.ours >= 0 && column.theirs >= 0)
  const values = {
    base: shared.map((column) => base.columns[column.base] ?? null),
    ours: shared.map((column) => ours.columns[column.ours] ?? null),
    theirs: shared.map((column) => theirs.columns[column.theirs] ?? null),
  }
  const settled = mergeField("columns", values, site)
  return columns.map((column) => {
    const at = shared.indexOf(column)
    return (
      (at >= 0 ? settled[at] : column.ours >= 0 ? ours.columns[column.ours] : theirs.columns[column.theirs]) ?? null
    )
  })
}
