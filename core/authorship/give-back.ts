import type { AttributedBlock } from "#core/authorship/attributed"
import { copySpans, type Draft } from "#core/authorship/draft"
import { appendSpan, type Span, sliceSpans } from "#core/authorship/spans"
import type { Block } from "#core/document/schema"
import { type Pieces, placed } from "#core/text/pieces"

type Merged = { readonly block: Block; readonly draft: Draft }
type Giving = {
  readonly pieces: Pieces
  /** The blocks that "theirs" pieces are of, with their authorship. */
  readonly given: readonly AttributedBlock[]
  /** Authorship of what stands in the new text without having changed. */
  readonly standing: readonly (readonly Span[])[]
}

/**
 * Gives every character of a "theirs" piece the identity it has in the revision that the piece is of, so that taking a merge
 * back gives each word back to who wrote it. A character that stands elsewhere in the new text already is left without one:
 * it is a copy, hence new. Gives the identities that were given, in the order of the text.
 */
export function giveBack(merged: readonly Merged[], { pieces, given, standing }: Giving): Span[] {
  const wanted = merged.flatMap(({ block, draft }) => wantedIn(draft, pieces.get(block.id), given))
  const taken = new Map(wanted.map(({ span: [, origin] }) => [origin, new Set<number>()]))
  for (const [length, origin, offset] of standing.flat()) {
    const offsets = taken.get(origin)
    for (let i = 0; offsets && i < length; i++) offsets.add(offset + i)
  }
  for (const { draft } of merged) {
    draft.origins.forEach((origin, i) => {
      if (origin !== undefined) taken.get(origin)?.add(draft.offsets[i] ?? 0)
    })
  }
  const back: Span[] = []
  for (const { draft, at, span } of wanted) {
    const [length, origin, offset] = span
    const offsets = taken.get(origin)
    for (let i = 0; offsets && i < length; i++) {
      if (offsets.has(offset + i) || draft.origins[at + i] !== undefined) continue
      offsets.add(offset + i)
      copySpans(draft, at + i, [[1, origin, offset + i]])
      appendSpan(back, [1, origin, offset + i])
    }
  }
  return back
}

type Wanted = { readonly draft: Draft; readonly at: number; readonly span: Span }

function wantedIn(draft: Draft, its: Parameters<typeof placed>[0], given: readonly AttributedBlock[]): Wanted[] {
  return placed(its).flatMap(({ piece, at }) => {
    if (piece.from !== "theirs") return []
    const spans = given.find(({ block }) => block.id === piece.blockId)?.spans ?? []
    let place = at
    return sliceSpans(spans, piece.start, piece.end).map((span) => {
      const wanted = { draft, at: place, span }
      place += span[0]
      return wanted
    })
  })
}
