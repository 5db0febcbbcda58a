import type { Block, BlockType } from "#core/document/schema"

const WORDS = {
  paragraph: "paragraph",
  heading: "heading",
  list_item: "list item",
  quote: "quotation",
  code: "code",
  figure: "caption",
  table: "table",
  divider: "divider",
} satisfies Record<BlockType, string>

/** What to call a block for those who cannot point at it: "paragraph 3", counted among all blocks. */
export const blockName = (block: Block, n: number): string => `${WORDS[block.type]} ${n}`
