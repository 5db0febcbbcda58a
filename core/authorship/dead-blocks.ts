import { type Copy, open, type Shelf } from "#core/authorship/copies"
import { claim, type Draft, isFresh, weightOfRuns, wholeWeight } from "#core/authorship/draft"
import { addGram, gramSet, hasGram } from "#core/authorship/grams"
import type { Grave } from "#core/authorship/graves"
import type { Strand, Woven } from "#core/authorship/strand"
import { align } from "#core/text/align"
import { type Candidate, matchTexts } from "#core/text/similarity"

/** How many of the blocks taken out most lately are compared. */
const MOST = 300
/** Share of the heavier text that must be the same; what is less alike is left to the search for equal runs. */
const SAME = 0.8

/**
 * Gives back the words of a block that was taken out and now stands there again, with few changes: new blocks are paired
 * with blocks taken out by likeness, and aligned. `drafts`: those of blocks that were not in the article just before.
 */
export function claimDeadBlocks(drafts: readonly Draft[], graves: Shelf<Grave>): Copy[] {
  const added = drafts.filter((draft) => draft.tokens.some((_, at) => isFresh(draft, at)))
  const dead = added.length > 0 ? wholeBlocksLike(added, graves).map((grave) => open(graves, grave)) : []
  const match = matchTexts(added.map(candidateOf), dead.map(candidateOf))
  return added.flatMap((draft, i) => {
    const strand = dead[match[i] ?? -1]
    return strand ? giveBack(draft, strand) : []
  })
}

function candidateOf({ text, tokens }: Woven): Candidate {
  return { family: "block", text, tokens: () => tokens }
}

function giveBack(draft: Draft, strand: Strand): Copy[] {
  const runs = align(strand.tokens, draft.tokens)
  if (weightOfRuns(draft, runs) < SAME * Math.max(wholeWeight(draft), wholeWeight(strand))) return []
  return runs.map(({ a, b, length }) => {
    const found = { at: b, from: a, length }
    claim(draft, strand, found)
    return { draft, strand, claim: found }
  })
}

/** Graves that were all the text of a block and share an n-gram with one of the drafts, newest first. */
function wholeBlocksLike(drafts: readonly Draft[], graves: Shelf<Grave>): Grave[] {
  const wanted = gramSet()
  for (const { grams } of drafts) for (const gram of grams) addGram(wanted, gram)
  const whole = graves.sources.filter(({ run }) => run.left === "" && run.right === "").slice(0, MOST)
  return whole.filter(({ woven }) => woven.grams.some((gram) => hasGram(wanted, gram)))
}
