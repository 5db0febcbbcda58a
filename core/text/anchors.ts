import { type Gap, type Match, trim } from "#core/text/edit-graph"
import { shortestMatcher } from "#core/text/myers"

/** Lengths of the n-grams tried as anchors, in order: long ones are hardly ever unique by chance. */
const SIZES = [4, 2, 1] as const
/** Edit graphs of at most this many cells are searched directly: there the shortest script beats any anchor. */
const SMALL = 2_500

/**
 * Matches a gap by anchors and fills what lies between along shortest edit scripts.
 *
 * This works by patience diff: n-grams that occur once on each side are paired, the longest increasing subsequence of the
 * pairs is kept, and each piece between two of them is solved the same way (in a smaller piece more n-grams are unique).
 */
export function matchAnchored(task: Match, whole: Gap): void {
  const findAnchors = anchorFinder(task, whole)
  const matchShortest = shortestMatcher(task, { exact: false })
  const waiting: { gap: Gap; level: number }[] = [{ gap: whole, level: 0 }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const gap = trim(task, next.gap)
    const a = gap.aTo - gap.aFrom
    const b = gap.bTo - gap.bFrom
    if (a === 0 || b === 0) continue
    const size = SIZES[next.level]
    if (size === undefined || a * b <= SMALL) matchShortest(gap)
    else for (const part of cut(task, gap, next.level, findAnchors(gap, size))) waiting.push(part)
  }
}

/** n-grams of one size that correspond, increasing on both sides. */
type Anchors = { readonly size: number; readonly a: Int32Array; readonly b: Int32Array }

/**
 * Matches the anchors and gives the gaps between them. A gap that shrank to less than half of its parent is tried at the
 * same size again, which bounds the depth by a logarithm.
 */
function cut(task: Match, gap: Gap, level: number, anchors: Anchors) {
  if (anchors.a.length === 0) return [{ gap, level: level + 1 }]
  const gaps: { gap: Gap; level: number }[] = []
  const half = (gap.aTo - gap.aFrom + gap.bTo - gap.bFrom) / 2
  let { aFrom, bFrom } = gap
  const leave = (aTo: number, bTo: number) => {
    if (aTo === aFrom || bTo === bFrom) return
    const again = aTo - aFrom + bTo - bFrom < half
    gaps.push({ gap: { aFrom, aTo, bFrom, bTo }, level: again ? level : level + 1 })
  }
  for (let i = 0; i < anchors.a.length; i++) {
    const a = anchors.a[i] ?? 0
    const b = anchors.b[i] ?? 0
    // Anchors may overlap: one that starts inside its predecessor counts only if it continues it on the same diagonal.
    const overlap = Math.max(aFrom - a, bFrom - b, 0)
    if (overlap >= anchors.size || (overlap > 0 && aFrom - a !== bFrom - b)) continue
    leave(a + overlap, b + overlap)
    for (let k = overlap; k < anchors.size; k++) task.match[a + k] = b + k
    aFrom = a + anchors.size
    bFrom = b + anchors.size
  }
  leave(gap.aTo, gap.bTo)
  return gaps
}

/** Makes the function that finds anchors, with its tables allocated once for the largest gap. */
function anchorFinder({ left, right, weights }: Match, whole: Gap): (gap: Gap, size: number) => Anchors {
  const length = whole.aTo - whole.aFrom
  const capacity = tableSize(length)
  /** Open addressing: a slot holds the left index of an n-gram + 1, and the right index + 1, or AGAIN if it was seen twice. */
  const inLeft = new Int32Array(capacity)
  const inRight = new Int32Array(capacity)
  /** The slot of the n-gram that begins at each left index of the gap. */
  const slotAt = new Int32Array(length)
  const pairs = { a: new Int32Array(length), b: new Int32Array(length) }

  return (gap, size) => {
    const { aFrom, aTo, bFrom, bTo } = gap
    const mask = tableSize(aTo - aFrom) - 1
    inLeft.fill(0, 0, mask + 1)
    inRight.fill(0, 0, mask + 1)
    const slotOf = (keys: Int32Array, at: number): number => {
      let slot = hash(keys, at, size) & mask
      while (inLeft[slot] !== 0 && !sameGram(left, Math.abs(inLeft[slot] ?? 0) - 1, keys, at, size))
        slot = (slot + 1) & mask
      return slot
    }
    const tooLight = (at: number) => size === 1 && (weights[left[at] ?? 0] ?? 1) < 1
    for (let a = aFrom; a + size <= aTo; a++) {
      const slot = slotOf(left, a)
      slotAt[a - aFrom] = slot
      // A negative index is that of an n-gram seen before: it can be compared with, but is no anchor.
      inLeft[slot] = inLeft[slot] === 0 && !tooLight(a) ? a + 1 : -(a + 1)
    }
    for (let b = bFrom; b + size <= bTo; b++) {
      const slot = slotOf(right, b)
      if ((inLeft[slot] ?? 0) > 0) inRight[slot] = inRight[slot] === 0 ? b + 1 : AGAIN
    }
    let count = 0
    for (let a = aFrom; a + size <= aTo; a++) {
      const slot = slotAt[a - aFrom] ?? 0
      if (inLeft[slot] !== a + 1 || (inRight[slot] ?? 0) <= 0) continue
      pairs.a[count] = a
      pairs.b[count++] = (inRight[slot] ?? 0) - 1
    }
    return longestIncreasing(size, pairs.a.subarray(0, count), pairs.b.subarray(0, count))
  }
}

const AGAIN = -1

function tableSize(grams: number): number {
  let size = 16
  while (size < grams * 2) size *= 2
  return size
}

function hash(keys: Int32Array, at: number, size: number): number {
  let value = 0
  for (let i = 0; i < size; i++) value = Math.imul(value ^ (keys[at + i] ?? 0), 0x9e3779b1) ^ (value >>> 15)
  return (value ^ (value >>> 16)) >>> 0
}

function sameGram(left: Int32Array, a: number, keys: Int32Array, b: number, size: number): boolean {
  for (let i = 0; i < size; i++) if (left[a + i] !== keys[b + i]) return false
  return true
}

/** The longest subsequence of pairs (sorted by `a`) whose `b` increases too: patience sorting, O(n log n). */
function longestIncreasing(size: number, a: Int32Array, b: Int32Array): Anchors {
  if (isIncreasing(b)) return { size, a, b }
  const tails = new Int32Array(b.length)
  const previous = new Int32Array(b.length).fill(-1)
  let length = 0
  for (let i = 0; i < b.length; i++) {
    let low = 0
    let high = length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((b[tails[middle] ?? 0] ?? 0) < (b[i] ?? 0)) low = middle + 1
      else high = middle
    }
    if (low > 0) previous[i] = tails[low - 1] ?? -1
    tails[low] = i
    if (low === length) length++
  }
  const chain: Anchors = { size, a: new Int32Array(length), b: new Int32Array(length) }
  for (let i = tails[length - 1] ?? -1; i >= 0; i = previous[i] ?? -1) {
    length--
    chain.a[length] = a[i] ?? 0
    chain.b[length] = b[i] ?? 0
  }
  return chain
}

function isIncreasing(places: Int32Array): boolean {
  for (let i = 1; i < places.length; i++) if ((places[i] ?? 0) <= (places[i - 1] ?? 0)) return false
  return true
}
