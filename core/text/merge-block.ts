import type { Block, Inline } from "#core/document/schema"
import type { Versions } from "#core/text/chunks"
import type { Resolution } from "#core/text/conflict"
import { joinContent, lengthOf, plainText, wholeContent } from "#core/text/content"
import type { Ledger } from "#core/text/decisions"
import { blockKey, fingerprint } from "#core/text/fingerprint"
import { mergeAttributes } from "#core/text/merge-attributes"
import { mergeTable } from "#core/text/merge-table"
import { mergeContent } from "#core/text/merge-text"
import { assemble, type Piece } from "#core/text/pieces"
import { sameBlock } from "#core/text/same-block"
import { tokenise } from "#core/text/tokens"
import { keptParts } from "#core/text/typed"

/** A block of the result and where its text comes from, worked out when asked for. */
export type Placed = { readonly block: Block; readonly pieces: () => Piece[] }

/** One block through the versions of a merge; absent where a version does not have it. */
export type Trio = { readonly base?: Block; readonly ours?: Block; readonly theirs?: Block }

/** What becomes of a block: usually one block, none if it is deleted, two if a person keeps both versions. */
export function mergeTrio(trio: Trio, ledger: Ledger): Placed[] {
  const { base, ours, theirs } = trio
  if (ours && theirs) return base ? mergeThree({ base, ours, theirs }, ledger) : mergeTwins({ ours, theirs }, ledger)
  if (ours) return base ? deletedByTheirs({ base, ours }, ledger) : [whole(ours, "ours")]
  if (theirs) return base ? deletedByOurs({ base, theirs }, ledger) : inserted(theirs, ledger)
  return []
}

/** Blocks inserted by both sides at one place that say much the same: a person chooses. Ours stands until then. */
export function mergeDuplicates({ ours, theirs }: { ours: Block; theirs: Block }, ledger: Ledger): Placed[] {
  return contested("duplicate", { ours, theirs }, ledger)
}

function mergeThree(blocks: Versions<Block>, ledger: Ledger): Placed[] {
  const { base, ours, theirs } = blocks
  const id = ours.id === base.id ? theirs.id : ours.id
  if (sameBlock(theirs, base)) return [whole(ours, "ours", id)]
  if (!ledger.detailed && sameBlock(ours, theirs)) return [whole(ours, "ours", id)]
  if (!ledger.detailed && sameBlock(ours, base)) return [whole(theirs, "theirs", id)]
  const merged = combine(blocks, id, ledger)
  return merged ? [merged] : replaced(blocks, ledger)
}

/** The merged block, or undefined if the versions are not made of the same parts. */
function combine(blocks: Versions<Block>, id: string, ledger: Ledger): Placed | undefined {
  const { base, ours, theirs } = blocks
  if (familyOf(ours) !== familyOf(base) || familyOf(theirs) !== familyOf(base)) return undefined
  const isTable = base.type === "table" && ours.type === "table" && theirs.type === "table"
  const table = isTable ? mergeTable({ base, ours, theirs }, id, ledger) : undefined
  if (isTable && !table) return undefined
  const fields = mergeAttributes(blocks, id, ledger)
  const texts = { base: base.content, ours: ours.content, theirs: theirs.content }
  const start = 0
  const kind = ours.type === "code" ? "code" : "prose"
  const site = { blockId: id, ours: { blockId: ours.id, start }, theirs: { blockId: theirs.id, start }, kind } as const
  const parts = mergeContent(texts, site, ledger)
  const { content } = assemble(parts, id)
  const pieces = () => assemble([...parts, ...(table?.parts ?? [])], id).pieces
  const cells = table && { columns: table.columns, rows: table.rows }
  // The fields are those of one type, because a change of type takes its fields along.
  const block = { id, ...fields, ...cells, content: kind === "code" ? plainOnly(content) : content } as Block
  return { block, pieces }
}

/** Types whose text may pass from one to the other keep it when the type changes; the others are replaced as a whole. */
function familyOf({ type }: Block): string {
  return type === "paragraph" || type === "heading" || type === "list_item" || type === "quote" ? "prose" : type
}

/** Code holds one text without marks. */
function plainOnly(content: readonly Inline[]): Inline[] {
  return joinContent([{ type: "text", text: plainText(content) }])
}

