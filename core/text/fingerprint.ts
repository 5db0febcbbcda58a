import type { Block, Inline, Mark } from "#core/document/schema"
import { ATOM } from "#core/text/content"

/**
 * A short name for some texts, the same whenever and wherever they are the same: 106 bits by two runs of cyrb53 (bryc, public
 * domain), in base 36. It tells conflicts and changes of one merge apart; it is no proof against forgery.
 */
export function fingerprint(...texts: readonly string[]): string {
  const text = texts.map((part) => `${part.length}:${part}`).join("")
  return hash53(text, 0).toString(36) + hash53(text, 1).toString(36)
}

function hash53(text: string, seed: number): number {
  let high = 0xdeadbeef ^ seed
  let low = 0x41c6ce57 ^ seed
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return 4294967296 * (2097151 & low) + (high >>> 0)
}

/** A content as one string, equal exactly for contents that `sameContent` calls the same. */
export function contentKey(content: readonly Inline[]): string {
  return content.map(nodeKey).join("\u0001")
}

function nodeKey(node: Inline): string {
  if (node.type === "text") return node.text + (node.marks ?? []).map(markKey).join("")
  return node.type === "citation" ? `${ATOM}${node.refId}` : ATOM
}

function markKey(mark: Mark): string {
  return mark.type === "link" ? `\u0002link ${mark.href}` : `\u0002${mark.type}`
}

/** Everything of a block but its id as one string; the order of its keys does not matter. */
export function blockKey(block: Block): string {
  const names = Object.keys(block).filter((name) => name !== "id" && name !== "content" && name !== "rows")
  const fields = names.sort().map((name) => `${name}=${JSON.stringify(block[name as keyof Block])}`)
  const rows = block.type === "table" ? block.rows.map((row) => row.map(contentKey).join("\u0003")) : []
  return [...fields, contentKey(block.content), ...rows].join("\u0004")
}
