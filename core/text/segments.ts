import type { Inline, Mark } from "#core/document/schema"
import { align } from "#core/text/align"
import { joinAll, joinContent, nodeEnds, plainText, sameContent, sameMark, slicerOf } from "#core/text/content"
import { type Token, tokenise } from "#core/text/tokens"

/**
 * A stretch of a changed text, for display as tracked changes. `content` is what the later text has ("deleted": what the
 * earlier had). "reformatted" is the same words in other marks: `before` shows them as they were.
 */
export type Segment =
  | { readonly kind: "same"; readonly content: Inline[] }
  | { readonly kind: "inserted"; readonly content: Inline[] }
  | { readonly kind: "deleted"; readonly content: Inline[] }
  | {
      readonly kind: "reformatted"
      readonly content: Inline[]
      readonly before: Inline[]
      readonly added: Mark[]
      readonly removed: Mark[]
    }

/**
 * The changes from one inline content to another, in reading order, a deletion before the insertion that replaces it.
 * Without the deleted segments it is `b` (`contentAfter`), without the inserted ones `a` (`contentBefore`).
 */
export function diffBlocks(a: readonly Inline[], b: readonly Inline[], kind: "prose" | "code" = "prose"): Segment[] {
  if (sameContent(a, b)) return a.length === 0 ? [] : [{ kind: "same", content: [...b] }]
  const sliceA = slicerOf(a)
  const sliceB = slicerOf(b)
  const texts = { a: plainText(a), b: plainText(b) }
  return stretchesOf(texts, tokenise(a, kind), tokenise(b, kind)).flatMap(({ same, aFrom, aTo, bFrom, bTo }) => {
    const before = sliceA(aFrom, aTo)
    const after = sliceB(bFrom, bTo)
    return same ? compareMarks(before, after) : replacement(before, after)
  })
}

/** The later text of a list of segments. */
export function contentAfter(segments: readonly Segment[]): Inline[] {
  return joinAll(segments.map((segment) => (segment.kind === "deleted" ? [] : segment.content)))
}

/** The earlier text of a list of segments. */
export function contentBefore(segments: readonly Segment[]): Inline[] {
  return contentAfter(invertSegments(segments))
}

/** The segments of the opposite change, from the later text to the earlier. */
export function invertSegments(segments: readonly Segment[]): Segment[] {
  return segments.map((segment) => {
    if (segment.kind === "inserted") return { ...segment, kind: "deleted" }
    if (segment.kind === "deleted") return { ...segment, kind: "inserted" }
    if (segment.kind === "same") return segment
    const { content, before, added, removed } = segment
    return { kind: "reformatted", content: before, before: content, added: removed, removed: added }
  })
}

/** Two ranges that correspond (UTF-16): the same plain text, or one replaced by the other. */
export type Stretch = { same: boolean; aFrom: number; aTo: number; bFrom: number; bTo: number }

/**
 * Cuts two texts, given with their tokens, into stretches that cover both without holes. White space belongs to the token before it, but where it changed together with an edit
 * (the space that a comma pushes away) only the difference is shown: what is equal at either end of the edit stays.
 */
export function stretchesOf(
  { a: textA, b: textB }: { readonly a: string; readonly b: string },
  left: readonly Token[],
  right: readonly Token[],
): Stretch[] {
  const found: Stretch[] = []
  let [aAt, bAt] = [0, 0]
  const reach = (aTo: number, bTo: number) => {
    const gap = textA.slice(aAt, aTo)
    const isSame = aTo - aAt === bTo - bAt && gap.trim() === "" && textB.startsWith(gap, bAt)
    if (isSame) extendSame(found, { aFrom: aAt, aTo, bFrom: bAt, bTo })
    else pushEdit(found, { aFrom: aAt, aTo, bFrom: bAt, bTo }, textA, textB)
    aAt = aTo
    bAt = bTo
  }
  for (const run of align(left, right)) {
    for (let i = 0; i < run.length; i++) {
      const [one, other] = [left[run.a + i], right[run.b + i]]
      if (!one || !other) continue
      reach(one.from, other.from)
      extendSame(found, { aFrom: one.from, aTo: one.to, bFrom: other.from, bTo: other.to })
      aAt = one.to
      bAt = other.to
    }
  }
  reach(textA.length, textB.length)
  return found
}

