import type { RowChange } from "#core/text/diff-table"
import type { CitationIndex } from "#ui/article/citations"
import { Diff } from "#ui/review/diff"

const ROW_WORDS = { same: "", changed: "", inserted: "Row added. ", deleted: "Row removed. " }

type Props = { rows: readonly RowChange[]; citations?: CitationIndex | undefined; suggestion?: string | undefined }

/** A compared table, cell by cell. */
export function TableDiff({ rows, citations, suggestion }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table-region table-diff" aria-label="Changes in the table" tabIndex={0}>
      <table>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index} className={`row-${row.kind}`}>
              {row.cells.map((cell, column) => {
                const Cell = index === 0 || column === 0 ? "th" : "td"
                return (
                  <Cell
                    key={column}
                    className={`cell-${cell.kind}`}
                    scope={index === 0 ? "col" : column === 0 ? "row" : undefined}
                  >
                    {column === 0 && <span className="visually-hidden">{ROW_WORDS[row.kind]}</span>}
                    <Diff segments={cell.segments} citations={citations} suggestion={suggestion} />
                  </Cell>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
