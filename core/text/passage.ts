import type { Inline } from "#core/document/schema"
import type { Versions } from "#core/text/chunks"
import type { Cell, Range } from "#core/text/conflict"
import { slicerOf } from "#core/text/content"
import type { Ledger } from "#core/text/decisions"
import type { Part } from "#core/text/pieces"
import { type Token, tokenise } from "#core/text/tokens"

/** Where a text to be merged stands: its block, and where it begins in the whole content of each side's block. */
export type Site = {
  readonly blockId: string
  readonly ours: { readonly blockId: string; readonly start: number }
  readonly theirs: { readonly blockId: string; readonly start: number }
  readonly cell?: Cell
  readonly kind: "prose" | "code"
}

/** One text being merged: a block's content or a table cell. */
export type Passage = Site & {
  readonly tokens: Versions<readonly Token[]>
  /** Cuts a range out of each version. */
  readonly cut: Versions<(from: number, to: number) => Inline[]>
  /** Names the passage in fingerprints. */
  readonly key: string
  readonly ledger: Ledger
}

/** Prepares three texts for merging. */
export function openPassage(texts: Versions<readonly Inline[]>, site: Site, ledger: Ledger): Passage {
  const { base, ours, theirs } = texts
  const split = (text: readonly Inline[]) => tokenise(text, site.kind)
  return {
    ...site,
    tokens: { base: split(base), ours: split(ours), theirs: split(theirs) },
    cut: { base: slicerOf(base), ours: slicerOf(ours), theirs: slicerOf(theirs) },
    key: site.cell ? `${site.blockId} ${site.cell.row} ${site.cell.column}` : site.blockId,
    ledger,
  }
}

/** The part that is characters [from, to) of one side. */
export function partOf(passage: Passage, side: "ours" | "theirs", { from, to }: Range): Part {
  const { blockId, start } = passage[side]
  return { content: passage.cut[side](from, to), from: side, blockId, start: start + from }
}

/** The range of a length from an offset. */
export function rangeAt(from: number, length: number): Range {
  return { from, to: from + length }
}
