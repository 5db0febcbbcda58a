import { type Gap, type Match, trim } from "#core/text/edit-graph"

/** Rounds of the search for a middle point after which the best point so far is taken, unless the script must be shortest. */
const PATIENCE = 200

/** Gaps of fewer tokens are searched as they are; in longer ones it pays to leave out what cannot match. */
const LONG = 64

/**
 * Makes the function that matches a gap along a shortest edit script, with its tables allocated once.
 *
 * This works by Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), section 4b: two searches, from the start
 * and from the end of the edit graph, advance one edit at a time until they meet; the meeting point cuts the gap in two.
 * Keys that do not occur on the other side can match nothing, so in long gaps they are left out first. Unless `exact`, a
 * search that has not met after `PATIENCE` rounds is cut at the furthest point reached: the work is then at most about
 * PATIENCE times the size.
 */
export function shortestMatcher(task: Match, { exact }: { exact: boolean }): (gap: Gap) => void {
  const patience = exact ? Number.POSITIVE_INFINITY : PATIENCE
  let tables: Tables | undefined
  return (gap) => {
    const inside = trim(task, gap)
    const size = inside.aTo - inside.aFrom + inside.bTo - inside.bFrom
    if (inside.aFrom === inside.aTo || inside.bFrom === inside.bTo) return
    if (size > LONG) return matchShared(task, inside, patience)
    tables ??= openTables(task, patience)
    search(task, inside, tables)
  }
}

/** Matches a gap after leaving out the tokens whose key does not occur on the other side. */
function matchShared(task: Match, gap: Gap, patience: number): void {
  const { aKept, bKept } = sharedKeys(task, gap)
  const left = Int32Array.from(aKept, (at) => task.left[at] ?? -1)
  const right = Int32Array.from(bKept, (at) => task.right[at] ?? -1)
  const small: Match = {
    left,
    right,
    match: new Int32Array(left.length).fill(-1),
    weights: task.weights,
    onSearch: task.onSearch,
  }
  search(small, { aFrom: 0, aTo: left.length, bFrom: 0, bTo: right.length }, openTables(small, patience))
  small.match.forEach((b, a) => {
    if (b >= 0) task.match[aKept[a] ?? 0] = bKept[b] ?? -1
  })
}

/** Indices of the tokens whose key occurs on both sides of the gap. */
function sharedKeys({ left, right }: Match, { aFrom, aTo, bFrom, bTo }: Gap): { aKept: number[]; bKept: number[] } {
  const inRight = new Set(right.subarray(bFrom, bTo))
  const inLeft = new Set(left.subarray(aFrom, aTo))
  const kept = (keys: Int32Array, from: number, to: number, other: ReadonlySet<number>) => {
    const indices: number[] = []
    for (let at = from; at < to; at++) if (other.has(keys[at] ?? -1)) indices.push(at)
    return indices
  }
  return { aKept: kept(left, aFrom, aTo, inRight), bKept: kept(right, bFrom, bTo, inLeft) }
}

/** Furthest a reached forwards (and backwards) on each diagonal a - b, at index origin + diagonal. */
type Tables = { forward: Int32Array; backward: Int32Array; origin: number; patience: number }

function openTables({ left, right }: Match, patience: number): Tables {
  const size = left.length + right.length + 3
  return { forward: new Int32Array(size), backward: new Int32Array(size), origin: right.length + 1, patience }
}

function search(task: Match, whole: Gap, tables: Tables): void {
  const waiting: Gap[] = [whole]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const gap = trim(task, next)
    if (gap.aFrom === gap.aTo || gap.bFrom === gap.bTo) continue
    const { a, b, rounds } = middle(task, gap, tables)
    task.onSearch?.(rounds * rounds)
    waiting.push({ ...gap, aTo: a, bTo: b }, { ...gap, aFrom: a, bFrom: b })
  }
}

type Point = { a: number; b: number }
/** Where the searches met, and after how many rounds; each round advances at most twice that many diagonals. */
type Middle = Point & { rounds: number }

/** A point that lies on a shortest script of a gap whose ends differ; strictly inside it, so that both halves are smaller. */
function middle({ left, right }: Match, gap: Gap, { forward, backward, origin, patience }: Tables): Middle {
  const { aFrom, aTo, bFrom, bTo } = gap
  const lowest = aFrom - bTo
  const highest = aTo - bFrom
  const start = aFrom - bFrom
  const end = aTo - bTo
  const meetsForward = ((start - end) & 1) === 1
  let fLow = start
  let fHigh = start
  let bLow = end
  let bHigh = end
  forward[origin + start] = aFrom
  backward[origin + end] = aTo
  for (let round = 1; ; round++) {
    // Widen by a diagonal on each side; at the border of the graph, narrow instead. Cells outside hold "unreachable".
    if (fLow > lowest) forward[origin + --fLow - 1] = -1
    else fLow++
    if (fHigh < highest) forward[origin + ++fHigh + 1] = -1
    else fHigh--
    for (let k = fHigh; k >= fLow; k -= 2) {
      const before = forward[origin + k - 1] ?? -1
      const after = forward[origin + k + 1] ?? -1
      let a = before >= after ? before + 1 : after
      while (a < aTo && a - k < bTo && left[a] === right[a - k]) a++
      forward[origin + k] = a
      if (meetsForward && k >= bLow && k <= bHigh && (backward[origin + k] ?? 0) <= a)
        return { a, b: a - k, rounds: round }
    }
    if (bLow > lowest) backward[origin + --bLow - 1] = UNREACHED
    else bLow++
    if (bHigh < highest) backward[origin + ++bHigh + 1] = UNREACHED
    else bHigh--
    for (let k = bHigh; k >= bLow; k -= 2) {
      const before = backward[origin + k - 1] ?? UNREACHED
      const after = backward[origin + k + 1] ?? UNREACHED
      let a = before < after ? before : after - 1
      while (a > aFrom && a - k > bFrom && left[a - 1] === right[a - k - 1]) a--
      backward[origin + k] = a
      if (!meetsForward && k >= fLow && k <= fHigh && (forward[origin + k] ?? -1) >= a)
        return { a, b: a - k, rounds: round }
    }
    if (round >= patience) return { ...furthest(gap, forward, origin, { low: fLow, high: fHigh }), rounds: round }
  }
}

const UNREACHED = 0x7fffffff

/** The point where the forward search has covered most of both texts. */
function furthest(gap: Gap, forward: Int32Array, origin: number, { low, high }: { low: number; high: number }): Point {
  let best: Point = { a: gap.aFrom, b: gap.bFrom }
  for (let k = high; k >= low; k -= 2) {
    const a = Math.min(forward[origin + k] ?? -1, gap.aTo, gap.bTo + k)
    if (a >= gap.aFrom && a - k >= gap.bFrom && a + a - k > best.a + best.b) best = { a, b: a - k }
  }
  return best
}