type Range = Omit<Stretch, "same">

function pushEdit(found: Stretch[], range: Range, textA: string, textB: string): void {
  let { aFrom, aTo, bFrom, bTo } = range
  const sameSpace = (i: number, j: number) => textA[i] === textB[j] && /\s/.test(textA[i] ?? "")
  while (aFrom < aTo && bFrom < bTo && sameSpace(aFrom, bFrom)) [aFrom, bFrom] = [aFrom + 1, bFrom + 1]
  while (aFrom < aTo && bFrom < bTo && sameSpace(aTo - 1, bTo - 1)) [aTo, bTo] = [aTo - 1, bTo - 1]
  extendSame(found, { ...range, aTo: aFrom, bTo: bFrom })
  if (aFrom < aTo || bFrom < bTo) found.push({ same: false, aFrom, aTo, bFrom, bTo })
  extendSame(found, { ...range, aFrom: aTo, bFrom: bTo })
}

/** Adds what is the same in both; what follows on the same is one stretch with it. */
function extendSame(found: Stretch[], { aFrom, aTo, bFrom, bTo }: Range): void {
  if (aFrom === aTo) return
  const last = found.at(-1)
  if (last?.same) {
    last.aTo = aTo
    last.bTo = bTo
  } else found.push({ same: true, aFrom, aTo, bFrom, bTo })
}

function replacement(before: Inline[], after: Inline[]): Segment[] {
  const segments: Segment[] = []
  if (before.length > 0) segments.push({ kind: "deleted", content: before })
  if (after.length > 0) segments.push({ kind: "inserted", content: after })
  return segments
}

/** Segments of two contents with equal plain text: "same", and "reformatted" where the marks differ. */
function compareMarks(before: readonly Inline[], after: readonly Inline[]): Segment[] {
  if (sameContent(before, after)) return [{ kind: "same", content: [...after] }]
  const segments: Segment[] = []
  const [sliceBefore, sliceAfter] = [slicerOf(before), slicerOf(after)]
  let at = 0
  for (const to of nodeEnds(before, after)) {
    const segment = markSegment(sliceBefore(at, to), sliceAfter(at, to))
    at = to
    const last = segments.at(-1)
    if (last && sameNature(last, segment)) segments[segments.length - 1] = append(last, segment)
    else segments.push(segment)
  }
  return segments
}

function markSegment(before: Inline[], content: Inline[]): Segment {
  const was = marksOf(before)
  const is = marksOf(content)
  const added = is.filter((mark) => !was.some((other) => sameMark(mark, other)))
  const removed = was.filter((mark) => !is.some((other) => sameMark(mark, other)))
  if (added.length === 0 && removed.length === 0) return { kind: "same", content }
  return { kind: "reformatted", content, before, added, removed }
}

function marksOf(content: readonly Inline[]): Mark[] {
  return content.flatMap((node) => (node.type === "text" ? (node.marks ?? []) : []))
}

function sameNature(a: Segment, b: Segment): boolean {
  if (a.kind !== "reformatted" || b.kind !== "reformatted") return a.kind === b.kind
  const equal = (p: readonly Mark[], q: readonly Mark[]) =>
    p.length === q.length && p.every((m, i) => sameMark(m, q[i]))
  return equal(a.added, b.added) && equal(a.removed, b.removed)
}

function append(a: Segment, b: Segment): Segment {
  const content = joinContent(a.content, b.content)
  if (a.kind !== "reformatted" || b.kind !== "reformatted") return { ...a, content }
  return { ...a, content, before: joinContent(a.before, b.before) }
}
