import { copySpans, type Draft } from "#core/authorship/draft"
import { type Span, sliceSpans } from "#core/authorship/spans"
import { FREE_BUT_SPACE, type Strand, TAKEN } from "#core/authorship/strand"
import type { Block } from "#core/document/schema"
import { type Piece, type Pieces, placed } from "#core/text/pieces"

type Merged = { readonly block: Block; readonly draft: Draft }

/**
 * Gives every character of an "ours" piece the identity it has in the live text, and takes it out of the free ones.
 * `others` is called when that is done and before white space is looked at: whoever knows more of the rest settles it then,
 * and gives the identities that are taken by it.
 */
export function settlePieces(
  merged: readonly Merged[],
  pieces: Pieces,
  { strands, others }: { readonly strands: ReadonlyMap<string, Strand>; readonly others: () => readonly Span[] },
): void {
  const used = new Map<Strand, Uint8Array>()
  for (const { block, draft } of merged) {
    for (const { piece, at } of placed(pieces.get(block.id))) {
      const strand = piece.from === "ours" ? strands.get(piece.blockId) : undefined
      if (!strand) continue
      const taken = used.get(strand) ?? new Uint8Array(strand.text.length)
      used.set(strand, taken)
      // A character taken twice would be two characters with one identity: the second is a copy, hence new. Typed words
      // that keep one of the live text keep its space too, which then also ends the passage they were typed for.
      for (const { from, to } of untaken(taken, piece)) {
        copySpans(draft, at + from - piece.start, sliceSpans(strand.spans, from, to))
      }
      taken.fill(1, piece.start, piece.end)
    }
  }
  const given = others()
  if (given.length > 0) for (const [strand, taken] of used) markGiven(strand, taken, given)
  for (const { block, draft } of merged) {
    for (const { piece, at } of placed(pieces.get(block.id))) {
      const strand = piece.from === "ours" ? strands.get(piece.blockId) : undefined
      const taken = strand && used.get(strand)
      if (strand && taken) keepSpace(draft, at + piece.end - piece.start, { strand, taken, from: piece.end })
    }
  }
  for (const [strand, taken] of used) occupy(strand, taken)
}

type Rest = { readonly strand: Strand; readonly taken: Uint8Array; readonly from: number }

/**
 * Where a piece of the live text ends with a word and an edit brought the white space after it along, that space is still
 * the word's: it keeps the identity it has in the live text, as far as no piece has taken it.
 */
function keepSpace(draft: Draft, at: number, { strand, taken, from }: Rest): void {
  const isSpace = (text: string, i: number) => i < text.length && text.charAt(i).trim() === ""
  for (let i = 0; isSpace(draft.text, at + i) && isSpace(strand.text, from + i); i++) {
    if (draft.origins[at + i] !== undefined || taken[from + i]) return
    copySpans(draft, at + i, sliceSpans(strand.spans, from + i, from + i + 1))
    taken[from + i] = 1
  }
}

/** Marks the characters of a live text whose identity was given elsewhere. */
function markGiven({ spans }: Strand, taken: Uint8Array, given: readonly Span[]): void {
  let at = 0
  for (const [length, origin, offset] of spans) {
    for (const [run, from, start] of given) {
      if (from !== origin) continue
      const [first, end] = [Math.max(offset, start), Math.min(offset + length, start + run)]
      if (first < end) taken.fill(1, at + first - offset, at + end - offset)
    }
    at += length
  }
}

/** The runs of a piece's characters that no piece before it has taken. */
function untaken(taken: Uint8Array, { start, end }: Piece): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = []
  for (let at = start; at < end; at++) {
    if (taken[at]) continue
    const last = runs.at(-1)
    if (last?.to === at) last.to = at + 1
    else runs.push({ from: at, to: at + 1 })
  }
  return runs
}

function occupy(strand: Strand, taken: Uint8Array): void {
  strand.tokens.forEach(({ from, to, space }, i) => {
    if (taken.subarray(from, to).includes(1)) strand.free[i] = TAKEN
    else if (taken.subarray(to, to + space.length).includes(1)) strand.free[i] = FREE_BUT_SPACE
  })
}

/** The ranges of a merged block's text that an editor typed. */
export function customRanges(pieces: readonly Piece[] | undefined): { start: number; end: number }[] {
  return placed(pieces)
    .filter(({ piece }) => piece.from === "custom")
    .map(({ piece, at }) => ({ start: at, end: at + piece.end - piece.start }))
}
