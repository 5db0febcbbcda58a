import type { Block } from "#core/document/schema"
import { plainText, wholeContent } from "#core/text/content"
import { type Candidate, CONTAINED, containmentOf, likenessOf, matchTexts } from "#core/text/similarity"
import { type Token, tokenise } from "#core/text/tokens"

/**
 * Pairs blocks by what they say, ids aside: `result[i]` is the index in `b` of what `a[i]` became, or -1.
 * Equal texts in order come first, then equal texts anywhere, then texts that share at least half of their words, then a
 * block rewritten in its place: between two paired neighbours the only one on either side.
 * For whole documents whose ids cannot be trusted (imported, pasted); repeated boilerplate is paired by order alone.
 */
export function matchBlocks(a: readonly Block[], b: readonly Block[]): Int32Array {
  const match = matchTexts(a.map(candidateOf), b.map(candidateOf))
  const taken = new Set(match)
  match.forEach((to, i) => {
    const before = i === 0 ? -1 : match[i - 1]
    const after = i === a.length - 1 ? b.length : match[i + 1]
    if (to !== -1 || before === undefined || after !== before + 2 || taken.has(before + 1)) return
    if ((i === 0 || before >= 0) && a[i]?.type === b[before + 1]?.type) match[i] = before + 1
  })
  return match
}

/**
 * Pairs the blocks of two documents by id, and those whose id the other side lacks by `matchBlocks`.
 * `result[i]` is the index in `b` of what `a[i]` became, or -1.
 */
export function pairBlocks(a: readonly Block[], b: readonly Block[]): Int32Array {
  const match = matchIds(a, b)
  const free = new Uint8Array(b.length).fill(1)
  const aRest: number[] = []
  for (let i = 0; i < match.length; i++) {
    const j = match[i] ?? -1
    if (j < 0) aRest.push(i)
    else free[j] = 0
  }
  if (aRest.length === 0 || !free.includes(1)) return match
  if (aRest.length === a.length) return matchBlocks(a, b)
  const bRest = [...b.keys()].filter((j) => free[j] === 1)
  const rest = matchTexts(pick(a, aRest).map(candidateOf), pick(b, bRest).map(candidateOf))
  aRest.forEach((i, at) => {
    match[i] = bRest[rest[at] ?? -1] ?? -1
  })
  return match
}

/** Pairs blocks by id; those before the first and after the last difference without looking any id up. */
function matchIds(a: readonly Block[], b: readonly Block[]): Int32Array {
  const match = new Int32Array(a.length).fill(-1)
  let [aTo, bTo] = [a.length, b.length]
  let from = 0
  while (from < aTo && from < bTo && a[from]?.id === b[from]?.id) match[from] = from++
  while (aTo > from && bTo > from && a[aTo - 1]?.id === b[bTo - 1]?.id) match[--aTo] = --bTo
  if (from === aTo || from === bTo) return match
  const places = new Map<string, number>()
  for (let j = from; j < bTo; j++) places.set(b[j]?.id ?? "", j)
  for (let i = from; i < aTo; i++) match[i] = places.get(a[i]?.id ?? "") ?? -1
  return match
}

/** Pairs two lists of blocks by likeness alone: `result[i]` is the index in `b` of what `a[i]` may be a double of, or -1. */
export function likelyDuplicates(a: readonly Block[], b: readonly Block[]): Int32Array {
  return matchTexts(a.map(candidateOf), b.map(candidateOf))
}

/** Whether two blocks say much the same: most words in common, or one mostly contained in the other. */
export function areDuplicates(a: Block, b: Block): boolean {
  return candidateOf(a).family === candidateOf(b).family && saysMuchTheSame(a, candidateOf(b).tokens())
}

/** Whether a block says much the same as some words do. */
export function saysMuchTheSame(block: Block, words: readonly Token[]): boolean {
  const tokens = candidateOf(block).tokens()
  return likenessOf(tokens, words) > DUPLICATE || containmentOf(tokens, words) >= CONTAINED
}

/** Two blocks inserted at one place are perhaps the same block from this likeness on. */
const DUPLICATE = 0.6

function pick(blocks: readonly Block[], indices: readonly number[]): Block[] {
  return indices.flatMap((i) => blocks[i] ?? [])
}

/** Prose may change between paragraph, heading, list item and quote and stay itself; other types only match their own. */
function candidateOf(block: Block): Candidate {
  const family = ["table", "figure", "code", "divider"].includes(block.type) ? block.type : "prose"
  const content = wholeContent(block)
  const text = content.length === 0 ? `\u0000${block.type}` : plainText(content)
  return { family, text, tokens: () => tokenise(content, block.type === "code" ? "code" : "prose") }
}
