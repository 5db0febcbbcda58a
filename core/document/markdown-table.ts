import { readBlocks } from "#core/document/markdown/blocks-in"
import { writeBlock } from "#core/document/markdown/read-back"
import type { Dropped } from "#core/document/markdown/reading"
import { finishReading, reportDefinitions, startReading } from "#core/document/markdown/start"
import { isTangled } from "#core/document/markdown/tangled"
import type { Source, TableBlock } from "#core/document/schema"

type Context = { readonly id: string; readonly sources: readonly Pick<Source, "id">[] }

/** A table as Markdown for the field that edits it: its rows, and its caption after them as "Table: ...". */
export function tableToMarkdown(table: TableBlock): string {
  return writeBlock(table)
}

/**
 * Reads one table from Markdown, with the id given; it may cite the sources. The table is null when the text is no table,
 * or has anything besides the table and its caption. What was changed or left out of the cells is in `dropped`, by line.
 */
export function readTableText(
  text: string,
  { id, sources }: Context,
): { table: TableBlock | null; dropped: Dropped[] } {
  if (isTangled(text)) return { table: null, dropped: [] }
  const { root, reading, dropped } = startReading({ markdown: text, newId: () => id, sources })
  readBlocks(root.children, "top", reading)
  reportDefinitions(root, reading)
  const [table, ...others] = finishReading(reading).blocks
  return { table: table?.type === "table" && others.length === 0 ? table : null, dropped }
}
