import type { ReactNode } from "react"

export type Column<Row> = {
  key: string
  label: string
  cell: (row: Row) => ReactNode
  /** Where the list sorted by this column is; the sorted column says in which order it is. */
  sortHref?: string
  sorted?: "ascending" | "descending"
  align?: "right"
  /** Names the row: exactly one column should. */
  names?: boolean
}

type Props<Row> = {
  caption: string
  columns: Column<Row>[]
  rows: Row[]
  rowId: (row: Row) => string
  empty?: ReactNode
  captionHidden?: boolean
}

/** A dense list of things with the same facts; on phones each row becomes a small sheet with its labels. */
export function DataTable<Row>({ caption, columns, rows, rowId, empty, captionHidden = false }: Props<Row>) {
  if (rows.length === 0 && empty) return empty
  return (
    <table className="data-table">
      <caption className={captionHidden ? "visually-hidden" : undefined}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" aria-sort={column.sorted} data-align={column.align}>
              {column.sortHref ? <a href={column.sortHref}>{column.label}</a> : column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowId(row)} id={rowId(row)}>
            {columns.map((column) => {
              const Cell = column.names ? "th" : "td"
              return (
                <Cell
                  key={column.key}
                  scope={column.names ? "row" : undefined}
                  data-label={column.label}
                  data-align={column.align}
                >
                  {column.cell(row)}
                </Cell>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