/** A block taken or left as a whole. */
function replaced({ base, ours, theirs }: Versions<Block>, ledger: Ledger): Placed[] {
  if (sameBlock(ours, theirs)) return [whole(ours, "ours")]
  if (!sameBlock(ours, base)) return contested("modify/modify", { base, ours, theirs }, ledger)
  const id = fingerprint("replace", ours.id, blockKey(base), blockKey(theirs))
  const { state } = ledger.change({ id, kind: "replace", blockId: ours.id, block: theirs })
  return [state === "declined" ? whole(ours, "ours") : whole(theirs, "theirs", ours.id)]
}

function mergeTwins({ ours, theirs }: { ours: Block; theirs: Block }, ledger: Ledger): Placed[] {
  if (!sameBlock(ours, theirs)) return contested("duplicate", { ours, theirs }, ledger)
  ledger.agreed({
    id: fingerprint("insert", theirs.id, blockKey(theirs)),
    kind: "insert",
    blockId: ours.id,
    block: theirs,
  })
  return [whole(ours, "ours")]
}

function inserted(theirs: Block, ledger: Ledger): Placed[] {
  const id = fingerprint("insert", theirs.id, blockKey(theirs))
  const decision = ledger.change({ id, kind: "insert", blockId: theirs.id, block: theirs })
  if (decision.state === "declined") return []
  return [decision.state === "amended" ? reworded(theirs, "theirs", decision.amended) : whole(theirs, "theirs")]
}

function deletedByTheirs({ base, ours }: { base: Block; ours: Block }, ledger: Ledger): Placed[] {
  if (!sameBlock(ours, base)) return contested("delete/modify", { base, ours }, ledger)
  const id = fingerprint("delete", base.id, blockKey(base))
  const { state } = ledger.change({ id, kind: "delete", blockId: ours.id, block: base })
  return state === "declined" ? [whole(ours, "ours")] : []
}

function deletedByOurs({ base, theirs }: { base: Block; theirs: Block }, ledger: Ledger): Placed[] {
  return sameBlock(theirs, base) ? [] : contested("delete/modify", { base, theirs }, ledger)
}

/** A whole-block conflict and what stands in its place. */
function contested(kind: "delete/modify" | "modify/modify" | "duplicate", blocks: Trio, ledger: Ledger): Placed[] {
  const { ours, theirs } = blocks
  const blockId = (ours ?? theirs)?.id ?? ""
  const keys = [blocks.base, ours, theirs].map((block) => (block ? blockKey(block) : ""))
  const id = fingerprint("block", kind, (blocks.base ?? theirs ?? ours)?.id ?? "", ...keys)
  const resolution = ledger.conflict({ id, subject: "block", kind, blockId, blocks })
  return settle({ ours, theirs }, resolution)
}

function settle({ ours, theirs }: Trio, resolution: Resolution | undefined): Placed[] {
  const mine = ours ? [whole(ours, "ours")] : []
  const other = theirs ? [whole(theirs, "theirs", ours?.id)] : []
  if (!resolution || resolution.take === "ours") return mine
  if (resolution.take === "theirs") return other
  if (resolution.take === "custom") {
    const shape = ours ?? theirs
    return shape ? [reworded(shape, ours ? "ours" : "theirs", resolution.content)] : []
  }
  const second = theirs ? [whole(theirs, "theirs")] : []
  return resolution.take === "both" ? [...mine, ...second] : [...second, ...mine]
}

/** A block as one side has it, under the id it has in the result. */
function whole(block: Block, from: "ours" | "theirs", id = block.id): Placed {
  return {
    block: id === block.id ? block : { ...block, id },
    pieces: () => assemble([{ content: wholeContent(block), from, blockId: block.id, start: 0 }], id).pieces,
  }
}

/** A block with its text retyped: words it keeps stay theirs who wrote them. A divider, which has no text, stays as it is. */
function reworded(block: Block, from: "ours" | "theirs", typed: readonly Inline[]): Placed {
  if (block.type === "divider") return whole(block, from)
  const kind = block.type === "code" ? "code" : "prose"
  const content = kind === "code" ? plainOnly(typed) : joinContent(typed)
  const site = { from, blockId: block.id, start: 0 }
  const parts = keptParts(content, [{ ...site, words: tokenise(block.content, kind) }], kind)
  const rest = { content: wholeContent(block).slice(block.content.length), ...site, start: lengthOf(block.content) }
  return { block: { ...block, content } as Block, pieces: () => assemble([...parts, rest], block.id).pieces }
}
