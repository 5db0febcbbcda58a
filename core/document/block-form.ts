import { cleanCharacters, normaliseInline, type Report } from "#core/document/inline-form"
import { safeImageSource } from "#core/document/links"
import type { Block, BlockType, Document, Inline } from "#core/document/schema"

type BlockOf<T extends BlockType> = Extract<Block, { type: T }>

const MOST_COLUMNS = 50

/**
 * A document whose every block is in normal form, ids aside. On top of what `normaliseInline` gives: no block without
 * text but dividers, tables and figures; code keeps its white space and has "\n" line ends; tables have as many cells in
 * each row as columns; pictures have an address that `safeImageSource` gives (a figure without one becomes a paragraph);
 * a list's first number stands only where a list begins, and only if it is not 1 or the list follows another at once.
 * Whatever a reader would miss is reported with its place in the list of blocks. Stays the same when given again.
 */
export function normaliseBlocks(document: Document, report: (sentence: string, at: number) => void): Document {
  const blocks = document.blocks.map((block, at) => normaliseBlock(block, (sentence) => report(sentence, at)))
  return { blocks: withListStarts(blocks.filter(hasSomethingToShow)) }
}

function normaliseBlock(block: Block, report: Report): Block {
  if (block.type === "code") return normaliseCode(block, report)
  const { id } = block
  const content = normaliseInline(block.content, report)
  switch (block.type) {
    case "paragraph":
      return { id, type: "paragraph", content }
    case "heading":
      return { id, type: "heading", level: block.level, content }
    case "list_item":
      return { id, type: "list_item", list: block.list, indent: block.indent, ...startOf(block), content }
    case "quote":
      return { id, type: "quote", ...(block.pull ? { pull: true } : {}), content }
    case "figure":
      return normaliseFigure({ ...block, content }, report)
    case "table":
      return normaliseTable({ ...block, content }, report)
    case "divider":
      return { id, type: "divider", content: [] }
  }
}

/** The text of a code block in normal form: as typed, but with "\n" line ends and nothing invisible. */
function normaliseCode(block: BlockOf<"code">, report: Report): Block {
  const text = cleanCharacters(block.content.map((run) => run.text).join(""), report)
  const language = codeLanguage(block.language ?? "")
  if (block.language && !language)
    report(`"${block.language}" is not the name of a programming language, so it was left out.`)
  return {
    id: block.id,
    type: "code",
    ...(language ? { language } : {}),
    content: text.trim() === "" ? [] : [{ type: "text", text }],
  }
}

/** The name of a programming language, or undefined for what cannot be one. */
export const codeLanguage = (name: string): string | undefined => /^[A-Za-z0-9_+#.-]{1,40}$/.exec(name.trim())?.[0]

function normaliseFigure(block: BlockOf<"figure">, report: Report): Block {
  const { id, content } = block
  const alt = oneLine(block.alt, report)
  const credit = oneLine(block.credit ?? "", report)
  const src = safeImageSource(block.src)
  if (src !== null) return { id, type: "figure", src, alt, ...(credit ? { credit } : {}), content }
  report(`The picture "${block.src}" cannot be shown from that address, so its description and caption stand as text.`)
  const words = [alt, credit].filter((text) => text !== "").map((text): Inline[] => [{ type: "text", text }])
  const parts = [...words, content].filter((part) => part.length > 0)
  return {
    id,
    type: "paragraph",
    content: parts.flatMap((part, at): Inline[] => (at ? [{ type: "break" }, ...part] : part)),
  }
}

function normaliseTable(block: BlockOf<"table">, report: Report): Block {
  const width = Math.min(MOST_COLUMNS, Math.max(block.columns.length, ...block.rows.map((row) => row.length)))
  const columns = Array.from({ length: width }, (_, at) => block.columns[at] ?? null)
  const rows = block.rows.map((row) => columns.map((_, at) => normaliseInline(row[at] ?? [], report)))
  return { id: block.id, type: "table", columns, rows, content: block.content }
}

const oneLine = (text: string, report: Report): string => cleanCharacters(text, report).replace(/\s+/g, " ").trim()

function hasSomethingToShow(block: Block): boolean {
  return block.content.length > 0 || ["divider", "table", "figure"].includes(block.type)
}

const startOf = ({ list, start }: BlockOf<"list_item">) => (list === "ordered" && start !== undefined ? { start } : {})

function withListStarts(blocks: readonly Block[]): Block[] {
  return blocks.map((block, at) => {
    if (block.type !== "list_item" || block.start !== 1 || continuesList(blocks, at)) return block
    const { start: _, ...first } = block
    return first
  })
}

/**
 * Whether the list item at `at` (or one like it, put there) goes on with the list of an item before it: the nearest item
 * that is not deeper has the same depth and kind, with nothing but list items between.
 */
export function continuesList(blocks: readonly Block[], at: number, item = blocks[at]): boolean {
  if (item?.type !== "list_item") return false
  for (let before = at - 1; before >= 0; before--) {
    const block = blocks[before]
    if (block?.type !== "list_item") return false
    if (block.indent <= item.indent) return block.indent === item.indent && block.list === item.list
  }
  return false
}
