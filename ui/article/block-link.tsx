import type { BlockType } from "#core/document/schema"

const WORDS = {
  paragraph: "paragraph",
  heading: "section",
  list_item: "item",
  quote: "quotation",
  code: "code",
  figure: "figure",
  table: "table",
  divider: "place",
} satisfies Record<BlockType, string>

/** Leads from one block to where it is commented on. Out of the way until a pointer or the keyboard is there. */
export function BlockLink({ href, type }: { href: string; type: BlockType }) {
  return (
    <a className="block-link" href={href} data-aside="">
      <span className="visually-hidden">Comment on this {WORDS[type]}</span>
    </a>
  )
}
