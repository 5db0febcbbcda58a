import type { Passage } from "#core/anchor/anchor"
import { passageAt } from "#core/anchor/passage"
import { attributedText } from "#core/authorship/attributed"
import { CITATION_CHARACTER } from "#core/document/plain-text"
import type { Block } from "#core/document/schema"

/** The longest passage that a contribution is about, in UTF-16 units: a long paragraph. */
export const PASSAGE_MOST_CHARACTERS = 5000

/** The whole of a block as a passage; null for one without words, or with more than a passage may have. */
export function wholeBlock(block: Block): Passage | null {
  const whole = passageAt(block, 0, attributedText(block).length)
  return whole && whole.exact.length <= PASSAGE_MOST_CHARACTERS ? whole : null
}

/** A passage as it is quoted to people: on one line, without the signs that stand for citations. */
export function quoted({ exact }: Pick<Passage, "exact">): string {
  return exact.replaceAll(CITATION_CHARACTER, "").replace(/\s+/g, " ").trim()
}
