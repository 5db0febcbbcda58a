/** Tokens a .. a + length of one text are the same, and in the same order, as tokens b .. b + length of the other. */
export type Run = { readonly a: number; readonly b: number; readonly length: number }

/** Two interned texts and what is matched so far: `match[i]` is the index in `right` of `left[i]`, or -1. */
export type Match = {
  readonly left: Int32Array
  readonly right: Int32Array
  readonly match: Int32Array
  /** Weight of each key, by its number. */
  readonly weights: Float32Array
  readonly onSearch?: (steps: number) => void
}

/** A rectangle of the edit graph: left [aFrom, aTo) against right [bFrom, bTo). */
export type Gap = { readonly aFrom: number; readonly aTo: number; readonly bFrom: number; readonly bTo: number }

/** Matches the common beginning and end of a gap and gives what is left. */
export function trim({ left, right, match }: Match, gap: Gap): Gap {
  let { aFrom, aTo, bFrom, bTo } = gap
  while (aFrom < aTo && bFrom < bTo && left[aFrom] === right[bFrom]) match[aFrom++] = bFrom++
  while (aFrom < aTo && bFrom < bTo && left[aTo - 1] === right[bTo - 1]) match[--aTo] = --bTo
  return { aFrom, aTo, bFrom, bTo }
}
