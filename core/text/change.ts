import type { Block, Inline } from "#core/document/schema"
import type { Cell, Range } from "#core/text/conflict"

type Named = {
  /** Made from the block's id, the base range and the proposed text alone: it does not change when the live text moves on. */
  readonly id: string
  readonly blockId: string
  /** agreed: the live text already has it, so there is nothing to decide. */
  readonly state: "applied" | "declined" | "amended" | "agreed"
}

/**
 * Words (text), marks (format) or white space (space) of one passage. `through`: of a paragraph that a side cut or put
 * together, the blocks that the passage runs through in each version; the ranges are then those within the first of them.
 */
export type TextChange = Named & {
  readonly kind: "text" | "format" | "space"
  readonly cell?: Cell
  readonly base: readonly Inline[]
  readonly theirs: readonly Inline[]
  readonly ranges: { readonly base: Range; readonly theirs: Range }
  readonly through?: { readonly base: readonly string[]; readonly theirs: readonly string[] }
}

/** A field of a block. */
export type AttributeChange = Named & {
  readonly kind: "attribute"
  readonly name: string
  readonly base: unknown
  readonly theirs: unknown
}

/** A block inserted, deleted, moved or (when it cannot be taken in parts) replaced. `block` is the proposal's; deleted: the base's. */
export type BlockLevelChange = Named & {
  readonly kind: "insert" | "delete" | "move" | "replace"
  readonly block: Block
}

/** A row or column of a table inserted, deleted or moved; `at` is its index in the proposal's table; deleted: in the base's. */
export type TableChange = Named & {
  readonly kind: "row" | "column"
  readonly what: "insert" | "delete" | "move"
  readonly at: number
  readonly cells: readonly (readonly Inline[])[]
}

/** One thing the proposal changes, to be accepted (the default), amended (text only) or declined. */
export type Change = TextChange | AttributeChange | BlockLevelChange | TableChange

/** A clean result that a person should look at before it is published. */
export type Flag =
  /** Both sides changed this sentence, [from, to) of the merged block: together the words may say what neither meant. */
  | {
      readonly kind: "same-sentence"
      readonly blockId: string
      readonly cell?: Cell
      readonly from: number
      readonly to: number
    }
  /** Both sides inserted blocks at one place: ours come first. */
  | { readonly kind: "both-inserted"; readonly blockIds: readonly string[] }
  /** Both sides moved the block, to different places: it is where ours put it. */
  | { readonly kind: "both-moved"; readonly blockId: string }
