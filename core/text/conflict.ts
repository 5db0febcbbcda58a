import type { Block, Inline } from "#core/document/schema"
import type { Versions } from "#core/text/chunks"

/** Where in a table a finding is: row and column of the cell in the proposal's table. */
export type Cell = { readonly row: number; readonly column: number }

/** Characters [from, to) of a block's content (of a cell's, in a table), UTF-16. */
export type Range = { readonly from: number; readonly to: number }

/** How a person settles a conflict. "both" puts ours first; `custom` is the text to stand there instead. */
export type Resolution =
  | { readonly take: "ours" | "theirs" | "both" | "both-reversed" }
  | { readonly take: "custom"; readonly content: readonly Inline[] }

type Named = {
  /** Made from the block's id, the base range and the texts alone: the same conflict has the same id in every merge. */
  readonly id: string
  /** The block in the live document; in the proposal, if the live document has it no more. */
  readonly blockId: string
  readonly resolution?: Resolution
}

/**
 * Of a paragraph that a side cut or put together: the blocks that the words run through on each side. The ranges are then
 * those within the first of these blocks.
 */
type Through = { readonly through?: { readonly ours: readonly string[]; readonly theirs: readonly string[] } }

/** Words that both sides changed. The texts come without the white space around them, which is set to suit the resolution. */
export type TextConflict = Named &
  Through & {
    readonly subject: "text"
    readonly kind: "insert/insert" | "delete/modify" | "modify/modify"
    readonly cell?: Cell
    readonly texts: Versions<readonly Inline[]>
    readonly ranges: Versions<Range>
    /** A proposal for the person who decides: both sides' words, unless they say much the same. */
    readonly suggested: "both" | "choose"
  }

/** The same words with two different link targets. */
export type FormatConflict = Named &
  Through & {
    readonly subject: "format"
    readonly kind: "modify/modify"
    readonly cell?: Cell
    readonly texts: Versions<readonly Inline[]>
    readonly ranges: Versions<Range>
  }

/** A field of a block (level, picture, description ...) that both sides changed; "type" stands for the type with its fields. */
export type AttributeConflict = Named & {
  readonly subject: "attribute"
  readonly kind: "modify/modify"
  readonly name: string
  readonly values: Versions<unknown>
}

/**
 * A whole block in question: one side deleted what the other changed (delete/modify), both rebuilt it in ways that cannot be
 * combined (modify/modify), or both inserted much the same block at the same place (duplicate).
 */
export type BlockConflict = Named & {
  readonly subject: "block"
  readonly kind: "delete/modify" | "modify/modify" | "duplicate"
  readonly blocks: { readonly base?: Block; readonly ours?: Block; readonly theirs?: Block }
}

/** Two intentions that only a person can reconcile. Until they do, the merged document has ours. */
export type Conflict = TextConflict | FormatConflict | AttributeConflict | BlockConflict

/** Whether every conflict has been settled, which publishing requires. */
export function allResolved(conflicts: readonly Conflict[]): boolean {
  return conflicts.every((conflict) => conflict.resolution !== undefined)
}
