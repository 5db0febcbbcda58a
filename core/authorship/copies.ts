import { claim, type Draft, isFresh, weightOf } from "#core/authorship/draft"
import { addGram, GRAM, type GramSet, gramSet, hasGram } from "#core/authorship/grams"
import type { Sentence } from "#core/authorship/sentences"
import type { Span } from "#core/authorship/spans"
import { type Claim, type Strand, sameToken, strandOf, TAKEN, type Woven } from "#core/authorship/strand"

/** A copied run counts as the same writing from this weight on: content words weigh 1, function words and punctuation 0.3. */
const MIN_WEIGHT = 4
/** Places of one n-gram that are looked at; boilerplate repeats beyond use. */
const MAX_PLACES = 64

/** Tokens of a draft that were claimed from a strand. */
export type Copy = { readonly draft: Draft; readonly strand: Strand; readonly claim: Claim }

/** Where words may come from; it becomes a strand when one of its words is wanted. */
export type Source = { readonly woven: Woven; readonly spans: readonly Span[]; readonly sentences: readonly Sentence[] }

/** Sources to look words up in, and the strands of those that were opened. Of equal finds the first source's counts. */
export type Shelf<S extends Source = Source> = { readonly sources: readonly S[]; readonly opened: Map<Source, Strand> }

/** The strand of a source, the same whenever it is asked for. */
export function open({ opened }: Pick<Shelf, "opened">, source: Source): Strand {
  const strand = opened.get(source) ?? strandOf(source.woven, source.spans)
  opened.set(source, strand)
  return strand
}

/**
 * Finds runs of fresh tokens that are free text of some source, word for word, and claims them.
 *
 * This works by an index of the sources' 4-grams (only of those that occur in fresh text). Each draft is scanned from left
 * to right; at an n-gram that is known, every place of it is extended both ways over free, equal tokens, and the heaviest
 * is claimed if it weighs at least `MIN_WEIGHT`; among equals, that of the first source. After git blame -M/-C and
 * de Alfaro and Shavlovsky, "Attributing authorship of revisioned content" (WWW 2013).
 */
export function claimCopies(drafts: readonly Draft[], shelf: Shelf): Copy[] {
  const wanted = freshGrams(drafts)
  if (wanted.grams.size === 0) return []
  const index = indexGrams(shelf, wanted)
  if (index.size === 0) return []
  const copies: Copy[] = []
  for (const draft of drafts) {
    for (let at = 0; at < draft.grams.length; ) {
      const places = index.get(draft.grams[at] ?? 0)
      const best = places && isFreshGram(draft, at) ? heaviest(draft, at, places) : undefined
      if (best) {
        claim(best.draft, best.strand, best.claim)
        copies.push(best)
      }
      at = best ? best.claim.at + best.claim.length : at + 1
    }
  }
  return copies
}

type Place = { readonly strand: Strand; readonly from: number }

function freshGrams(drafts: readonly Draft[]): GramSet {
  const wanted = gramSet()
  for (const draft of drafts) {
    for (let at = 0; at < draft.grams.length; at++) if (isFreshGram(draft, at)) addGram(wanted, draft.grams[at] ?? 0)
  }
  return wanted
}

function isFreshGram(draft: Draft, at: number): boolean {
  for (let i = GRAM - 1; i >= 0; i--) if (!isFresh(draft, at + i)) return false
  return true
}

function indexGrams(shelf: Shelf, wanted: GramSet): Map<number, Place[]> {
  const index = new Map<number, Place[]>()
  for (const source of shelf.sources) {
    const { grams } = source.woven
    for (let from = 0; from < grams.length; from++) {
      const gram = grams[from] ?? 0
      if (!hasGram(wanted, gram)) continue
      const places = index.get(gram)
      if (!places) index.set(gram, [{ strand: open(shelf, source), from }])
      else if (places.length < MAX_PLACES) places.push({ strand: open(shelf, source), from })
    }
  }
  return index
}

function heaviest(draft: Draft, at: number, places: readonly Place[]): Copy | undefined {
  let best: Copy | undefined
  let most = 0
  for (const { strand, from } of places) {
    const found = extend(draft, at, strand, from)
    const weight = found.length < GRAM ? 0 : weightOf(draft, found.at, found.at + found.length)
    if (weight < MIN_WEIGHT || weight <= most) continue
    best = { draft, strand, claim: found }
    most = weight
  }
  return best
}

/** The longest run around a place in which draft and strand have equal tokens, fresh in one and free in the other. */
function extend(draft: Draft, at: number, strand: Strand, from: number): Claim {
  const agrees = (i: number) =>
    strand.free[from + i] !== TAKEN && sameToken(draft, at + i, strand, from + i) && isFresh(draft, at + i)
  let first = 0
  let last = 0
  while (agrees(last)) last++
  if (last > 0) while (agrees(first - 1)) first--
  return { at: at + first, from: from + first, length: last - first }
}
