import type { Document } from "#core/document/schema"
import { lineCount, tableCells, textStarts } from "#core/document/size"
import { numbered } from "#core/metadata/in-words"

/** What one article can hold: characters of its manuscript, blocks, lines, and cells of all its tables together. */
export const ARTICLE_BOUNDS = { characters: 400_000, blocks: 2_000, lines: 12_000, cells: 2_000 } as const

/** What is too much about a manuscript's length, as one sentence; undefined where nothing is. */
export function lengthProblem({ length }: string): string | undefined {
  const over = length - ARTICLE_BOUNDS.characters
  if (over <= 0) return undefined
  return `This is ${numbered(length)} characters long; one article can hold ${numbered(ARTICLE_BOUNDS.characters)}. Take out ${numbered(over)}, or make two articles of it.`
}

/**
 * What is too much about a manuscript's blocks and tables, by its lines alone: to be asked before it is parsed. As many as
 * the text that it was made from has are never too many.
 */
export function sizeProblem(markdown: string, base?: Document): string | undefined {
  const cells = tableCells(markdown)
  // The line under the heads counts like a row here, and is none.
  const mostCells = Math.max(ARTICLE_BOUNDS.cells, Math.ceil(1.1 * cellsIn(base)) + 100)
  if (cells > mostCells)
    return `The tables of this text have about ${numbered(cells)} cells; one article can hold ${numbered(mostCells)}. Take out rows or columns with ${numbered(cells - mostCells)} cells, or put the table where readers can download it and link to it.`
  const lines = lineCount(markdown)
  if (lines > ARTICLE_BOUNDS.lines + 2 * (base?.blocks.length ?? 0))
    return `This has ${numbered(lines)} lines; one article can hold ${numbered(ARTICLE_BOUNDS.lines)}. Let paragraphs run on in one line, or make several articles of it.`
  const blocks = textStarts(markdown)
  const mostBlocks = Math.max(ARTICLE_BOUNDS.blocks, 2 * (base?.blocks.length ?? 0))
  if (blocks > mostBlocks)
    return `This has ${numbered(blocks)} paragraphs, list items and rows; one article can hold ${numbered(mostBlocks)}. Make several articles of it.`
  return undefined
}

const cellsIn = (document: Document | undefined): number =>
  (document?.blocks ?? []).reduce(
    (sum, block) => sum + (block.type === "table" ? block.rows.length * block.columns.length : 0),
    0,
  )
