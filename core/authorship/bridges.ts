import type { Copy } from "#core/authorship/copies"
import { claim, type Draft, freshRuns, weightOf } from "#core/authorship/draft"
import { type Strand, sameToken, TAKEN } from "#core/authorship/strand"
import { align } from "#core/text/align"

/**
 * The blocks of a revision that was replaced and of the one that replaces it, each in reading order; a hole stands for a
 * block that did not change.
 */
export type Order = { readonly before: readonly (Strand | undefined)[]; readonly after: readonly (Draft | undefined)[] }

/**
 * Follows text across the boundaries of blocks: words that come next in the new text where they came next in the old, though
 * a block ends or begins between them. Splitting and joining blocks moves no word, however short the piece.
 */
export function flowAcross({ before, after }: Order): Copy[] {
  const next = steppingOn(before)
  const copies: Copy[] = []
  after.forEach((draft, d) => {
    if (!draft) return
    for (const [from, to] of freshRuns(draft)) {
      const onwards = equalFrom(
        draft,
        { at: from, end: to, by: 1 },
        { start: claimedBeside(after, d, from - 1, -1), next },
      )
      copies.push(...onwards.map((place, i) => claimOne(draft, from + i, place)))
      const rest = { at: to - 1, end: from + onwards.length - 1, by: -1 as const }
      const backwards = equalFrom(draft, rest, { start: claimedBeside(after, d, to, 1), next })
      copies.push(...backwards.map((place, i) => claimOne(draft, to - 1 - i, place)))
    }
  })
  return copies
}

/** Fewest words in a row, and their least weight, for words beside moved ones to count as moved with them. */
const MIN_LENGTH = 4
const MIN_WEIGHT = 1

/**
 * Follows moved text across small changes. Where words were moved, what stood beside them often moved too, but with a word
 * changed in between, so that the rest is too short to be found by itself. Each run of fresh words is aligned with the free
 * words that followed, in the old text, the words now before it, and with those that preceded the words now after it.
 */
export function bridgeMoves({ before, after }: Order): Copy[] {
  const next = steppingOn(before)
  const copies: Copy[] = []
  after.forEach((draft, d) => {
    if (!draft) return
    for (const [from, to] of freshRuns(draft)) {
      const reach = 3 * (to - from) + 30
      const onwards = freeFrom({ start: claimedBeside(after, d, from - 1, -1), next }, 1, reach)
      copies.push(...fitGap(draft, from, to, onwards))
      const backwards = freeFrom({ start: claimedBeside(after, d, to, 1), next }, -1, reach).reverse()
      for (const [first, last] of freshRuns(draft, from, to)) copies.push(...fitGap(draft, first, last, backwards))
    }
  })
  return copies
}

type Place = { readonly strand: Strand; readonly at: number }
type Direction = 1 | -1
type Step = (place: Place, by: Direction) => Place | undefined
/** Where to start from (the start itself not counted), and how to go on. */
type Path = { readonly start: Place | undefined; readonly next: Step }

/** How to get from a token of the text before to the next or previous one; nowhere into an unchanged block. */
function steppingOn(order: readonly (Strand | undefined)[]): Step {
  const index = new Map<Strand | undefined, number>(order.map((strand, i) => [strand, i]))
  return ({ strand, at }, by) => {
    if (at + by >= 0 && at + by < strand.tokens.length) return { strand, at: at + by }
    let i = (index.get(strand) ?? order.length) + by
    while (order[i]?.tokens.length === 0) i += by
    const beside = order[i]
    return beside && { strand: beside, at: by === 1 ? 0 : beside.tokens.length - 1 }
  }
}

/** Where the nearest token on one side of a fresh run was claimed from; the token may be in the block beside. */
function claimedBeside(
  drafts: readonly (Draft | undefined)[],
  d: number,
  at: number,
  by: Direction,
): Place | undefined {
  let token = at
  for (let i = d; ; i += by) {
    const draft = drafts[i]
    if (!draft) return undefined
    if (i !== d) token = by === 1 ? 0 : draft.tokens.length - 1
    if (token < 0 || token >= draft.tokens.length) continue
    const strand = draft.sources[token]
    return strand && { strand, at: draft.places[token] ?? 0 }
  }
}

/** The free tokens along a path, up to the first that is not. */
function freeFrom({ start, next }: Path, by: Direction, reach: number): Place[] {
  const found: Place[] = []
  for (let place = start && next(start, by); place && found.length < reach; place = next(place, by)) {
    if (place.strand.free[place.at] === TAKEN) break
    found.push(place)
  }
  return found
}

/** The free tokens along a path that are the same as those of the draft from `at` on, short of `end`. */
function equalFrom(draft: Draft, { at, end, by }: { at: number; end: number; by: Direction }, path: Path): Place[] {
  const free = freeFrom(path, by, (end - at) * by)
  const differs = free.findIndex((place, i) => !sameToken(draft, at + i * by, place.strand, place.at))
  return differs === -1 ? free : free.slice(0, differs)
}

/** Aligns fresh tokens [from, to) with free ones and claims what is long enough. */
function fitGap(draft: Draft, from: number, to: number, places: readonly Place[]): Copy[] {
  const free = places.flatMap(({ strand, at }) => strand.tokens[at] ?? [])
  if (free.length === 0) return []
  return align(free, draft.tokens.slice(from, to)).flatMap(({ a, b, length }) => {
    const at = from + b
    if (length < MIN_LENGTH || weightOf(draft, at, at + length) < MIN_WEIGHT) return []
    return places.slice(a, a + length).map((place, i) => claimOne(draft, at + i, place))
  })
}

function claimOne(draft: Draft, at: number, place: Place): Copy {
  const found = { at, from: place.at, length: 1 }
  claim(draft, place.strand, found)
  return { draft, strand: place.strand, claim: found }
}
