import type { AttributedBlock } from "#core/authorship/attributed"
import type { Shelf, Source } from "#core/authorship/copies"
import { claim, type Draft, draftOf, weightOfRuns, wholeWeight } from "#core/authorship/draft"
import { type DeadRun, deadRunsOf } from "#core/authorship/graveyard"
import { type Held, pairChanged } from "#core/authorship/pairing"
import { sentencesOf } from "#core/authorship/sentences"
import { type Strand, strandOf, weave } from "#core/authorship/strand"
import type { Block, Document } from "#core/document/schema"
import { align } from "#core/text/align"
import { wholeContent } from "#core/text/content"
import { sameBlock } from "#core/text/same-block"

/** A block of the new document. `was`: what it was; `draft`: there if it is new or changed; `strand`: if it was and changed. */
type Entry<B> = {
  readonly block: Block
  readonly was: B | undefined
  readonly draft: Draft | undefined
  readonly strand: Strand | undefined
}

/**
 * Sets the earlier and the new document side by side (see `pairChanged`). `entries` follows the new document; `strands` has
 * the earlier text of every block that did not stay as it was, by id.
 */
export function setUp<B extends AttributedBlock>(
  before: readonly B[],
  after: Document,
): { entries: Entry<B>[]; strands: Map<string, Strand> } {
  const earlier = new Map(before.map((was) => [was.block.id, was]))
  const same = new Set<string>()
  for (const block of after.blocks) {
    const was = earlier.get(block.id)
    if (was && sameBlock(was.block, block)) same.add(block.id)
  }
  const olds = before.filter(({ block }) => !same.has(block.id)).map((was) => ({ was, ...woven(was.block) }))
  const news = after.blocks.filter(({ id }) => !same.has(id)).map(woven)
  const strands = new Map(olds.map((old) => [old.id, strandOf(old.woven, old.was.spans)]))
  const pairs = pairChanged(olds, news)
  const changed = new Map(
    news.map(({ id, woven }, i) => [id, { was: olds[pairs[i] ?? -1]?.was, draft: draftOf(woven) }]),
  )
  const entries = after.blocks.map((block) => {
    const { was = undefined, draft } = changed.get(block.id) ?? { was: earlier.get(block.id) }
    return { block, was, draft, strand: draft && was && strands.get(was.block.id) }
  })
  return { entries, strands }
}

function woven(block: Block): Held {
  return { id: block.id, woven: weave(wholeContent(block), kindOf(block)) }
}

/** Least share of the lighter text that must be kept for a block to count as changed, not as replaced by another text. */
const KEPT = 0.2

/** Aligns a changed block with what it was: equal words keep their identities, unless next to nothing is equal. */
export function keepAligned(draft: Draft, strand: Strand): void {
  const runs = align(strand.tokens, draft.tokens)
  if (weightOfRuns(draft, runs) < KEPT * Math.min(wholeWeight(draft), wholeWeight(strand))) return
  for (const { a, b, length } of runs) claim(draft, strand, { at: b, from: a, length })
}

/** The earlier texts as sources of moved words. */
export function shelfOf(strands: Iterable<Strand>): Shelf {
  const opened = new Map<Source, Strand>()
  for (const strand of strands) {
    const sentences = sentencesOf(strand, { starts: true, ends: true })
    opened.set({ woven: strand, spans: strand.spans, sentences }, strand)
  }
  return { sources: [...opened.keys()], opened }
}

/** The words of earlier blocks that the new document has nowhere, in reading order. */
export function diedOf(before: readonly AttributedBlock[], strands: ReadonlyMap<string, Strand>): DeadRun[] {
  return before.flatMap(({ block }) => {
    const strand = strands.get(block.id)
    const around = { left: "", right: "", code: block.type === "code" }
    return strand ? deadRunsOf(strand, wholeContent(block), around) : []
  })
}

function kindOf(block: Block): "prose" | "code" {
  return block.type === "code" ? "code" : "prose"
}
