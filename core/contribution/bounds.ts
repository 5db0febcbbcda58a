import { wholeText } from "#core/document/plain-text"
import type { Block } from "#core/document/schema"
import { lineCount, tableCells, textStarts } from "#core/document/size"
import { wordsIn } from "#core/document/words"
import { counted, numbered } from "#core/metadata/in-words"
import type { DraftContent } from "./content"
import type { Ground, Rewritten } from "./rewritten"

/** An insight is a commentary: at most so many bytes (UTF-8) and blocks. Its words are counted when it is sent. */
export const INSIGHT_BOUNDS = { bytes: 20_000, blocks: 50, lines: 500 } as const
/** What an edit may bring that its revision has not: words, characters of them, new or changed blocks, cells of tables. */
export const EDIT_BOUNDS = { words: 5_000, characters: 40_000, blocks: 300, lines: 1_000, cells: 1_000 } as const
/** Words typed for one place of an article, by whoever settles or amends it. */
export const PLACE_BYTES = 20_000

/**
 * What is too much about an insight's Markdown, as one sentence that says how much and what to do; undefined where nothing
 * is. Looks at lengths and at how lines begin alone, so that it costs nothing to ask before the text is parsed.
 */
export function insightProblem(body: string): string | undefined {
  const bytes = bytesOf(body, INSIGHT_BOUNDS.bytes)
  if (bytes > INSIGHT_BOUNDS.bytes) {
    const over = bytes - INSIGHT_BOUNDS.bytes
    return `This is ${kilobytes(bytes)} long; an insight has at most ${kilobytes(INSIGHT_BOUNDS.bytes)}. Shorten it by ${kilobytes(over)}, or suggest an edit instead.`
  }
  const lines = lineCount(body)
  if (lines > INSIGHT_BOUNDS.lines) return linesProblem(lines, INSIGHT_BOUNDS.lines, "an insight")
  const blocks = textStarts(body)
  if (blocks <= INSIGHT_BOUNDS.blocks) return undefined
  return `This has ${counted(blocks, "paragraph")} and list items; an insight has at most ${INSIGHT_BOUNDS.blocks}. Put some together, or take out ${numbered(blocks - INSIGHT_BOUNDS.blocks)}.`
}

const linesProblem = (lines: number, most: number, whole: string): string =>
  `This has ${numbered(lines)} lines; ${whole} has at most ${numbered(most)}. Put some together, or take out ${numbered(lines - most)}.`

/** What is too much about words that an editor typed for one place; undefined where nothing is. */
export function placeProblem(text: string): string | undefined {
  const bytes = bytesOf(text, PLACE_BYTES)
  if (bytes <= PLACE_BYTES) {
    const lines = lineCount(text)
    return lines > INSIGHT_BOUNDS.lines ? linesProblem(lines, INSIGHT_BOUNDS.lines, "one place") : undefined
  }
  return `This is ${kilobytes(bytes)} long, and one place takes at most ${kilobytes(PLACE_BYTES)}. Shorten it by ${kilobytes(bytes - PLACE_BYTES)}.`
}

type Written = Pick<DraftContent, "proposed" | "blocks">

/**
 * What is too much about an edit, against the revision it was written on, as one sentence; undefined where nothing is.
 * Words count as new that none of the blocks which the edit changes or takes out has. The work grows with the length of
 * the texts alone: nothing is compared or parsed.
 */
export function editProblem(base: Ground, written: Written): string | undefined {
  const brought = broughtBy(base, written)
  if (!brought) return "This page is out of date. Load it anew, then try again."
  const over = (name: "blocks" | "lines" | "cells") => brought[name] - EDIT_BOUNDS[name]
  if (over("blocks") > 0)
    return `This changes or adds ${counted(brought.blocks, "block")}; one edit has at most ${numbered(EDIT_BOUNDS.blocks)}. Put ${numbered(over("blocks"))} back as they were, and suggest those in an edit of their own.`
  if (over("lines") > 0) return linesProblem(brought.lines, EDIT_BOUNDS.lines, "what one edit changes")
  if (over("cells") > 0)
    return `This adds ${counted(brought.cells, "table cell")}; one edit adds at most ${numbered(EDIT_BOUNDS.cells)}. Take out rows or columns with ${numbered(over("cells"))} cells.`
  const { words, characters } = brought.newWords()
  if (words > EDIT_BOUNDS.words)
    return `This adds ${counted(words, "word")}; one edit adds at most ${numbered(EDIT_BOUNDS.words)}. Take out ${numbered(words - EDIT_BOUNDS.words)}, or suggest them in an edit of their own.`
  if (characters > EDIT_BOUNDS.characters)
    return `This adds ${counted(characters, "character")}; one edit adds at most ${numbered(EDIT_BOUNDS.characters)}. Take out ${numbered(characters - EDIT_BOUNDS.characters)}.`
  return undefined
}

