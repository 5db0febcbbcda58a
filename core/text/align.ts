import { matchAnchored } from "#core/text/anchors"
import type { Match, Run } from "#core/text/edit-graph"
import { shortestMatcher } from "#core/text/myers"
import { removeIslands, slideEdits } from "#core/text/readable"
import { isLight, LIGHT_WEIGHT } from "#core/text/token-weight"
import type { Token } from "#core/text/tokens"

export type { Run } from "#core/text/edit-graph"

/**
 * All on by default. Off they serve tests and measurements: with all three off the alignment is a longest common subsequence.
 * `onSearch` is told the work of each search for an edit script: how many diagonals it advanced.
 */
export type AlignOptions = {
  readonly anchors?: boolean
  readonly cleanUp?: boolean
  readonly slide?: boolean
  readonly onSearch?: (steps: number) => void
}

/**
 * Aligns two token lists: gives the matched runs in order, maximal, none touching its neighbour on both sides.
 *
 * This works by: common ends are trimmed; what lies between is cut at n-grams unique on both sides (patience diff, Cohen;
 * n = 4, 2, 1), and each remaining gap gets a shortest edit script (Myers 1986, linear space). Two passes then make the
 * edits readable: matched stop-words between larger edits are given up, and an edit that could stand at several places is
 * put at the one a reader would choose, so that equal edits of two proposals align equally.
 *
 * Only `key` is compared; white space steers where edits stand. Deterministic: no clock and no time limit. On hostile input
 * the search is capped by a count of steps and the script may then be longer than the shortest, never wrong.
 */
export function align(a: readonly Token[], b: readonly Token[], options: AlignOptions = {}): Run[] {
  const { left, right, weights } = intern(a, b)
  const match = matchKeys({ left, right, weights }, options)
  let runs = runsOf(match)
  if (options.cleanUp ?? true) runs = removeIslands(runs, { left, right, weights })
  if (options.slide ?? true) runs = slideEdits(runs, a, b)
  return runs
}

type Keys = { left: Int32Array; right: Int32Array; weights: Float32Array }

/** Numbers the distinct keys of both sides, so that comparing tokens is comparing integers. */
function intern(a: readonly Token[], b: readonly Token[]): Keys {
  const numbers = new Map<string, number>()
  const left = numberKeys(a, numbers)
  const right = numberKeys(b, numbers)
  const weights = new Float32Array(numbers.size)
  let next = 0
  for (const key of numbers.keys()) weights[next++] = isLight(key) ? LIGHT_WEIGHT : 1
  return { left, right, weights }
}

function numberKeys(tokens: readonly Token[], numbers: Map<string, number>): Int32Array {
  const keys = new Int32Array(tokens.length)
  for (let i = 0; i < tokens.length; i++) {
    const key = tokens[i]?.key ?? ""
    let number = numbers.get(key)
    if (number === undefined) {
      number = numbers.size
      numbers.set(key, number)
    }
    keys[i] = number
  }
  return keys
}

function matchKeys({ left, right, weights }: Keys, { anchors = true, onSearch }: AlignOptions): Int32Array {
  const match = new Int32Array(left.length).fill(-1)
  const task: Match = { left, right, match, weights, onSearch }
  const whole = { aFrom: 0, aTo: left.length, bFrom: 0, bTo: right.length }
  if (anchors) matchAnchored(task, whole)
  else shortestMatcher(task, { exact: true })(whole)
  return match
}

function runsOf(match: Int32Array): Run[] {
  const runs: Run[] = []
  for (let a = 0; a < match.length; ) {
    const b = match[a] ?? -1
    let length = 1
    if (b >= 0) {
      while (a + length < match.length && match[a + length] === b + length) length++
      runs.push({ a, b, length })
    }
    a += length
  }
  return runs
}
