import type { Block } from "#core/document/schema"
import { sameContent } from "#core/text/content"

/** Whether two blocks are the same in everything but their id. */
export function sameBlock(a: Block, b: Block): boolean {
  if (a === b) return true
  return a.type === b.type && sameContent(a.content, b.content) && sameFields(a, b) && sameRows(a, b)
}

function sameFields(a: Block, b: Block): boolean {
  if (a.type === "paragraph" || a.type === "divider") return true
  const hasSame = (name: string) =>
    COMPARED_ELSEWHERE.has(name) || sameValue(a[name as keyof Block], b[name as keyof Block])
  return Object.keys(a).every(hasSame) && Object.keys(b).every(hasSame)
}

const COMPARED_ELSEWHERE: ReadonlySet<string> = new Set(["id", "type", "content", "rows"])

/** Fields hold plain values, or (the alignments of columns) a list of them. */
function sameValue(a: unknown, b: unknown): boolean {
  return (
    a === b || (Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((value, i) => value === b[i]))
  )
}

function sameRows(a: Block, b: Block): boolean {
  if (a.type !== "table" || b.type !== "table") return true
  return a.rows.length === b.rows.length && a.rows.every((row, i) => sameRow(row, b.rows[i]))
}

function sameRow(a: readonly Block["content"][], b: readonly Block["content"][] | undefined): boolean {
  return a.length === b?.length && a.every((cell, i) => sameContent(cell, b[i] ?? []))
}