type Brought = {
  readonly blocks: number
  readonly lines: number
  readonly cells: number
  /** Counted last: it takes as long as the texts are. */
  readonly newWords: () => { readonly words: number; readonly characters: number }
}

/** Null where the edit keeps more blocks than its revision has: no page of ours sends that. */
function broughtBy(base: Ground, { proposed, blocks: fields }: Written): Brought | null {
  const kept = keptOf(base, proposed)
  if (!kept) return null
  const known = new Map(base.blocks.map((block) => [block.id, block]))
  const own =
    proposed && proposed.on === base.seq ? proposed.parts.filter((part): part is Block => !("keep" in part)) : []
  const written = new Map(own.map((block) => [block.id, block]))
  const texts: string[] = []
  let blocks = 0
  let lines = 0
  let cells = 0
  for (const block of own) {
    if (fields[block.id] !== undefined) continue
    texts.push(wholeText(block))
    blocks += 1
    cells += Math.max(0, cellsOf(block) - cellsOf(known.get(block.id)))
  }
  const touched = new Set<string>()
  for (const [id, text] of Object.entries(fields)) {
    const block = written.get(id) ?? known.get(id)
    texts.push(text)
    touched.add(id)
    lines += lineCount(text)
    blocks += block?.type === "table" || block?.type === "code" ? 1 : Math.max(1, textStarts(text))
    cells += block?.type === "table" ? Math.max(0, tableCells(text) - cellsOf(known.get(id))) : 0
  }
  const replaced = base.blocks.filter(({ id }) => !kept.has(id) || touched.has(id)).map(wholeText)
  return { blocks, lines, cells, newWords: () => beyond(texts, replaced) }
}

/** Whether a text written on `base` keeps blocks that it has, each once: what else it says can then be read without fear. */
export const keepsEachOnce = (base: Ground, proposed: Rewritten): boolean => keptOf(base, proposed) !== null

/** The ids of the blocks that are kept as they are; null where one is kept twice, or there is none such. */
function keptOf(base: Ground, proposed: Rewritten | null | undefined): ReadonlySet<string> | null {
  if (!proposed || proposed.on !== base.seq) return new Set(base.blocks.map(({ id }) => id))
  const kept = new Set<string>()
  for (const part of proposed.parts) {
    if (!("keep" in part)) continue
    const [from, to] = part.keep
    if (to > base.blocks.length || from >= to) return null
    for (const { id } of base.blocks.slice(from, to)) {
      if (kept.has(id)) return null
      kept.add(id)
    }
  }
  return kept
}

/** How many words and characters texts have that are not in what they replace, each word of that counted once. */
function beyond(texts: readonly string[], replaced: readonly string[]): ReturnType<Brought["newWords"]> {
  const had = new Map<string, number>()
  for (const text of replaced) for (const word of wordsIn(text)) had.set(word, (had.get(word) ?? 0) + 1)
  let words = 0
  for (const text of texts) {
    for (const word of wordsIn(text)) {
      const left = had.get(word) ?? 0
      if (left > 0) had.set(word, left - 1)
      else words += 1
    }
  }
  const characters = lengthOf(texts) - lengthOf(replaced)
  return { words, characters: Math.max(0, characters) }
}

const lengthOf = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + text.length, 0)
const cellsOf = (block: Block | undefined): number =>
  block?.type === "table" ? block.rows.length * block.columns.length : 0

/** The bytes of a text; of one that is far too long anyway only its characters, which are never more. */
const bytesOf = (text: string, most: number): number =>
  text.length > 2 * most ? text.length : new TextEncoder().encode(text).length

/** Rounded up, so that nobody is told to shorten a text by nothing. */
const kilobytes = (bytes: number): string => `${(Math.ceil(bytes / 100) / 10).toString()} kB`
