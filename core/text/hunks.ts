import type { Range } from "#core/text/conflict"
import { type Stretch, stretchesOf } from "#core/text/segments"
import { type Token, tokeniseText } from "#core/text/tokens"

/**
 * A difference between two plain texts: range `a` of the earlier became range `b` of the later (UTF-16). "space": only white
 * space differs. "move": a whole paragraph that stands elsewhere in the other text; it comes twice, where it was (with an
 * empty `b`) and where it is (with an empty `a`).
 */
export type Hunk = {
  readonly kind: "insert" | "delete" | "replace" | "space" | "move"
  readonly a: Range
  readonly b: Range
}

/** A paragraph of a text: where its words stand. */
export type Paragraph = Range

/** Tokens that a paragraph must have to be known again elsewhere. */
const MOVED_TOKENS = 5

/**
 * The differences between two plain texts, in the order of both: putting each hunk's `b` in place of its `a` makes the earlier
 * text the later one, character by character. Words are compared, so a hunk never cuts one; see `align` for which words count
 * as kept. `paragraphs` are those of each text, for moves; without them none are found.
 */
export function hunksBetween(
  texts: { readonly a: string; readonly b: string },
  paragraphs: { readonly a: readonly Paragraph[]; readonly b: readonly Paragraph[] } = { a: [], b: [] },
): Hunk[] {
  const tokens = { a: tokeniseText(texts.a), b: tokeniseText(texts.b) }
  const edits = stretchesOf(texts, tokens.a, tokens.b).filter(({ same }) => !same)
  const moved = movedAmong(edits, texts, paragraphs)
  return edits.flatMap((edit) => cutAtMoves(edit, moved, texts))
}

type Moved = { readonly a: readonly Paragraph[]; readonly b: readonly Paragraph[] }

/** The paragraphs that are gone from one place and stand, word for word, at another that is new. */
function movedAmong(edits: readonly Stretch[], texts: { a: string; b: string }, paragraphs: Moved): Moved {
  const gone = inside(
    edits.map(({ aFrom, aTo }) => ({ from: aFrom, to: aTo })),
    paragraphs.a,
  )
  const come = inside(
    edits.map(({ bFrom, bTo }) => ({ from: bFrom, to: bTo })),
    paragraphs.b,
  )
  const places = new Map<string, Paragraph[]>()
  for (const paragraph of come) {
    const text = texts.b.slice(paragraph.from, paragraph.to)
    const known = places.get(text)
    if (known) known.push(paragraph)
    else places.set(text, [paragraph])
  }
  const moved: { a: Paragraph[]; b: Paragraph[] } = { a: [], b: [] }
  for (const paragraph of gone) {
    const text = texts.a.slice(paragraph.from, paragraph.to)
    const place = isLong(text) ? places.get(text)?.shift() : undefined
    if (!place) continue
    moved.a.push(paragraph)
    moved.b.push(place)
  }
  return { a: moved.a, b: moved.b.toSorted((one, other) => one.from - other.from) }
}

function isLong(text: string): boolean {
  const tokens: readonly Token[] = tokeniseText(text.slice(0, 400))
  return tokens.length >= MOVED_TOKENS
}

/** The paragraphs that lie wholly in one of the ranges; both lists rise. */
function inside(ranges: readonly Range[], paragraphs: readonly Paragraph[]): Paragraph[] {
  let at = 0
  return paragraphs.filter(({ from, to }) => {
    while (at < ranges.length && (ranges[at]?.to ?? 0) < to) at++
    const range = ranges[at]
    return range !== undefined && range.from <= from && to <= range.to
  })
}

function cutAtMoves(edit: Stretch, moved: Moved, texts: { a: string; b: string }): Hunk[] {
  const a = { from: edit.aFrom, to: edit.aTo }
  const b = { from: edit.bFrom, to: edit.bTo }
  const [left, right] = [within(a, moved.a), within(b, moved.b)]
  if (left.length + right.length === 0) return [hunkOf(a, b, texts)]
  const gone = pieces(a, left).map(({ range, isMoved }) => {
    const nowhere = { from: b.from, to: b.from }
    return isMoved ? { kind: "move" as const, a: range, b: nowhere } : hunkOf(range, nowhere, texts)
  })
  const come = pieces(b, right).map(({ range, isMoved }) => {
    const nowhere = { from: a.to, to: a.to }
    return isMoved ? { kind: "move" as const, a: nowhere, b: range } : hunkOf(nowhere, range, texts)
  })
  return [...gone, ...come]
}

function hunkOf(a: Range, b: Range, texts: { a: string; b: string }): Hunk {
  const [before, after] = [texts.a.slice(a.from, a.to), texts.b.slice(b.from, b.to)]
  if (before.trim() === "" && after.trim() === "") return { kind: "space", a, b }
  if (before === "") return { kind: "insert", a, b }
  return { kind: after === "" ? "delete" : "replace", a, b }
}

/** The paragraphs, rising, that lie in a range. */
function within({ from, to }: Range, paragraphs: readonly Paragraph[]): Paragraph[] {
  let [low, high] = [0, paragraphs.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((paragraphs[middle]?.from ?? 0) < from) low = middle + 1
    else high = middle
  }
  let end = low
  while (end < paragraphs.length && (paragraphs[end]?.to ?? 0) <= to) end++
  return paragraphs.slice(low, end)
}

/** A range cut into its moved paragraphs and what lies between them, nothing empty. */
function pieces({ from, to }: Range, moved: readonly Paragraph[]): { range: Range; isMoved: boolean }[] {
  const found: { range: Range; isMoved: boolean }[] = []
  let at = from
  for (const paragraph of moved) {
    if (at < paragraph.from) found.push({ range: { from: at, to: paragraph.from }, isMoved: false })
    found.push({ range: paragraph, isMoved: true })
    at = paragraph.to
  }
  if (at < to) found.push({ range: { from: at, to }, isMoved: false })
  return found
}
