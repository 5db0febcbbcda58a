/*
 * How large a text would become, by its lines alone: asked before a text is parsed, because parsing costs more the more
 * blocks and cells there are.
 */

/** A line that begins a block of its own even without an empty line before it. */
const BEGINS = /^ {0,9}(?:[-*+][ \t]|\d{1,9}[.)][ \t]|#{1,6}[ \t]|\|)/
const QUOTES = /^ {0,9}>/

/** How many lines a text has that say something. */
export function lineCount(text: string): number {
  let lines = 0
  for (const line of linesOf(text)) if (line.trim() !== "") lines += 1
  return lines
}

/** About how many blocks a text has: paragraphs, list items, headings, rows of tables. Never fewer than a few less. */
export function textStarts(text: string): number {
  let starts = 0
  let before = ""
  for (const line of linesOf(text)) {
    const isText = line.trim() !== ""
    if (isText && (before === "" || BEGINS.test(line) || (QUOTES.test(line) && !QUOTES.test(before)))) starts += 1
    before = isText ? line : ""
  }
  return starts
}

/** About how many cells the tables of a Markdown text have: no fewer, whatever the signs between them mean. */
export function tableCells(text: string): number {
  let cells = 0
  for (const line of linesOf(text)) {
    const signs = line.split("|").length - 1
    if (signs > 0) cells += Math.max(1, signs - (line.trimStart().startsWith("|") ? 1 : 0))
  }
  return cells
}

function* linesOf(text: string): Generator<string> {
  let from = 0
  for (;;) {
    const end = text.indexOf("\n", from)
    if (end < 0) break
    yield text.slice(from, end)
    from = end + 1
  }
  yield text.slice(from)
}
