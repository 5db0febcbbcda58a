import type { Anchor, Passage } from "#core/anchor/anchor"
import { type AttributedBlock, attributedText } from "#core/authorship/attributed"
import { identitiesOf, sliceSpans } from "#core/authorship/spans"

/**
 * Attaches a passage to the characters it was picked on, in revision `revisionSeq` with these blocks. Refuses with `null`
 * when the passage is empty or its words are not at that place of that block: what was picked then was another text.
 */
export function makeAnchor(passage: Passage, revisionSeq: number, blocks: readonly AttributedBlock[]): Anchor | null {
  const { blockId, start, end, exact, prefix, suffix } = passage
  const found = blocks.find(({ block }) => block.id === blockId)
  if (!found || exact === "" || attributedText(found.block).slice(start, end) !== exact) return null
  if (end - start !== exact.length) return null
  const identities = identitiesOf(sliceSpans(found.spans, start, end))
  return { blockId, start, end, exact, prefix, suffix, revisionSeq, identities }
}
