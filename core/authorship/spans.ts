import { lastAtMost } from "#core/last-at-most"

/**
 * A run of characters with one origin: `[length, origin, offset]`.
 * `length` counts UTF-16 code units of the block's text (atoms and breaks count one). `(origin, offset + i)` is the
 * permanent identity of the i-th character: the (offset + i)-th character that `origin` ever introduced. An origin is
 * the id of a contribution, or of the revision itself for words that an editor typed.
 */
export type Span = readonly [length: number, origin: string, offset: number]

/** A run of identities without a place: `[origin, offset, length]`. */
export type IdentityRun = readonly [origin: string, offset: number, length: number]

/** One character's permanent identity. */
export type Identity = { readonly origin: string; readonly offset: number }

/** How many UTF-16 code units the spans cover. */
export function coveredLength(spans: readonly Span[]): number {
  let length = 0
  for (const span of spans) length += span[0]
  return length
}

/**
 * Whether spans are in the stored form for a text of `length` UTF-16 units: they cover it exactly, none is empty, and none
 * continues its neighbour (such two are one span).
 */
export function covers(spans: readonly Span[], length: number): boolean {
  return coveredLength(spans) === length && spans.every((span, i) => isSound(span) && !continues(spans[i - 1], span))
}

function isSound([length, origin, offset]: Span): boolean {
  return Number.isInteger(length) && length > 0 && origin !== "" && Number.isInteger(offset) && offset >= 0
}

/** Whether the second span's identities follow on the first's, so that both can be written as one. */
function continues(first: Span | undefined, second: Span): boolean {
  return first !== undefined && first[1] === second[1] && first[2] + first[0] === second[2]
}

/** The spans of the part [from, to) of the text that `spans` cover, in UTF-16 units; offsets outside the text are cut to it. */
export function sliceSpans(spans: readonly Span[], from: number, to: number): Span[] {
  const part: Span[] = []
  const starts = spans.length > FEW ? startsOf(spans) : undefined
  const first = starts ? lastAtMost(starts, from) : 0
  let start = starts?.[first] ?? 0
  for (let i = first; i < spans.length && start < to; i++) {
    const [length, origin, offset] = spans[i] ?? [0, "", 0]
    const cut = Math.max(0, from - start)
    const kept = Math.min(length, to - start) - cut
    if (kept > 0) part.push([kept, origin, offset + cut])
    start += length
  }
  return part
}

/** Of so many spans the one at a place is found by looking at them all. */
const FEW = 32

/** Where each span begins, worked out once for a list: a long text is sliced at many places. */
const known = new WeakMap<readonly Span[], Int32Array>()

function startsOf(spans: readonly Span[]): Int32Array {
  const found = known.get(spans)
  if (found?.length === spans.length) return found
  const starts = new Int32Array(spans.length)
  let start = 0
  for (let i = 0; i < spans.length; i++) {
    starts[i] = start
    start += spans[i]?.[0] ?? 0
  }
  known.set(spans, starts)
  return starts
}

/** Puts spans one after the other; neighbours whose identities follow on become one span, empty ones vanish. */
export function joinSpans(...parts: readonly (readonly Span[])[]): Span[] {
  const joined: Span[] = []
  for (const part of parts) for (const span of part) appendSpan(joined, span)
  return joined
}

/** Adds a span at the end of `spans` (which it changes), joined with the last one if it continues it. */
export function appendSpan(spans: Span[], span: Span): void {
  if (span[0] <= 0) return
  const last = spans.at(-1)
  if (last && continues(last, span)) spans[spans.length - 1] = [last[0] + span[0], last[1], last[2]]
  else spans.push(span)
}

/** The identity of the character at a UTF-16 offset; `null` outside the text. */
export function identityAt(spans: readonly Span[], at: number): Identity | null {
  const [span] = sliceSpans(spans, at, at + 1)
  return span ? { origin: span[1], offset: span[2] } : null
}

/** The identities that spans hold, in text order, without their places. */
export function identitiesOf(spans: readonly Span[]): IdentityRun[] {
  return joinSpans(spans).map(([length, origin, offset]) => [origin, offset, length])
}

/** The next unused offset of an origin, judging by these holders of spans: one past the highest that any of them has. */
export function nextOffsetOf(origin: string, holders: readonly { readonly spans: readonly Span[] }[]): number {
  let next = 0
  for (const { spans } of holders) {
    for (const span of spans) if (span[1] === origin) next = Math.max(next, span[2] + span[0])
  }
  return next
}
