import type { Block, Document, Inline, TableBlock } from "#core/document/schema"

/** What a citation counts as in a block's text: one UTF-16 code unit, the object replacement character. */
export const CITATION_CHARACTER = "\uFFFC"
/** What a line break counts as in a block's text: one UTF-16 code unit. */
export const BREAK_CHARACTER = "\n"

/**
 * The text of a block, as every offset in the product counts it (authorship spans, anchors, selections): UTF-16 code
 * units, a citation as one U+FFFC, a break as one "\n". Of a figure or table this is the caption alone; a divider gives "".
 */
export function blockText(block: Block): string {
  return inlineText(block.content)
}

/** The text of a run of inline content, counted as in `blockText`. */
export function inlineText(content: readonly Inline[]): string {
  return content.map(inlineUnit).join("")
}

/** A table's cells (not its caption): cells joined by tabs, rows by newlines, header row first; counted as in `blockText`. */
export function tableText(table: TableBlock): string {
  return table.rows.map((row) => row.map(inlineText).join("\t")).join("\n")
}

/**
 * The words of a whole document for search, counting and excerpts: blocks parted by a blank line, a table's cells before
 * its caption, a figure's caption without its alternative text, citations left out. Offsets into it mean nothing.
 */
export function documentText(document: Document): string {
  return document.blocks.map(readableText).filter(Boolean).join("\n\n")
}

const readableText = (block: Block): string => wholeText(block).replaceAll(CITATION_CHARACTER, "")

/** A block's text as `blockText` counts it, a table's cells before its caption. */
export function wholeText(block: Block): string {
  return block.type === "table" ? [tableText(block), blockText(block)].filter(Boolean).join("\n") : blockText(block)
}

function inlineUnit(inline: Inline): string {
  if (inline.type === "text") return inline.text
  return inline.type === "citation" ? CITATION_CHARACTER : BREAK_CHARACTER
}
