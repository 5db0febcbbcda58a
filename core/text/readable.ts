import { ATOM } from "#core/text/content"
import type { Run } from "#core/text/edit-graph"
import { BREAK_KEY, type Token } from "#core/text/tokens"

type Keys = { readonly left: Int32Array; readonly right: Int32Array; readonly weights: Float32Array }

/**
 * Gives up matched runs that a reader would not recognise as kept: a lone "the" or comma between two changes.
 * A run between two edits goes when it weighs less than one content word and the edits have 3 tokens or more, or when it is
 * short (weight <= 2, length <= 3) and each neighbouring edit is longer than twice its length + 2. At most three passes,
 * because giving up one run lengthens the edits beside the next.
 */
export function removeIslands(runs: readonly Run[], keys: Keys): Run[] {
  let kept = [...runs]
  for (let pass = 0; pass < 3; pass++) {
    const left = kept.filter((run, i) => !isIsland(run, editBefore(kept, i, keys), editBefore(kept, i + 1, keys), keys))
    if (left.length === kept.length) break
    kept = left
  }
  return kept
}

function isIsland(run: Run, before: number, after: number, { left, weights }: Keys): boolean {
  if (before === 0 || after === 0 || run.length > 8) return false
  let weight = 0
  for (let i = run.a; i < run.a + run.length; i++) weight += weights[left[i] ?? 0] ?? 1
  if (weight < 1 && before + after >= 3) return true
  return weight <= 2 && run.length <= 3 && before >= 2 * run.length + 2 && after >= 2 * run.length + 2
}

/** Tokens deleted and inserted between run i - 1 and run i (or the ends of the texts). */
function editBefore(runs: readonly Run[], i: number, { left, right }: Keys): number {
  const previous = runs[i - 1]
  const next = runs[i] ?? { a: left.length, b: right.length }
  return next.a - (previous ? previous.a + previous.length : 0) + next.b - (previous ? previous.b + previous.length : 0)
}

/**
 * Puts each pure insertion (and, the sides exchanged, each pure deletion) at the best of the places where it reads the same.
 * In "one. [two. ]three" the insertion could as well be "[. two]"; a reader sees it after the sentence's end.
 * An edit never slides across a whole matched run into the edit beyond it.
 */
export function slideEdits(runs: readonly Run[], a: readonly Token[], b: readonly Token[]): Run[] {
  const slid: Run[] = []
  for (const run of [...runs, { a: a.length, b: b.length, length: 0 }]) {
    const last = slid.pop() ?? { a: 0, b: 0, length: 0 }
    const shift = shiftBetween(last, run, { a, b })
    slid.push({ ...last, length: last.length + shift })
    slid.push({ a: run.a + shift, b: run.b + shift, length: run.length - shift })
  }
  return slid.filter((run) => run.length > 0)
}

type Texts = { readonly a: readonly Token[]; readonly b: readonly Token[] }

/** How far the edit between two runs should move: negative to the left, positive to the right. */
function shiftBetween(last: Run, run: Run, { a, b }: Texts): number {
  const aFrom = last.a + last.length
  const bFrom = last.b + last.length
  const leftRoom = last.a === 0 && last.b === 0 ? last.length : last.length - 1
  const rightRoom = run.a + run.length === a.length && run.b + run.length === b.length ? run.length : run.length - 1
  const rooms = { leftRoom, rightRoom }
  if (run.a === aFrom && run.b > bFrom) return bestShift(b, { from: bFrom, to: run.b, ...rooms })
  if (run.b === bFrom && run.a > aFrom) return bestShift(a, { from: aFrom, to: run.a, ...rooms })
  return 0
}

type Edit = { readonly from: number; readonly to: number; readonly leftRoom: number; readonly rightRoom: number }

function bestShift(tokens: readonly Token[], { from, to, leftRoom, rightRoom }: Edit): number {
  const same = (one: number, other: number) => tokens[one]?.key === tokens[other]?.key
  let lowest = 0
  while (-lowest < leftRoom && same(from - 1 + lowest, to - 1 + lowest)) lowest--
  let highest = 0
  while (highest < rightRoom && same(from + highest, to + highest)) highest++
  if (lowest === highest) return 0
  let best = { shift: lowest, score: -1 }
  for (let shift = lowest; shift <= highest; shift++) {
    const score = placeScore(tokens, from + shift, to + shift)
    if (score > best.score) best = { shift, score }
  }
  return best.shift
}

/** How natural it is for an edit to cover tokens [from, to): it starts a sentence, ends one, and cuts at white space. */
function placeScore(tokens: readonly Token[], from: number, to: number): number {
  const starts = from === 0 || endsSentence(tokens, from - 1) ? 2 : 0
  const ends = endsSentence(tokens, to - 1) ? 1 : 0
  const cutBefore = from === 0 || tokens[from - 1]?.space !== "" ? 0.4 : 0
  const cutAfter = to === tokens.length || tokens[to - 1]?.space !== "" ? 0.4 : 0
  return starts + ends + cutBefore + cutAfter
}

/** Whether a sentence or clause ends with this token: a stop, or what may stand between it and the next sentence. */
export function endsSentence(tokens: readonly Token[], at: number): boolean {
  for (let i = at; i >= Math.max(0, at - 3); i--) {
    const key = tokens[i]?.key ?? ""
    if (STOPS.has(key) || key === BREAK_KEY) return true
    if (!CLOSERS.has(key) && !(key.length > 1 && key.startsWith(ATOM))) return false
  }
  return false
}

const STOPS = new Set([".", "!", "?", ";", ":", "…", "。", "！", "？", "；", "："])
const CLOSERS = new Set(['"', "'", "”", "’", "»", ")", "]", "」"])
