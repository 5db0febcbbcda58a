/** A place in the common listing of two sequences: the index on each side, -1 where the element does not exist. */
export type Place = { readonly before: number; readonly after: number }

/**
 * Lists two paired sequences as one, in the order of the later; an element that exists only in the earlier stands after the
 * element it followed there. `match[i]` is the later index of the earlier element i, or -1.
 */
export function layOut(match: Int32Array, afterLength: number): Place[] {
  const beforeOf = new Int32Array(afterLength).fill(-1)
  const lost = new Map<number, number[]>()
  let anchor = -1
  match.forEach((after, before) => {
    if (after >= 0) {
      beforeOf[after] = before
      anchor = after
      return
    }
    const gone = lost.get(anchor)
    if (gone) gone.push(before)
    else lost.set(anchor, [before])
  })
  const gone = (after: number) => (lost.get(after) ?? []).map((before) => ({ before, after: -1 }))
  const listed: Place[] = gone(-1)
  beforeOf.forEach((before, after) => {
    listed.push({ before, after }, ...gone(after))
  })
  return listed
}

/**
 * Which elements moved: those outside the heaviest increasing subsequence of places. `places[i]` is the earlier index of the
 * i-th later element, or -1 for a new one (which never counts as moved); `weights[i]` how much it weighs, so that of two
 * elements that changed places the lighter is the one that moved. O(n log n), ties to the left.
 */
export function movedElements(places: Int32Array, weights: ArrayLike<number>): Uint8Array {
  const moved = new Uint8Array(places.length)
  if (isIncreasing(places)) return moved
  const best = heaviestEnds(places, weights)
  const kept = new Uint8Array(places.length)
  for (let i = best.last; i >= 0; i = best.previous[i] ?? -1) kept[i] = 1
  for (let i = 0; i < places.length; i++) moved[i] = (places[i] ?? -1) >= 0 && !kept[i] ? 1 : 0
  return moved
}

function isIncreasing(places: Int32Array): boolean {
  let last = -1
  for (const place of places) {
    if (place < 0) continue
    if (place < last) return false
    last = place
  }
  return true
}

/** For each element the predecessor of the heaviest increasing subsequence that ends with it, and where the heaviest ends. */
function heaviestEnds(places: Int32Array, weights: ArrayLike<number>): { previous: Int32Array; last: number } {
  const size = places.reduce((most, place) => Math.max(most, place), 0) + 2
  /** Fenwick tree over places: the element that ends the heaviest subsequence among places below an index. */
  const tree = new Int32Array(size + 1).fill(-1)
  const total = new Float64Array(places.length)
  const previous = new Int32Array(places.length).fill(-1)
  const heavier = (one: number, other: number) =>
    other >= 0 && (one < 0 || (total[other] ?? 0) > (total[one] ?? 0)) ? other : one
  let last = -1
  for (let i = 0; i < places.length; i++) {
    const place = places[i] ?? -1
    if (place < 0) continue
    let best = -1
    for (let at = place; at > 0; at -= at & -at) best = heavier(best, tree[at] ?? -1)
    previous[i] = best
    total[i] = (weights[i] ?? 1) + (best >= 0 ? (total[best] ?? 0) : 0)
    for (let at = place + 1; at <= size; at += at & -at) tree[at] = heavier(tree[at] ?? -1, i)
    last = heavier(last, i)
  }
  return { previous, last }
}
