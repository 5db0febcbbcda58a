import { matchAnchored } from "#core/text/anchors"
import type { Match } from "#core/text/edit-graph"
import { isLight, LIGHT_WEIGHT } from "#core/text/token-weight"
import type { Token } from "#core/text/tokens"

/** A text to be paired with its later self: a block, or a row or column of a table. */
export type Candidate = {
  /** Only candidates of one family may be paired unless their texts are equal. */
  readonly family: string
  /** Equal for equal texts. */
  readonly text: string
  readonly tokens: () => readonly Token[]
}

/** Share of common words (weighted Dice coefficient) from which two texts count as one text rewritten. */
const ALIKE = 0.5
/** Share of the shorter text found in the longer from which they count as one text cut or extended ... */
export const CONTAINED = 0.75
/** ... if the shorter has at least this many tokens. */
const CONTAINED_TOKENS = 5
/** Holders of words visited to draw up a shortlist. */
const MOST_VISITS = 400
/** How many candidates that share rare words are compared in full. */
const SHORTLIST = 12

/**
 * Pairs two lists of texts: `result[i]` is the index in `b` of what `a[i]` became, or -1.
 * First equal texts in the same order, then equal texts anywhere (moves), then the most alike of the rest.
 */
export function matchTexts(a: readonly Candidate[], b: readonly Candidate[]): Int32Array {
  const match = matchInOrder(a, b)
  const taken = new Uint8Array(b.length)
  for (const j of match) if (j >= 0) taken[j] = 1
  matchMoved(a, b, { match, taken })
  matchAlike(a, b, { match, taken })
  return match
}

type State = { readonly match: Int32Array; readonly taken: Uint8Array }

function matchInOrder(a: readonly Candidate[], b: readonly Candidate[]): Int32Array {
  const numbers = new Map<string, number>()
  const number = ({ text }: Candidate) => {
    const known = numbers.get(text) ?? numbers.size
    numbers.set(text, known)
    return known
  }
  const left = Int32Array.from(a, number)
  const right = Int32Array.from(b, number)
  const match = new Int32Array(a.length).fill(-1)
  const task: Match = { left, right, match, weights: new Float32Array(numbers.size).fill(1) }
  matchAnchored(task, { aFrom: 0, aTo: a.length, bFrom: 0, bTo: b.length })
  return match
}

function matchMoved(a: readonly Candidate[], b: readonly Candidate[], { match, taken }: State): void {
  const free = new Map<string, number[]>()
  for (let j = b.length - 1; j >= 0; j--) {
    const text = b[j]?.text ?? ""
    if (taken[j]) continue
    const places = free.get(text)
    if (places) places.push(j)
    else free.set(text, [j])
  }
  a.forEach(({ text }, i) => {
    const j = (match[i] ?? -1) < 0 ? free.get(text)?.pop() : undefined
    if (j === undefined) return
    match[i] = j
    taken[j] = 1
  })
}

type Pair = { readonly i: number; readonly j: number; readonly score: number }

function matchAlike(a: readonly Candidate[], b: readonly Candidate[], { match, taken }: State): void {
  const rest = a.flatMap((_, i) => ((match[i] ?? -1) < 0 ? [i] : []))
  const bagsOfA = new Map(rest.map((i) => [i, bagOf(a[i]?.tokens() ?? [])]))
  const index = indexOf(bagsOfA)
  const pairs: Pair[] = []
  b.forEach((candidate, j) => {
    if (taken[j] || rest.length === 0) return
    const bag = bagOf(candidate.tokens())
    for (const i of shortlist(bag, index)) {
      const other = bagsOfA.get(i)
      const score = other && a[i]?.family === candidate.family ? likeness(other, bag) : 0
      if (score > 0) pairs.push({ i, j, score })
    }
  })
  // The most alike first; among equals the pair that stays closest to its place.
  pairs.sort((p, q) => q.score - p.score || Math.abs(p.i - p.j) - Math.abs(q.i - q.j) || p.i - q.i || p.j - q.j)
  for (const { i, j } of pairs) {
    if ((match[i] ?? -1) >= 0 || taken[j]) continue
    match[i] = j
    taken[j] = 1
  }
}

