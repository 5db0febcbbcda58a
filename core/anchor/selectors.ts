import type { Passage } from "#core/anchor/anchor"
import { locateQuote } from "#core/anchor/locate"
import { passageAt } from "#core/anchor/passage"
import { attributedText } from "#core/authorship/attributed"
import { CITATION_CHARACTER } from "#core/document/plain-text"
import type { Document } from "#core/document/schema"

/** W3C Web Annotation Data Model (Recommendation of 23 February 2017), section 4.2.4. */
export type TextQuoteSelector = {
  readonly type: "TextQuoteSelector"
  readonly exact: string
  readonly prefix?: string
  readonly suffix?: string
}
/** Section 4.2.5. Counts Unicode code points of `annotatedText`; `end` is exclusive. */
export type TextPositionSelector = {
  readonly type: "TextPositionSelector"
  readonly start: number
  readonly end: number
}
export type TextSelector = TextQuoteSelector | TextPositionSelector

/** The text of a whole revision that positions count: every block's `attributedText`, parted by one "\n". */
export function annotatedText({ blocks }: Document): string {
  return blocks.map(attributedText).join("\n")
}

/**
 * A passage of a revision as Web Annotation selectors: what it says (without the signs that stand for citations, which no
 * page shows) and where it stands, in code points. Refuses with null a passage that is not in the document.
 */
export function toSelectors(passage: Passage, document: Document): [TextQuoteSelector, TextPositionSelector] | null {
  const start = startOf(document, passage.blockId)
  if (start === null) return null
  const text = annotatedText(document)
  const points = (from: number, to: number) => [...text.slice(from, to)].length
  const first = points(0, start + passage.start)
  return [
    {
      type: "TextQuoteSelector",
      exact: shown(passage.exact),
      prefix: shown(passage.prefix),
      suffix: shown(passage.suffix),
    },
    { type: "TextPositionSelector", start: first, end: first + points(start + passage.start, start + passage.end) },
  ]
}

/**
 * The passage that selectors mean, all of which describe the same one. The quote decides; a position tells which of several
 * equal places it is, and alone it counts only within one block. Null when it cannot be found for certain.
 */
export function fromSelectors(selectors: readonly TextSelector[], document: Document): Passage | null {
  const quote = selectors.find((selector) => selector.type === "TextQuoteSelector")
  const position = selectors.find((selector) => selector.type === "TextPositionSelector")
  const there = position ? passageBetween(position, document) : null
  if (!quote) return there
  return locateQuote({ ...quote, blockId: there?.blockId, start: there?.start }, document)
}

function passageBetween({ start, end }: TextPositionSelector, document: Document): Passage | null {
  const text = [...annotatedText(document)]
  if (start < 0 || end > text.length || start >= end) return null
  const from = text.slice(0, start).join("").length
  const to = from + text.slice(start, end).join("").length
  for (const block of document.blocks) {
    const first = startOf(document, block.id) ?? 0
    if (from >= first && to <= first + attributedText(block).length) return passageAt(block, from - first, to - first)
  }
  return null
}

/** Where a block's text begins in `annotatedText`, in UTF-16 units. */
function startOf({ blocks }: Document, blockId: string): number | null {
  let start = 0
  for (const block of blocks) {
    if (block.id === blockId) return start
    start += attributedText(block).length + 1
  }
  return null
}

const shown = (text: string) => text.replaceAll(CITATION_CHARACTER, "")
