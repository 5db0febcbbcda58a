import type { Block, Document, Inline } from "#core/document/schema"
import { align } from "#core/text/align"
import type { Range } from "#core/text/conflict"
import { lengthOf, wholeContent } from "#core/text/content"
import { pairBlocks } from "#core/text/match-blocks"
import type { Merge } from "#core/text/merge"
import { findRejoined } from "#core/text/rejoin"
import { type Token, tokenise } from "#core/text/tokens"

/*
 * What became of each word in a merge, told by provenance and not by counting words: a merge may drop one "the" and keep
 * another, and a count would lie both ways. Words are followed from version to version block by block, and also through the
 * whole text as if it had no blocks: words that went to another block when a paragraph was cut or put together are then
 * known again. Tables are left out.
 */

type Triple = { base: Document; ours: Document; theirs: Document }
type Side = "ours" | "theirs"
const SIDES = ["ours", "theirs"] as const

/**
 * Words of a side, written by it or left standing, that are neither in the result nor in a conflict, nor there once for
 * both sides, nor taken out by the other side.
 */
export function lostWords(documents: Triple, merge: Merge): string[] {
  const words = { base: wordsOf(documents.base), ours: wordsOf(documents.ours), theirs: wordsOf(documents.theirs) }
  const ways = [byBlock(documents, words), throughout(words)]
  const safe = {
    ours: words.ours.map((word) => isSafe(merge, "ours", word)),
    theirs: words.theirs.map((word) => isSafe(merge, "theirs", word)),
  }
  return SIDES.flatMap((side) => {
    const other = side === "ours" ? "theirs" : "ours"
    const stands = (word: number | undefined) => word !== undefined && safe[other][word] === true
    const isTold = (way: Way, i: number) => {
      const was = way[side].back.get(i)
      if (was === undefined) return stands(way[side].across.get(i))
      const kept = way[other].forth.get(was)
      return kept === undefined || stands(kept)
    }
    const lost = words[side].filter((_, i) => !safe[side][i] && !ways.some((way) => isTold(way, i)))
    return lost.map(({ block, token }) => `${side} ${block.id} "${token.key}"`)
  })
}

/** A word where it stands in a document. */
type Word = { readonly block: Block; readonly token: Token }

function wordsOf(document: Document): Word[] {
  return document.blocks.flatMap((block) =>
    block.type === "table" ? [] : tokenise(block.content).map((token) => ({ block, token })),
  )
}

/**
 * One way to follow words: which words of a side those of the base are (`forth`), which of the base its own are (`back`),
 * and which of the other side (`across`); by their numbers.
 */
type Way = Record<Side, Record<"forth" | "back" | "across", ReadonlyMap<number, number>>>

function wayOf(ours: Map<number, number>, theirs: Map<number, number>, across: Map<number, number>): Way {
  const inverse = (map: ReadonlyMap<number, number>) => new Map([...map].map(([a, b]) => [b, a]))
  return {
    ours: { forth: ours, back: inverse(ours), across },
    theirs: { forth: theirs, back: inverse(theirs), across: inverse(across) },
  }
}

type Words = Record<"base" | Side, readonly Word[]>

/** Follows words through the text as a whole; a word never matches the seam between two blocks. */
function throughout({ base, ours, theirs }: Words): Way {
  const match = (from: readonly Word[], to: readonly Word[]) => {
    const [a, b] = [sewn(from), sewn(to)]
    const pairs = pairsOf(
      align(
        a.map(({ token }) => token),
        b.map(({ token }) => token),
      ),
    )
    return new Map(
      pairs.flatMap(([i, j]): [number, number][] => {
        const [one, other] = [a[i]?.word ?? -1, b[j]?.word ?? -1]
        return one < 0 || other < 0 ? [] : [[one, other]]
      }),
    )
  }
  return wayOf(match(base, ours), match(base, theirs), match(ours, theirs))
}

const SEAM: Token = { key: "\n\n", space: "", from: 0, to: 0 }

/** The tokens of a document with a seam before each block but the first; `word`: the word's number, -1 for a seam. */
function sewn(words: readonly Word[]): { token: Token; word: number }[] {
  return words.flatMap(({ block, token }, word) => {
    const isFirst = word > 0 && words[word - 1]?.block !== block
    return isFirst
      ? [
          { token: SEAM, word: -1 },
          { token, word },
        ]
      : [{ token, word }]
  })
}

/** Follows words within their blocks. */
function byBlock(documents: Triple, words: Words): Way {
  const match = (from: keyof Triple, to: keyof Triple) => {
    const [first, second] = [startsOf(words[from]), startsOf(words[to])]
    const pairs = [...later(documents[from], documents[to])].flatMap(([was, is]) => {
      const [a, b] = [first.get(was), second.get(is)]
      if (a === undefined || b === undefined) return []
      const matched = pairsOf(align(tokenise(was.content), tokenise(is.content)))
      return matched.map(([i, j]): [number, number] => [a + i, b + j])
    })
    return new Map(pairs)
  }
  return wayOf(match("base", "ours"), match("base", "theirs"), match("ours", "theirs"))
}

function startsOf(words: readonly Word[]): Map<Block, number> {
  return new Map(words.map(({ block }, i): [Block, number] => [block, i]).reverse())
}

