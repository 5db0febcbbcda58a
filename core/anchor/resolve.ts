import type { Anchor, AnchorRange, AnchorState } from "#core/anchor/anchor"
import { type CharacterIndex, indexCharacters } from "#core/anchor/character-index"
import { type AttributedBlock, attributedText } from "#core/authorship/attributed"
import { CITATION_CHARACTER } from "#core/document/plain-text"

/** From this share of surviving characters on, in one place, a passage counts as still there. */
const ANCHORED_RATIO = 0.6
/** Below this share of surviving characters a passage counts as gone. */
const CHANGED_RATIO = 0.3

/** How an anchor stands in a revision, and what survives of its passage, in reading order (nothing when orphaned). */
export type Resolution = { readonly state: AnchorState; readonly ranges: readonly AnchorRange[] }

/**
 * Finds an anchor's passage in a revision by the identities of its characters: so it is found wherever it was moved to and
 * whenever it was given back, and never painted on words that only look like it. Ranges are UTF-16 offsets into
 * `attributedText` of their block.
 *
 * `anchored`: at least 0.6 of the passage's characters (white space aside) are there, and nothing but white space, breaks
 * and citations stands between them; `changed`: only 0.3 to 0.6 are there, or words have come between them, or they stand
 * in several places; `orphaned`: less than 0.3. The first anchor of a revision pays for an index of its characters; each
 * further one takes time for its own runs alone.
 */
export function resolveAnchor(anchor: Anchor, blocks: readonly AttributedBlock[]): Resolution {
  const { pieces, found } = findCharacters(anchor, indexCharacters(blocks))
  const standing = joined(pieces).flatMap((piece) => trimmed(piece, blocks))
  const ratio = survivingRatio(anchor, found)
  if (standing.length === 0 || ratio < CHANGED_RATIO) return { state: "orphaned", ranges: [] }
  const ranges = standing.map(({ blockId, from, to }) => ({ blockId, from, to }))
  return { state: ratio >= ANCHORED_RATIO && standTogether(standing) ? "anchored" : "changed", ranges }
}

/** Characters [from, to) of the text of block number `block`. */
type Piece = { readonly block: number; readonly from: number; to: number }

/** Where the passage's characters stand, and for each of them whether it does (1) or not (0). */
function findCharacters({ identities }: Anchor, index: CharacterIndex): { pieces: Piece[]; found: Uint8Array } {
  const found = new Uint8Array(identities.reduce((sum, [, , length]) => sum + length, 0))
  const pieces: Piece[] = []
  let at = 0
  for (const [origin, offset, length] of identities) {
    for (const run of index.runsOf(origin, offset, offset + length)) {
      const first = Math.max(offset, run.offset)
      const last = Math.min(offset + length, run.offset + run.length)
      found.fill(1, at + first - offset, at + last - offset)
      pieces.push({ block: run.block, from: run.start + first - run.offset, to: run.start + last - run.offset })
    }
    at += length
  }
  return { pieces, found }
}

/** The pieces in reading order, those that touch as one. */
function joined(pieces: Piece[]): Piece[] {
  const whole: Piece[] = []
  for (const piece of pieces.sort((one, other) => one.block - other.block || one.from - other.from)) {
    const last = whole.at(-1)
    if (last?.block === piece.block && piece.from <= last.to) last.to = Math.max(last.to, piece.to)
    else whole.push({ ...piece })
  }
  return whole
}

type Standing = AnchorRange & { readonly text: string }

/** A piece without the white space at its ends; nothing if there is nothing else. */
function trimmed({ block, from, to }: Piece, blocks: readonly AttributedBlock[]): Standing[] {
  const there = blocks[block]?.block
  if (!there) return []
  const text = attributedText(there)
  const words = text.slice(from, to)
  const start = from + words.length - words.trimStart().length
  const end = to - words.length + words.trimEnd().length
  return start < end ? [{ blockId: there.id, from: start, to: end, text }] : []
}

/** Which part of the passage's characters was found; white space counts only where there is nothing else. */
function survivingRatio({ exact }: Anchor, found: Uint8Array): number {
  const counts = (at: number) => exact.length !== found.length || exact.trim() === "" || /\S/.test(exact.charAt(at))
  let all = 0
  let alive = 0
  found.forEach((here, at) => {
    if (!counts(at)) return
    all++
    alive += here
  })
  return all === 0 ? 0 : alive / all
}

const NOTHING_BETWEEN = new RegExp(`^[\\s${CITATION_CHARACTER}]*$`)

/** Whether all pieces are in one block with no words between them. */
function standTogether(pieces: readonly Standing[]): boolean {
  return pieces.every((piece, i) => {
    const before = pieces[i - 1]
    if (!before) return true
    return before.blockId === piece.blockId && NOTHING_BETWEEN.test(piece.text.slice(before.to, piece.from))
  })
}
