import type { ReactNode } from "react"
import type { Inline, TableBlock } from "#core/document/schema"
import { InlineContent } from "#ui/article/inline-content"
import { addressOf, type Setting } from "#ui/article/setting"
import { textsOf, within } from "#ui/article/table-passages"

type Props = Setting & {
  table: TableBlock
  caption: ReactNode
  /** Where the table is commented on. */
  link?: ReactNode
}

/** A table in a region of its own that scrolls sideways, by keyboard too. The first column names its row. */
export function TableView({ table, caption, link, ...setting }: Props) {
  const [head = [], ...rows] = table.rows
  const captionId = setting.addressed === false ? undefined : `${table.id}-caption`
  const aligned = (column: number) => table.columns[column] ?? undefined
  const cellAt = cellsOf(table, setting)
  return (
    <section
      className={table.columns.length > 5 ? "table-region table-wide" : "table-region"}
      {...addressOf(table.id, setting)}
      aria-labelledby={caption ? captionId : undefined}
      aria-label={caption ? undefined : "Table"}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <table>
        {caption && <caption id={captionId}>{caption}</caption>}
        <thead>
          <tr>
            {head.map((cell, column) => (
              <th key={column} scope="col" data-align={aligned(column)}>
                {cellAt(cell, 0, column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, index) => (
            <tr key={index}>
              {cells.map((cell, column) => {
                const Cell = column === 0 ? "th" : "td"
                return (
                  <Cell key={column} scope={column === 0 ? "row" : undefined} data-align={aligned(column)}>
                    {cellAt(cell, index + 1, column)}
                  </Cell>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {link}
    </section>
  )
}

function cellsOf(table: TableBlock, { citations, passages }: Setting) {
  const highlights = passages?.byBlock.get(table.id)
  const places = highlights && textsOf(table).cells
  return (content: Inline[], row: number, column: number): ReactNode => {
    const place = places?.[row]?.[column]
    return (
      <InlineContent
        content={content}
        citations={citations}
        highlights={place && within(highlights, place)}
        letters={passages?.letters}
        noteWord={passages?.noteWord}
      />
    )
  }
}
