import type { Block, TableBlock } from "#core/document/schema"
import { lengthOf } from "#core/text/content"
import type { Highlight, PlacedHighlight } from "#ui/article/highlights"

type Range = { from: number; to: number }

/**
 * Where the texts of a table stand in the text that passages are measured in (`attributedText`): its caption, then every
 * cell in reading order, each after one unit.
 */
export function textsOf(table: TableBlock): { caption: Range; cells: Range[][] } {
  let end = lengthOf(table.content)
  const caption = { from: 0, to: end }
  const cells = table.rows.map((row) =>
    row.map((cell) => {
      const from = end + 1
      end = from + lengthOf(cell)
      return { from, to: end }
    }),
  )
  return { caption, cells }
}

/** Cuts a passage at the edges of a table's cells, so that each piece lies within one; other blocks keep it whole. */
export function cutAtCells(highlight: Highlight, block: Block | undefined): Highlight[] {
  if (block?.type !== "table") return [highlight]
  const { caption, cells } = textsOf(block)
  return [caption, ...cells.flat()].flatMap((text) => {
    const from = Math.max(highlight.from, text.from)
    const to = Math.min(highlight.to, text.to)
    return from < to ? [{ ...highlight, from, to }] : []
  })
}

/** The highlights that lie within one text of a table, with offsets from its beginning. */
export function within(highlights: PlacedHighlight[] = [], { from, to }: Range): PlacedHighlight[] {
  return highlights
    .filter((highlight) => highlight.from >= from && highlight.to <= to)
    .map((highlight) => ({ ...highlight, from: highlight.from - from, to: highlight.to - from }))
}
