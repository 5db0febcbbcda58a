import type { Passage } from "#core/anchor/anchor"
import { attributedText } from "#core/authorship/attributed"
import type { Block } from "#core/document/schema"
import { wordRanges } from "#core/document/words"

/** How much text is kept on either side of a passage, in UTF-16 units; enough to tell equal words apart. */
const CONTEXT = 32

/**
 * The passage [start, end) of a block's text (UTF-16), with what stands around it. It is widened so that it cuts no word and
 * no grapheme, and narrowed by the white space at its ends. Refuses with null what lies outside the text or is only space.
 */
export function passageAt(block: Block, start: number, end: number): Passage | null {
  const text = attributedText(block)
  if (start < 0 || end > text.length || start >= end) return null
  const words = text.slice(start, end)
  if (words.trim() === "") return null
  const range = wholeWords(text, {
    start: start + words.length - words.trimStart().length,
    end: end - words.length + words.trimEnd().length,
  })
  return {
    blockId: block.id,
    ...range,
    exact: text.slice(range.start, range.end),
    prefix: text.slice(afterCut(text, Math.max(0, range.start - CONTEXT)), range.start),
    suffix: text.slice(range.end, beforeCut(text, Math.min(text.length, range.end + CONTEXT))),
  }
}

type Range = { readonly start: number; readonly end: number }

function wholeWords(text: string, cut: Range): Range {
  const start = beforeCut(text, cut.start)
  const end = afterCut(text, cut.end)
  // A word never reaches over white space, so that the words around the range are all that is looked at.
  const from = text.slice(0, start).search(/\S*$/)
  const to = end + text.slice(end).search(/\s|$/)
  for (const word of wordRanges(text.slice(from, to))) {
    if (from + word.from < start && from + word.to > start) return wholeWords(text, { start: from + word.from, end })
    if (from + word.from < end && from + word.to > end) return wholeWords(text, { start, end: from + word.to })
  }
  return { start, end }
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" })
/** No grapheme worth keeping whole is longer; what is looked at starts that far before a cut. */
const LONGEST = 64

/** The beginning of the grapheme (what a reader takes for one character) that a cut would divide, or the cut itself. */
function beforeCut(text: string, at: number): number {
  return graphemeAround(text, at)?.start ?? at
}

/** The end of the grapheme that a cut would divide, or the cut itself. */
function afterCut(text: string, at: number): number {
  return graphemeAround(text, at)?.end ?? at
}

function graphemeAround(text: string, at: number): Range | null {
  if (isPlain(text.charCodeAt(at - 1)) && isPlain(text.charCodeAt(at))) return null
  const from = Math.max(0, at - LONGEST)
  for (const { segment, index } of graphemes.segment(text.slice(from, at + LONGEST))) {
    const start = from + index
    if (start >= at) return null
    if (start + segment.length > at) return { start, end: start + segment.length }
  }
  return null
}

/** Below the first combining mark every character is a grapheme of its own. */
function isPlain(code: number): boolean {
  return Number.isNaN(code) || code < 0x300
}
