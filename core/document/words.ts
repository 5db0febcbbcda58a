import { wholeText } from "#core/document/plain-text"
import type { Document } from "#core/document/schema"

/** Silent reading of English non-fiction: 238 words a minute (Brysbaert, Journal of Memory and Language 109, 2019). */
const WORDS_A_MINUTE = 238

// Scripts written without spaces: each character counts, as word processors do.
const UNSPACED =
  "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}"
const LETTER = `(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}])`
const WORD = new RegExp(`[${UNSPACED}]|${LETTER}+(?:[-'’.,·/\u2010\u2011]${LETTER}+)*`, "gu")

/**
 * How many words a document has: headings, captions and table cells included, sources and alternative texts not. A
 * citation parts the letters around it, as it does where words are shared out among their authors.
 */
export function countWords(document: Document): number {
  return document.blocks.reduce((sum, block) => sum + countWordsIn(wholeText(block)), 0)
}

/** How many words a text has. "don't", "5-year" and "3.5" are one each; Chinese, Japanese and Thai count by character. */
export function countWordsIn(text: string): number {
  return text.match(WORD)?.length ?? 0
}

/** The words of a text, as `countWordsIn` counts them, in order. */
export const wordsIn = (text: string): readonly string[] => text.match(WORD) ?? []

/** Where the words of a text stand, as `countWordsIn` counts them: UTF-16 ranges [from, to), in order. */
export function wordRanges(text: string): { from: number; to: number }[] {
  return Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({ from: index, to: index + word.length }))
}

/** Whole minutes to read so many words, rounded up; at least 1. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.ceil(words / WORDS_A_MINUTE))
}
