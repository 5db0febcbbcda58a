import type { Document } from "#core/document/schema"

/** The ids of a manuscript's blocks, in their order, as a last line that readers of the manuscript never see. */
const LINE = /\n*<!-- blocks:((?: [\w-]{1,64})+) -->\s*$/

/** A manuscript with the ids of its blocks: Markdown has no place for them, and likeness may guess wrong. */
export const withBlockIds = (markdown: string, ids: readonly string[]): string =>
  ids.length === 0 ? markdown : `${markdown.trimEnd()}\n\n<!-- blocks: ${ids.join(" ")} -->\n`

/** The manuscript alone, and the ids that came with it; none where it came without. */
export function withoutBlockIds(text: string): { markdown: string; ids: readonly string[] } {
  const found = text.match(LINE)
  if (!found?.[1]) return { markdown: text, ids: [] }
  return { markdown: `${text.slice(0, found.index).trimEnd()}\n`, ids: found[1].trim().split(" ") }
}

/** A manuscript's blocks under the ids it came with; as they are where it has more or fewer: it was typed over since. */
export function underTheirIds({ blocks }: Document, ids: readonly string[]): Document {
  if (ids.length !== blocks.length) return { blocks }
  return { blocks: blocks.map((block, at) => ({ ...block, id: ids[at] ?? block.id })) }
}
