import { align, type Run } from "#core/text/align"
import type { Token } from "#core/text/tokens"

/** A value for each of the three texts of a merge: the common ancestor, the live text, the proposal. */
export type Versions<T> = { readonly base: T; readonly ours: T; readonly theirs: T }

/** Part of one text: characters [from, to) in UTF-16 units, tokens [first, last). */
export type Span = { readonly from: number; readonly to: number; readonly first: number; readonly last: number }

/**
 * A stretch of the three texts.
 * stable: the same words in all. space: only white space differs. ours, theirs: only that side changed the words.
 * agreed: both sides made the same change. conflict: both changed the words, differently.
 */
export type ChunkKind = "stable" | "space" | "ours" | "theirs" | "agreed" | "conflict"
export type Chunk = Versions<Span> & { readonly kind: ChunkKind }

/**
 * Cuts three token lists into chunks that cover each of the texts without holes.
 *
 * This works by diff3 (Khanna, Kunal, Pierce 2007): tokens of the base matched on both sides are stable; whatever lies
 * between two stable tokens belongs together. Edits that touch are therefore in one chunk and conflict, deliberately.
 * The white space between two stable tokens belongs to the chunk between them, so an edit brings its own spaces along.
 */
export function chunksOf(tokens: Versions<readonly Token[]>): Chunk[] {
  const { base, ours, theirs } = tokens
  const toOurs = matchOf(align(base, ours), base.length)
  const toTheirs = matchOf(align(base, theirs), base.length)
  const chunks: Chunk[] = []
  /** The run of stable tokens being read: its first and its last token, by their indices. */
  let first = BEFORE
  let last = BEFORE
  for (let i = 0; i < base.length; i++) {
    const [o, t] = [toOurs[i] ?? -1, toTheirs[i] ?? -1]
    if (o < 0 || t < 0) continue
    const next = { base: i, ours: o, theirs: t }
    if (!continues(tokens, last, next)) {
      pushStable(chunks, tokens, first, last)
      pushGap(chunks, tokens, last, next)
      first = next
    }
    last = next
  }
  pushStable(chunks, tokens, first, last)
  pushGap(chunks, tokens, last, { base: base.length, ours: ours.length, theirs: theirs.length })
  return chunks
}

const BEFORE: Versions<number> = { base: -1, ours: -1, theirs: -1 }

/** The index in the other text of each token, -1 where it has none. */
function matchOf(runs: readonly Run[], length: number): Int32Array {
  const match = new Int32Array(length).fill(-1)
  for (const run of runs) for (let i = 0; i < run.length; i++) match[run.a + i] = run.b + i
  return match
}

type Tokens = Versions<readonly Token[]>

/** Whether a stable token follows another in all versions, with the same white space between them. */
function continues({ base, ours, theirs }: Tokens, last: Versions<number>, next: Versions<number>): boolean {
  if (last.base < 0 || next.base !== last.base + 1) return false
  if (next.ours !== last.ours + 1 || next.theirs !== last.theirs + 1) return false
  const space = base[last.base]?.space
  return space === ours[last.ours]?.space && space === theirs[last.theirs]?.space
}

function pushStable(chunks: Chunk[], tokens: Tokens, first: Versions<number>, last: Versions<number>): void {
  if (first.base < 0) return
  const span = (side: keyof Tokens): Span => ({
    from: tokens[side][first[side]]?.from ?? 0,
    to: tokens[side][last[side]]?.to ?? 0,
    first: first[side],
    last: last[side] + 1,
  })
  chunks.push({ kind: "stable", base: span("base"), ours: span("ours"), theirs: span("theirs") })
}

/** What lies between two stable tokens, given by their indices, or between one and an end of the texts. */
function pushGap(chunks: Chunk[], tokens: Tokens, last: Versions<number>, next: Versions<number>): void {
  const span = (side: keyof Tokens) => between(tokens[side], last[side], next[side])
  const gap = { base: span("base"), ours: span("ours"), theirs: span("theirs") }
  const nothing = [gap.base, gap.ours, gap.theirs].every(({ from, to }) => from === to)
  if (!nothing) chunks.push({ kind: kindOf(gap, tokens), ...gap })
}

function between(tokens: readonly Token[], last: number, next: number): Span {
  const final = tokens.at(-1)
  const length = final ? final.to + final.space.length : 0
  return { from: tokens[last]?.to ?? 0, to: tokens[next]?.from ?? length, first: last + 1, last: next }
}

function kindOf({ base, ours, theirs }: Versions<Span>, tokens: Tokens): ChunkKind {
  const words = ({ first, last }: Span) => last - first
  if (words(base) + words(ours) + words(theirs) === 0) return "space"
  if (sameKeys(tokens.ours, ours, tokens.theirs, theirs)) return "agreed"
  if (sameKeys(tokens.base, base, tokens.ours, ours)) return "theirs"
  return sameKeys(tokens.base, base, tokens.theirs, theirs) ? "ours" : "conflict"
}

function sameKeys(a: readonly Token[], of: Span, b: readonly Token[], other: Span): boolean {
  if (of.last - of.first !== other.last - other.first) return false
  for (let i = 0; i < of.last - of.first; i++) if (a[of.first + i]?.key !== b[other.first + i]?.key) return false
  return true
}
