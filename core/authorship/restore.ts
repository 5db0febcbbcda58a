import type { AttributedBlock } from "#core/authorship/attributed"
import { open, type Shelf } from "#core/authorship/copies"
import { bury, type Grave, gravesOf } from "#core/authorship/graves"
import type { Graveyard } from "#core/authorship/graveyard"
import { diedOf } from "#core/authorship/loom"
import { type Span, sliceSpans } from "#core/authorship/spans"
import { FREE, FREE_BUT_SPACE, type Strand, strandOf, TAKEN, weave } from "#core/authorship/strand"
import { wholeContent } from "#core/text/content"

/** A whole revision given back: `restored` are its blocks with their stored spans, which stand from now on as they are. */
export type Restoration = {
  readonly before: readonly AttributedBlock[]
  readonly restored: readonly AttributedBlock[]
  readonly graveyard: Graveyard
}

/**
 * The graveyard after a whole revision was given back. Nothing is compared: what `restored` holds is taken out of the
 * graveyard by its identity, and what only `before` held is added. Pure, and linear in both documents and the graveyard.
 */
export function graveyardAfterRestore({ before, restored, graveyard }: Restoration): Graveyard {
  const stands = standingIn(restored.flatMap(({ spans }) => spans))
  const strands = new Map<string, Strand>()
  for (const { block, spans } of before) {
    const strand = strandOf(weave(wholeContent(block), block.type === "code" ? "code" : "prose"), spans)
    release(strand, stands)
    strands.set(block.id, strand)
  }
  const graves = gravesOf(graveyard)
  raise(graves, stands)
  return bury(graves, diedOf(before, strands))
}

type Interval = { readonly from: number; to: number }
/** For each origin its characters that stand, as disjoint ranges of offsets in rising order. */
export type Standing = ReadonlyMap<string, readonly Interval[]>

/** The characters that spans hold, to be looked up. */
export function standingIn(spans: readonly Span[]): Standing {
  const standing = new Map<string, Interval[]>()
  for (const [length, origin, offset] of spans) {
    const intervals = standing.get(origin) ?? []
    intervals.push({ from: offset, to: offset + length })
    standing.set(origin, intervals)
  }
  for (const intervals of standing.values()) intervals.sort((one, other) => one.from - other.from)
  return standing
}

/** Takes the tokens of which any character stands out of a strand's free ones, and white space that stands from the others. */
export function release({ spans, tokens, free }: Strand, stands: Standing): void {
  const standsIn = (from: number, to: number) => sliceSpans(spans, from, to).some((span) => touches(stands, span))
  tokens.forEach(({ from, to, space }, i) => {
    if (standsIn(from, to)) free[i] = TAKEN
    else if (free[i] === FREE && standsIn(to, to + space.length)) free[i] = FREE_BUT_SPACE
  })
}

/** Takes what stands out of the graves. */
export function raise(graves: Shelf<Grave>, stands: Standing): void {
  for (const grave of graves.sources) {
    if (grave.spans.some((span) => touches(stands, span))) release(open(graves, grave), stands)
  }
}

/** Whether any character of a span stands. */
function touches(stands: Standing, [length, origin, offset]: Span): boolean {
  const intervals = stands.get(origin) ?? []
  let low = 0
  let high = intervals.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((intervals[middle]?.to ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low < intervals.length && (intervals[low]?.from ?? 0) < offset + length
}