/** A text as a multiset of words. */
type Bag = { readonly counts: ReadonlyMap<string, number>; readonly weight: number; readonly tokens: number }

function bagOf(tokens: readonly Token[]): Bag {
  const counts = new Map<string, number>()
  let weight = 0
  for (const { key } of tokens) {
    counts.set(key, (counts.get(key) ?? 0) + 1)
    weight += weightOf(key)
  }
  return { counts, weight, tokens: tokens.length }
}

function weightOf(key: string): number {
  return isLight(key) ? LIGHT_WEIGHT : 1
}

function indexOf(bags: ReadonlyMap<number, Bag>): Map<string, number[]> {
  const index = new Map<string, number[]>()
  for (const [i, { counts }] of bags) {
    for (const key of counts.keys()) {
      const holders = index.get(key)
      if (holders) holders.push(i)
      else index.set(key, [i])
    }
  }
  return index
}

/**
 * The few texts that share most words with the bag. Rare words are looked up first, and no more holders are visited than
 * it takes to tell the texts apart, so that the work does not grow with the square of the document.
 */
function shortlist(bag: Bag, index: ReadonlyMap<string, readonly number[]>): number[] {
  const words = [...bag.counts].flatMap(([key, count]) => {
    const holders = index.get(key)
    return holders ? [{ holders, weight: weightOf(key) * count }] : []
  })
  const shared = new Map<number, number>()
  let visits = 0
  for (const { holders, weight } of words.sort((one, other) => one.holders.length - other.holders.length)) {
    visits += holders.length
    if (visits > MOST_VISITS && shared.size > 0) break
    for (const i of holders.slice(0, MOST_VISITS)) shared.set(i, (shared.get(i) ?? 0) + weight)
  }
  const ranked = [...shared].sort(([i, p], [k, q]) => q - p || i - k)
  return ranked.slice(0, SHORTLIST).map(([i]) => i)
}

/** Share of their words that two texts have in common, order aside, function words counting little: 0 to 1. */
export function likenessOf(a: readonly Token[], b: readonly Token[]): number {
  const [one, other] = [bagOf(a), bagOf(b)]
  const weight = one.weight + other.weight
  return weight === 0 ? 1 : (2 * commonWeight(one, other)) / weight
}

/** Share of the words of the shorter text that the longer has too, 0 to 1; 0 if the shorter is too short to tell. */
export function containmentOf(a: readonly Token[], b: readonly Token[]): number {
  return contained(bagOf(a), bagOf(b))
}

/** Whether most words of a text are words of another, and there are enough of them to tell. */
export function isHeldBy(text: readonly Token[], holder: readonly Token[]): boolean {
  const [held, all] = [bagOf(text), bagOf(holder)]
  return held.tokens >= CONTAINED_TOKENS && commonWeight(held, all) >= ALIKE * held.weight
}

/** Above 0 when the two count as one text rewritten; the greater, the more alike. */
function likeness(a: Bag, b: Bag): number {
  const dice = (2 * commonWeight(a, b)) / (a.weight + b.weight)
  if (dice >= ALIKE) return 1 + dice
  const share = contained(a, b)
  return share >= CONTAINED ? share : 0
}

function contained(a: Bag, b: Bag): number {
  return Math.min(a.tokens, b.tokens) < CONTAINED_TOKENS ? 0 : commonWeight(a, b) / Math.min(a.weight, b.weight)
}

function commonWeight(a: Bag, b: Bag): number {
  let common = 0
  for (const [key, count] of a.counts) common += weightOf(key) * Math.min(count, b.counts.get(key) ?? 0)
  return common
}
