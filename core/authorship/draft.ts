import { appendSpan, type Span, sliceSpans } from "#core/authorship/spans"
import { type Claim, FREE_BUT_SPACE, runsWhere, type Strand, TAKEN, type Woven } from "#core/authorship/strand"
import { isLight, LIGHT_WEIGHT } from "#core/text/token-weight"

/**
 * A text that is being given identities: character i has identity (`origins[i]`, `offsets[i]`), or none yet. Token i was
 * claimed from token `places[i]` of `sources[i]`, or not at all.
 */
export type Draft = Woven & {
  readonly origins: (string | undefined)[]
  readonly offsets: Int32Array
  readonly sources: (Strand | undefined)[]
  readonly places: Int32Array
}

/** A draft none of whose characters has an identity. */
export function draftOf(woven: Woven): Draft {
  const characters = woven.text.length
  const tokens = woven.tokens.length
  return {
    ...woven,
    origins: new Array<string | undefined>(characters).fill(undefined),
    offsets: new Int32Array(characters),
    sources: new Array<Strand | undefined>(tokens).fill(undefined),
    places: new Int32Array(tokens),
  }
}

/** Whether a token of a draft is still without identity. */
export function isFresh(draft: Draft, at: number): boolean {
  const token = draft.tokens[at]
  return token !== undefined && draft.origins[token.from] === undefined && draft.origins[token.to - 1] === undefined
}

/** The maximal runs of fresh tokens in [from, to), as [from, to). */
export function freshRuns(draft: Draft, from = 0, to = draft.tokens.length): [from: number, to: number][] {
  return runsWhere(to, (at) => at >= from && isFresh(draft, at))
}

/**
 * Gives the claimed tokens of a draft the identities they have in the strand, and takes those out of the strand's free
 * ones. A token that has an identity already, or whose identity is not free, is left as it is.
 */
export function claim(draft: Draft, strand: Strand, { at, from, length }: Claim): void {
  for (let i = 0; i < length; i++) {
    const to = draft.tokens[at + i]
    const source = strand.tokens[from + i]
    if (!to || !source || strand.free[from + i] === TAKEN || !isFresh(draft, at + i)) continue
    const isBare = strand.free[from + i] === FREE_BUT_SPACE
    const space = isBare ? 0 : Math.min(to.space.length, source.space.length)
    copySpans(draft, to.from, sliceSpans(strand.spans, source.from, source.to + space))
    strand.free[from + i] = TAKEN
    draft.sources[at + i] = strand
    draft.places[at + i] = from + i
  }
}

/** Writes identities into a draft from a character on; a character that has one keeps it. */
export function copySpans(draft: Draft, at: number, spans: readonly Span[]): void {
  let place = at
  for (const [length, origin, offset] of spans) {
    for (let i = 0; i < length; i++, place++) {
      if (draft.origins[place] !== undefined) continue
      draft.origins[place] = origin
      draft.offsets[place] = offset + i
    }
  }
}

/**
 * Gives every character in [start, end) of a draft that has no identity yet a new one of `origin`. `next` holds the first
 * unused offset of each origin, and is moved on.
 */
export function fillFresh(draft: Draft, origin: string, next: Map<string, number>, start: number, end: number): void {
  let offset = next.get(origin) ?? 0
  for (let at = start; at < end; at++) {
    if (draft.origins[at] !== undefined) continue
    draft.origins[at] = origin
    draft.offsets[at] = offset++
  }
  next.set(origin, offset)
}

/** The spans of a draft whose characters all have identities. */
export function spansOf(draft: Draft): Span[] {
  const spans: Span[] = []
  for (let at = 0; at < draft.text.length; ) {
    const origin = draft.origins[at] ?? ""
    const offset = draft.offsets[at] ?? 0
    let length = 1
    while (draft.origins[at + length] === origin && draft.offsets[at + length] === offset + length) length++
    appendSpan(spans, [length, origin, offset])
    at += length
  }
  return spans
}

/** What tokens [from, to) weigh together: content words 1, function words and punctuation 0.3. */
export function weightOf({ tokens }: Woven, from: number, to: number): number {
  let light = 0
  for (let at = from; at < to; at++) if (isLight(tokens[at]?.key ?? "")) light++
  return to - from - light + light * LIGHT_WEIGHT
}

/** What a whole text weighs. */
export function wholeWeight(woven: Woven): number {
  return weightOf(woven, 0, woven.tokens.length)
}

/** What the tokens of a text weigh that an alignment matched (`b` being the text's side). */
export function weightOfRuns(woven: Woven, runs: readonly { readonly b: number; readonly length: number }[]): number {
  return runs.reduce((weight, { b, length }) => weight + weightOf(woven, b, b + length), 0)
}
