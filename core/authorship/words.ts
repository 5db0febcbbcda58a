import { type AttributedBlock, attributedText } from "#core/authorship/attributed"
import { type Span, sliceSpans } from "#core/authorship/spans"
import { wordRanges } from "#core/document/words"

/**
 * How many words of the blocks each origin has written. Every word (as `countWords` counts them) belongs to exactly one
 * origin: that of most of its characters, and among equals the one that comes first in it. So the counts add up to the
 * number of words.
 */
export function wordsByOrigin(blocks: readonly AttributedBlock[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const attributed of blocks) {
    for (const [origin, words] of wordsOf(attributedText(attributed.block), attributed.spans)) {
      counts.set(origin, (counts.get(origin) ?? 0) + words)
    }
  }
  return counts
}

/** As `wordsByOrigin`, for one text and the spans that cover it. */
export function wordsOf(text: string, spans: readonly Span[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { from, to } of wordRanges(text)) {
    const origin = mainOrigin(sliceSpans(spans, from, to))
    counts.set(origin, (counts.get(origin) ?? 0) + 1)
  }
  return counts
}

/** Origin of most characters of the spans, among equals the first. */
export function mainOrigin(spans: readonly Span[]): string {
  if (spans.length === 1) return spans[0]?.[1] ?? ""
  const characters = new Map<string, number>()
  for (const [length, origin] of spans) characters.set(origin, (characters.get(origin) ?? 0) + length)
  const [first = ["", 0] as const, ...others] = characters
  return others.reduce<readonly [string, number]>((best, one) => (one[1] > best[1] ? one : best), first)[0]
}

/** Each origin's part of all words, between 0 and 1; the parts add up to 1 (to floating point). No words: no parts. */
export function sharesOf(counts: ReadonlyMap<string, number>): Map<string, number> {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  return new Map([...counts].filter(([, count]) => count > 0).map(([origin, count]) => [origin, count / total]))
}
