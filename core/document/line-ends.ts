import type { Inline } from "#core/document/schema"

/** A text has to be about this wide for its line ends to be those of a margin. */
const NARROWEST = 50
const WIDEST = 100

/**
 * Tells the line ends that a margin made (a word more would not have fitted) from those that somebody meant. Gives a
 * question about two lines that follow one another; the answer is no throughout where lines of the text are longer than
 * any margin, or where most line ends are meant.
 */
export function wrapsOf(lines: readonly string[]): (line: string, next: string) => boolean {
  const trimmed = lines.map((line) => line.trim())
  const longest = trimmed.reduce((most, { length }) => Math.max(most, length), 0)
  if (longest > WIDEST) return () => false
  const width = Math.max(longest, NARROWEST)
  const isWrap = (line: string, next: string): boolean => isFull(line.trim(), next.trim(), width)
  const inner = trimmed.flatMap((line, at) => {
    const next = trimmed[at + 1]
    return line === "" || !next ? [] : [isWrap(line, next)]
  })
  const wraps = inner.filter((is) => is).length
  return wraps * 2 >= inner.length ? isWrap : () => false
}

function isFull(line: string, next: string, width: number): boolean {
  const [word = ""] = next.split(/\s/)
  if (line.length + 1 + word.length <= width) return false
  // The longest line of a text is always full: where a sentence ends with it, that alone proves nothing.
  return !/[.!?:;]["”’)]*$/.test(line) || /^\p{Ll}/u.test(next)
}

/** A text with a break for each of its line ends. */
export const withBreaks = (text: string): Inline[] =>
  text.split("\n").flatMap((line, at): Inline[] => {
    const words: Inline[] = line.trim() === "" ? [] : [{ type: "text", text: line.trim() }]
    return at > 0 ? [{ type: "break" }, ...words] : words
  })