function pairsOf(runs: readonly { a: number; b: number; length: number }[]): [number, number][] {
  return runs.flatMap(({ a, b, length }) => Array.from({ length }, (_, i): [number, number] => [a + i, b + i]))
}

/** Whether a word of a side stands in the result, or a person is asked about it. */
function isSafe(merge: Merge, side: Side, { block, token }: Word): boolean {
  return covers([...shownOf(merge, side, block.id), ...askedAbout(merge, side, block)], token)
}

/** Words in the result that one side deleted and the other left alone. */
export function returnedWords(documents: Triple, merge: Merge): string[] {
  const words = { base: wordsOf(documents.base), ours: wordsOf(documents.ours), theirs: wordsOf(documents.theirs) }
  const ways = [byBlock(documents, words), throughout(words)]
  return SIDES.flatMap((side) => {
    const other = side === "ours" ? "theirs" : "ours"
    const isGone = (way: Way, i: number) => {
      const was = way[side].back.get(i)
      return was !== undefined && !way[other].forth.has(was)
    }
    const back = words[side].filter(({ block, token }, i) => {
      const excused = [...askedAbout(merge, side, block), ...agreedOn(merge, side, block)]
      return covers(shownOf(merge, side, block.id), token) && !covers(excused, token) && ways.every((w) => isGone(w, i))
    })
    return back.map(({ block, token }) => `${side} ${block.id} "${token.key}"`)
  })
}

/** What each block of a document became in a later one. */
function later(from: Document, to: Document): Map<Block, Block> {
  const match = pairBlocks(from.blocks, to.blocks)
  return new Map(
    from.blocks.flatMap((block, i): [Block, Block][] => {
      const after = to.blocks[match[i] ?? -1]
      return after ? [[block, after]] : []
    }),
  )
}

/** Whether every block keeps its id on both sides, so that findings can be looked up by id. */
export function idsHold({ base, ours, theirs }: Triple): boolean {
  return [ours, theirs].every((side) => [...later(base, side)].every(([before, after]) => before.id === after.id))
}

/** Whether no paragraph looks cut or put together; if one does, words may be followed in more ways than these two. */
export function blocksStayWhole({ base, ours, theirs }: Triple): boolean {
  const ids = [...new Set([base, ours, theirs].flatMap(({ blocks }) => blocks.map(({ id }) => id)))]
  const block = ({ blocks }: Document, id: string) => blocks.find((one) => one.id === id)
  const trios = ids.map((id) => ({ base: block(base, id), ours: block(ours, id), theirs: block(theirs, id) }))
  const order = ({ blocks }: Document) => blocks.map(({ id }) => ids.indexOf(id))
  const orders = { base: order(base), ours: order(ours), theirs: order(theirs) }
  return findRejoined({ trios, orders }).size === 0
}

/** The ranges of a side's block that stand in the result. */
function shownOf({ pieces }: Merge, side: Side, blockId: string): Range[] {
  return [...pieces.values()]
    .flat()
    .flatMap(({ from, blockId: id, start, end }) => (from === side && id === blockId ? [{ from: start, to: end }] : []))
}

const EVERYWHERE = { from: 0, to: Number.POSITIVE_INFINITY }

/** The ranges of a side's block that a person is asked about. */
function askedAbout({ conflicts }: Merge, side: Side, block: Block): Range[] {
  return conflicts.flatMap((conflict): Range[] => {
    if (conflict.subject === "block") return conflict.blocks[side]?.id === block.id ? [EVERYWHERE] : []
    if (conflict.subject !== "text") return []
    if (!conflict.through) return conflict.blockId === block.id ? [conflict.ranges[side]] : []
    return partIn(block, conflict.through[side], conflict.ranges[side], conflict.texts[side])
  })
}

/** The part of a passage that lies in a block, if the passage runs through several: they are apart by line breaks in it. */
function partIn(block: Block, through: readonly string[], { from }: Range, text: readonly Inline[]): Range[] {
  const place = through.indexOf(block.id)
  if (place < 0) return []
  const start = place === 0 ? from : 0
  const last = place === through.length - 1
  const end = last && place === 0 ? from + lengthOf(text) : last ? start + tailOf(text) : EVERYWHERE.to
  return [{ from: start, to: end }]
}

/** How much of a text stands after its last line break. */
function tailOf(text: readonly Inline[]): number {
  return lengthOf(text.slice(text.findLastIndex(({ type }) => type === "break") + 1))
}

/** The ranges of a side's block that say what the other side says too. */
function agreedOn({ changes }: Merge, side: Side, block: Block): Range[] {
  return changes.flatMap((change): Range[] => {
    if (change.state !== "agreed") return []
    if (change.kind === "text" && change.blockId === block.id)
      return [side === "theirs" ? change.ranges.theirs : { from: 0, to: 0 }]
    if (change.kind !== "insert" || (change.block.id !== block.id && change.blockId !== block.id)) return []
    return [{ from: 0, to: lengthOf(wholeContent(block)) }]
  })
}

function covers(ranges: readonly Range[], { from, to }: Range): boolean {
  return ranges.some((range) => range.from <= from && to <= range.to)
}
