import { type Span, sliceSpans } from "#core/authorship/spans"
import { FREE_BUT_SPACE, keysOf, rangeOf, runsWhere, type Strand, TAKEN } from "#core/authorship/strand"
import type { Inline } from "#core/document/schema"
import { slicerOf } from "#core/text/content"

/** Words that a revision took out, with their authorship and what stood beside them; plain JSON. */
export type DeadRun = {
  /** What was taken out, without marks: they never bear on authorship. */
  readonly content: readonly Inline[]
  readonly spans: readonly Span[]
  /** The (at most two) tokens before and after; "" where the block began or ended. */
  readonly left: string
  readonly right: string
  /** White space is text in code. */
  readonly code?: true
}

/**
 * The words lately taken out of an article, oldest first, kept so that whoever gives them back gives them back to their
 * author. It is JSON, to be stored with the article. No character is both in an article and in its graveyard. What no
 * longer fits `GRAVEYARD_RUNS` or `GRAVEYARD_SIZE` is forgotten, oldest first: words given back after that count as new
 * (giving back a whole revision does not pass through here and has no such limit).
 */
export type Graveyard = { readonly runs: readonly DeadRun[] }

export const EMPTY_GRAVEYARD: Graveyard = { runs: [] }

/** How much a graveyard holds: so many runs, and about so many characters of JSON. */
export const GRAVEYARD_RUNS = 2_000
export const GRAVEYARD_SIZE = 500_000

/** A graveyard of these runs, oldest first, as far as they fit. */
export function graveyardOf(runs: readonly DeadRun[]): Graveyard {
  let size = 0
  let from = runs.length
  while (from > 0 && runs.length - from < GRAVEYARD_RUNS) {
    const run = runs[from - 1]
    size += run ? sizeOf(run) : 0
    if (size > GRAVEYARD_SIZE) break
    from--
  }
  return { runs: from === 0 ? runs : runs.slice(from) }
}

const sizes = new WeakMap<DeadRun, number>()

/** About how many characters of JSON a run takes; worked out once for a run. */
function sizeOf(run: DeadRun): number {
  const size = sizes.get(run) ?? measure(run)
  sizes.set(run, size)
  return size
}

function measure({ content, spans, left, right }: DeadRun): number {
  let size = 80 + left.length + right.length
  for (const node of content) size += node.type === "text" ? node.text.length + 28 : 40
  for (const span of spans) size += span[1].length + 16
  return size
}

/** What stood around the text that a strand was woven from, and whether it is code. */
type Surroundings = { readonly left: string; readonly right: string; readonly code: boolean }

/**
 * The free tokens of a strand as dead runs, in reading order: a run ends where white space stands elsewhere. `content` is
 * what the strand was woven from.
 */
export function deadRunsOf(strand: Strand, content: readonly Inline[], around: Surroundings): DeadRun[] {
  const tokens = strand.tokens.length
  const cut = slicerOf(content)
  return freeRuns(strand).map(([from, to]) => {
    const { start, end } = freeRange(strand, from, to)
    return {
      content: cut(start, end).map(withoutMarks),
      spans: sliceSpans(strand.spans, start, end),
      left: from === 0 ? around.left : keysOf(strand, from - 2, from),
      right: to === tokens ? around.right : keysOf(strand, to, to + 2),
      ...(around.code ? { code: true as const } : {}),
    }
  })
}

/** The maximal runs of free tokens, as [from, to): a token whose space stands elsewhere is the last of its run. */
function freeRuns({ free }: Strand): [from: number, to: number][] {
  return runsWhere(free.length, (at) => free[at] !== TAKEN).flatMap(([first, end]) => {
    const runs: [number, number][] = []
    let from = first
    for (let at = first; at < end; at++) {
      if (at + 1 < end && free[at] !== FREE_BUT_SPACE) continue
      runs.push([from, at + 1])
      from = at + 1
    }
    return runs
  })
}

function freeRange(strand: Strand, from: number, to: number): { start: number; end: number } {
  const { start, end } = rangeOf(strand, from, to)
  return { start, end: strand.free[to - 1] === FREE_BUT_SPACE ? (strand.tokens[to - 1]?.to ?? end) : end }
}

function withoutMarks(node: Inline): Inline {
  return node.type === "text" ? { type: "text", text: node.text } : node
}
