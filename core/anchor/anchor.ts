import type { IdentityRun } from "#core/authorship/spans"

/** A passage picked in a revision: UTF-16 range of one block's text, with the words themselves and what stood around them. */
export type Passage = {
  readonly blockId: string
  readonly start: number
  readonly end: number
  readonly exact: string
  readonly prefix: string
  readonly suffix: string
}

/** Where an insight was first attached, with the identities of the passage's characters as they were then. */
export type Anchor = Passage & { readonly revisionSeq: number; readonly identities: readonly IdentityRun[] }

/**
 * How an anchor stands in one revision. `anchored`: the words are there, also after a move; `changed`: surviving pieces
 * only; `orphaned`: gone, last seen in the anchor's revision.
 */
export type AnchorState = "anchored" | "changed" | "orphaned"
export type AnchorRange = { readonly blockId: string; readonly from: number; readonly to: number }

/** An accepted insight in a revision's manifest: which version is shown, and where. */
export type PlacedInsight = {
  readonly contributionId: string
  readonly versionN: number
  /** `null`: about the whole article. */
  readonly place: {
    readonly state: AnchorState
    readonly ranges: readonly AnchorRange[]
    /** The revision on which the passage was picked. */
    readonly revisionSeq: number
  } | null
}
