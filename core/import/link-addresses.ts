import { safeHref } from "#core/document/links"
import type { Block, Document, Inline } from "#core/document/schema"

const ADDRESS = /(?<![\p{L}\p{N}/:.@])https:\/\/[^\s<>"'`|\\^{}]+/gu

/** A document whose bare `https://` addresses are links, as GitHub reads them: without the stop or bracket that ends a sentence. */
export function linkAddresses({ blocks }: Document): Document {
  return { blocks: blocks.map(linked) }
}

function linked(block: Block): Block {
  if (block.type === "code" || block.type === "divider") return block
  const content = block.content.flatMap(linksIn)
  if (block.type !== "table") return { ...block, content }
  return { ...block, content, rows: block.rows.map((row) => row.map((cell) => cell.flatMap(linksIn))) }
}

function linksIn(inline: Inline, at: number, all: readonly Inline[]): Inline[] {
  if (inline.type !== "text" || inline.marks?.some(({ type }) => type === "link" || type === "code")) return [inline]
  const { text, marks = [] } = inline
  const piece = (words: string, href?: string): Inline[] => {
    const own = href === undefined ? marks : [...marks, { type: "link" as const, href }]
    return words === ""
      ? []
      : [own.length === 0 ? { type: "text", text: words } : { type: "text", text: words, marks: own }]
  }
  const pieces: Inline[] = []
  let from = 0
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const address = withoutEnd(found)
    const href = safeHref(address)
    // Where other marks go on right behind it, this may be half an address.
    const isWhole = index + found.length < text.length || all[at + 1]?.type !== "text"
    if (href === null || !isWhole || !/^https:\/\/[^/]*[\p{L}\p{N}]\.[\p{L}\p{N}]/u.test(address)) continue
    pieces.push(...piece(text.slice(from, index)), ...piece(address, href))
    from = index + address.length
  }
  return [...pieces, ...piece(text.slice(from))]
}

function withoutEnd(address: string): string {
  let end = address
  for (;;) {
    const opened = end.split("(").length
    const closed = end.split(")").length
    const shorter = end.endsWith(")") && closed > opened ? end.slice(0, -1) : end.replace(/[?!.,:;*_~’”»]+$/, "")
    if (shorter === end) return end
    end = shorter
  }
}
