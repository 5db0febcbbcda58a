import type { Block, Document } from "#core/document/schema"
import { lengthOf, sameContent, wholeContent } from "#core/text/content"
import { diffTables, type RowChange } from "#core/text/diff-table"
import { pairBlocks } from "#core/text/match-blocks"
import { diffBlocks, type Segment } from "#core/text/segments"
import { layOut, movedElements } from "#core/text/sequence"

/** A field of a block other than its text, before and after; undefined where it did not exist. `name` may be "type". */
export type AttributeChange = { readonly name: string; readonly before: unknown; readonly after: unknown }

/** What became of one block. `block` is the later state (of a deleted block, the earlier); `before` the earlier where both exist. */
export type BlockChange = {
  readonly kind: "same" | "changed" | "inserted" | "deleted" | "moved" | "moved-and-changed"
  readonly block: Block
  readonly before?: Block
  /** All the block's text (of a table, its caption), as tracked changes. */
  readonly segments: Segment[]
  readonly attributes: AttributeChange[]
  /** Of a table on both sides, or of a table inserted or deleted: every cell. */
  readonly rows?: RowChange[]
  /** Index in the earlier and the later document; -1 where it does not exist. */
  readonly from: number
  readonly to: number
}

/**
 * Compares two documents block by block, in the reading order of the later one; a deleted block stands where it was.
 * Blocks are paired by id, those without a namesake by likeness. A block "moved" if it left the order of the others.
 */
export function diffDocuments(a: Document, b: Document): BlockChange[] {
  const match = pairBlocks(a.blocks, b.blocks)
  const places = new Int32Array(b.blocks.length).fill(-1)
  match.forEach((to, from) => {
    if (to >= 0) places[to] = from
  })
  const moved = movedElements(places, b.blocks.map(weightOf))
  return layOut(match, b.blocks.length).flatMap(({ before, after }) => {
    const earlier = a.blocks[before]
    const later = b.blocks[after]
    const where = { from: before, to: after }
    if (!later) return earlier ? [oneSided("deleted", earlier, where)] : []
    return [
      earlier ? compare(earlier, later, { ...where, moved: moved[after] === 1 }) : oneSided("inserted", later, where),
    ]
  })
}

/** How much a block weighs when it is asked which of two blocks moved: its length, and 1 for its own sake. */
export function weightOf(block: Block): number {
  return 1 + lengthOf(wholeContent(block))
}

type Where = { readonly from: number; readonly to: number }

function oneSided(kind: "inserted" | "deleted", block: Block, where: Where): BlockChange {
  const segments: Segment[] = block.content.length > 0 ? [{ kind, content: [...block.content] }] : []
  const rows =
    block.type === "table"
      ? block.rows.map((row) => ({ kind, cells: row.map((cell) => cellOf(kind, cell)) }))
      : undefined
  return { kind, block, segments, attributes: [], ...(rows && { rows }), ...where }
}

function cellOf(kind: "inserted" | "deleted", content: Block["content"]): RowChange["cells"][number] {
  return { kind, segments: content.length > 0 ? [{ kind, content: [...content] }] : [] }
}

function compare(before: Block, block: Block, { moved, ...where }: Where & { moved: boolean }): BlockChange {
  const attributes = diffAttributes(before, block)
  const segments = diffBlocks(before.content, block.content, block.type === "code" ? "code" : "prose")
  const rows = before.type === "table" && block.type === "table" ? diffTables(before, block) : undefined
  const changed =
    attributes.length > 0 ||
    !sameContent(before.content, block.content) ||
    (rows?.some((row) => row.kind !== "same" || row.cells.some((cell) => cell.kind !== "same")) ?? false)
  const kind = moved ? (changed ? "moved-and-changed" : "moved") : changed ? "changed" : "same"
  return { kind, block, before, segments, attributes, ...(rows && { rows }), ...where }
}

/** The fields of two blocks that differ, the id, the text and the cells aside. */
export function diffAttributes(before: Block, after: Block): AttributeChange[] {
  const was = attributesOf(before)
  const is = attributesOf(after)
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])]
  return names.flatMap((name) =>
    JSON.stringify(was[name]) === JSON.stringify(is[name]) ? [] : [{ name, before: was[name], after: is[name] }],
  )
}

/** The fields of a block other than id, text and cells; the order of the keys is that of the schema. */
export function attributesOf(block: Block): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(block).filter(([name]) => name !== "id" && name !== "content" && name !== "rows"),
  )
}
