import type { Passage } from "#core/anchor/anchor"
import { passageAt } from "#core/anchor/passage"
import type { Block, Document } from "#core/document/schema"
import { wholeContent } from "#core/text/content"
import { isLight, LIGHT_WEIGHT } from "#core/text/token-weight"
import { tokenise, tokeniseText } from "#core/text/tokens"

/** A passage that may be what an orphaned quote is about; `likeness` is the share of words in common, 0 to 1. */
export type Proposal = { readonly passage: Passage; readonly likeness: number }

/** Least likeness that is worth showing to a person. */
const WORTH_SHOWING = 0.5
/** What a word too many, too few or different takes off while a stretch is matched. */
const PENALTY = 0.4
/** Words of a quote that are compared; a longer one is found by its beginning. */
const MOST_WORDS = 400

/**
 * The stretch of a document that is most like a quote whose own words are gone. Only ever a proposal: a person has to
 * confirm it, because one such match in five is about something else (CORE.md section 4). Null when nothing is half alike.
 *
 * This works by local alignment of words (Smith and Waterman 1981) in every block that has enough of the quote's words,
 * function words counting little; among equals the quote's own block comes first, then the earlier one.
 */
export function proposeReattachment(quote: Pick<Passage, "exact" | "blockId">, document: Document): Proposal | null {
  const wanted = tokeniseText(quote.exact).slice(0, MOST_WORDS)
  const keys = wanted.map(({ key }) => key)
  const weight = keys.reduce((sum, key) => sum + weightOf(key), 0)
  let best: Proposal | null = null
  const own = document.blocks.filter(({ id }) => id === quote.blockId)
  for (const block of [...own, ...document.blocks]) {
    const found = mostAlike(keys, weight, block)
    if (found && found.likeness > (best?.likeness ?? 0)) best = found
  }
  return best && best.likeness >= WORTH_SHOWING ? best : null
}

const weightOf = (key: string) => (isLight(key) ? LIGHT_WEIGHT : 1)

function mostAlike(keys: readonly string[], weight: number, block: Block): Proposal | null {
  const tokens = tokenise(wholeContent(block))
  const there = tokens.map(({ key }) => key)
  const known = new Set(there)
  const possible = keys.reduce((sum, key) => sum + (known.has(key) ? weightOf(key) : 0), 0)
  if (possible < (weight * WORTH_SHOWING) / 2) return null
  const stretch = alignLocally(keys, there)
  const first = tokens[stretch.from]
  const last = tokens[stretch.to - 1]
  const passage = first && last ? passageAt(block, first.from, last.to) : null
  if (!passage) return null
  const length = there.slice(stretch.from, stretch.to).reduce((sum, key) => sum + weightOf(key), 0)
  return { passage, likeness: (2 * stretch.matched) / (weight + length) }
}

/** The best ending so far at one place of the table: its score, where its stretch began and what it matched. */
type Cell = { readonly score: number; readonly from: number; readonly matched: number }
const NOTHING: Cell = { score: 0, from: 0, matched: 0 }

/** The stretch [from, to) of `there` that aligns best with `keys`, and the weight of the words that are the same. */
function alignLocally(
  keys: readonly string[],
  there: readonly string[],
): { from: number; to: number; matched: number } {
  let best = { ...NOTHING, to: 0 }
  let above: Cell[] = []
  for (const key of keys) {
    const row: Cell[] = []
    there.forEach((other, j) => {
      const cell = bestOf(stepOn(above[j - 1], key, other, j), skip(above[j]), skip(row[j - 1]))
      row.push(cell)
      if (cell.score > best.score) best = { ...cell, to: j + 1 }
    })
    above = row
  }
  return best
}

function stepOn(before: Cell | undefined, key: string, other: string, j: number): Cell {
  const start = before && before.score > 0 ? before : { ...NOTHING, from: j }
  if (key !== other) return { ...start, score: start.score - PENALTY }
  return { from: start.from, score: start.score + weightOf(key), matched: start.matched + weightOf(key) }
}

function skip(before: Cell | undefined): Cell {
  return before ? { ...before, score: before.score - PENALTY } : NOTHING
}

function bestOf(...cells: readonly Cell[]): Cell {
  return cells.reduce((best, cell) => (cell.score > best.score ? cell : best), NOTHING)
}
