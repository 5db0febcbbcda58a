import { expect } from "vitest"
import { type Attribution, attributeRevision } from "#core/authorship/attribute"
import { type AttributedBlock, attributedText } from "#core/authorship/attributed"
import { EMPTY_GRAVEYARD, type Graveyard } from "#core/authorship/graveyard"
import { covers, identityAt } from "#core/authorship/spans"
import type { Document } from "#core/document/schema"

/** A document all of whose words are one origin's. */
export function attributed(document: Document, origin: string): readonly AttributedBlock[] {
  return attributeRevision({ before: [], after: document, origin }).blocks
}

/** An article through its revisions: `next(document, origin)` makes one and gives its blocks. */
export function articleOf(first: Document, origin = "ada") {
  let blocks = attributed(first, origin)
  let graveyard: Graveyard = EMPTY_GRAVEYARD
  const next = (after: Document, by: string, more: Partial<Attribution<AttributedBlock>> = {}) => {
    const made = attributeRevision({ before: blocks, after, origin: by, graveyard, ...more })
    blocks = made.blocks
    graveyard = made.graveyard
    expectSound(blocks, graveyard)
    return made
  }
  return {
    next,
    blocks: () => blocks,
    graveyard: () => graveyard,
  }
}

/** Every block as its words, each with who wrote it: "There/ada was/bob". Given `origins`, only theirs are shown so. */
export function credited(blocks: readonly AttributedBlock[]): string[] {
  return blocks.map(({ block, spans }) => {
    const words = Array.from(attributedText(block).matchAll(/[\p{L}\p{N}'’-]+/gu))
    return words.map(({ 0: word, index }) => `${word}/${identityAt(spans, index)?.origin}`).join(" ")
  })
}

/** The identity of each word, as "word origin:offset". */
export function wordIdentities(blocks: readonly AttributedBlock[]): string[] {
  return blocks.flatMap(({ block, spans }) =>
    Array.from(attributedText(block).matchAll(/[\p{L}\p{N}]+/gu), ({ 0: word, index }) => {
      const identity = identityAt(spans, index)
      return `${word} ${identity?.origin}:${identity?.offset}`
    }),
  )
}

/** Spans cover their texts; no character has the identity of another, living or in the graveyard. */
export function expectSound(blocks: readonly AttributedBlock[], graveyard: Graveyard = EMPTY_GRAVEYARD): void {
  const uncovered = blocks.filter(({ block, spans }) => !covers(spans, attributedText(block).length))
  expect(uncovered).toEqual([])
  const spans = [...blocks, ...graveyard.runs].flatMap((held) => held.spans)
  const sorted = spans.toSorted((one, other) => (one[1] === other[1] ? one[2] - other[2] : one[1] < other[1] ? -1 : 1))
  const twice = sorted.filter(([, origin, offset], i) => {
    const before = sorted[i - 1]
    return before?.[1] === origin && before[2] + before[0] > offset
  })
  expect(twice).toEqual([])
}
