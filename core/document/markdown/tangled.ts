const MOST_SIGNS_IN_A_PASSAGE = 1000
const MOST_NESTED = 30
const DEEPEST_INDENT = 200
const DIVIDING_LINE = /^\s*([*_-])(?:\s*\1)*\s*$/

/**
 * Whether an article's Markdown has so many signs in one passage, or so many nested in one line (as no one writes, but an
 * attacker might), that reading it could take time out of proportion to its length. Passages end where the syntax ends
 * them: at empty lines and where list items, table rows and footnotes begin. Code between fences is not looked at.
 * Linear in the length of the text.
 */
export function isTangled(markdown: string): boolean {
  let passage: Passage = { signs: 0, begins: true, number: "", table: false, line: "" }
  for (const line of linesOutsideCode(markdown)) {
    passage = nextPassage(passage, line)
    if (passage.signs > MOST_SIGNS_IN_A_PASSAGE || isNestedTooDeep(line)) return true
  }
  return false
}

/** The same for a text that is inline Markdown only, where nothing but an empty line ends a passage. */
export function isTangledInline(markdown: string): boolean {
  return markdown.split(/\n[ \t]*\n/).some((passage) => countSigns(passage) > MOST_SIGNS_IN_A_PASSAGE)
}

// A sign that is escaped costs no more than a letter, and neither does the backslash of a line break.
const countSigns = (text: string): number =>
  text.replace(/\\(?:[!-/:-@[-`{-~]|$)/gm, "").match(/[*_[\]`~<!&\\]/g)?.length ?? 0

function isNestedTooDeep(line: string): boolean {
  const beginning = /^[\s>*+\-\d.)]*/.exec(line)?.[0] ?? ""
  const markers = beginning.match(/>|[*+-](?=\s)|\d[.)]/g)?.length ?? 0
  const indent = /^\s*/.exec(line)?.[0].length ?? 0
  return indent > DEEPEST_INDENT || (markers > MOST_NESTED && !DIVIDING_LINE.test(line))
}

/** What has to be known of the lines before to tell whether the next one begins a passage. */
type Passage = {
  readonly signs: number
  /** Whether the line was empty, so that the next begins a passage anyway. */
  readonly begins: boolean
  /** "." or ")" while the items of a numbered list follow one another. */
  readonly number: string
  readonly table: boolean
  readonly line: string
}

function nextPassage(last: Passage, line: string): Passage {
  const begins = line.trim() === ""
  const [, digits, delimiter = ""] = /^\s*(\d{1,9})([.)])\s/.exec(line) ?? []
  // A number other than 1 begins a list item only at the start or after another one.
  const isNumbered = digits !== undefined && (last.begins || Number(digits) === 1 || last.number === delimiter)
  const isBullet = /^\s*[*+-]\s/.test(line)
  const table = !begins && (last.table || (isTableRule(line) && cellsIn(line) === cellsIn(last.line)))
  const isNew = begins || isNumbered || isBullet || table || /^\[\^[^\]\s]+\]:/.test(line)
  const number = isNumbered ? delimiter : isBullet || begins ? "" : last.number
  return { signs: (isNew ? 0 : last.signs) + countSigns(line), begins, number, table, line }
}

const isTableRule = (line: string): boolean => line.includes("-") && /^[\s|:-]+$/.test(line)

const cellsIn = (line: string): number =>
  line
    .trim()
    .replace(/^\||\|$/g, "")
    .split(/(?<!\\)\|/).length

/** The lines of a text, those of fenced code (and the fences) as empty ones. */
function* linesOutsideCode(markdown: string): Generator<string> {
  let fence = ""
  let hasHtml = false
  for (const line of markdown.split("\n")) {
    const wasInside = fence !== ""
    // In HTML a fence is no fence, and where HTML ends is not known here.
    hasHtml ||= !wasInside && beginsHtml(line)
    if (!hasHtml) fence = fenceAfter(fence, line)
    yield wasInside || fence !== "" ? "" : line
  }
}

// Tags that stand for marks do not begin a block of HTML, unless one is alone in its line.
function beginsHtml(line: string): boolean {
  return (
    /^ {0,3}<(?!\/?(?:strong|b|em|i|s|del|sub|sup|code|br)\b)[a-z!?/]/i.test(line) || /^ {0,3}<[^>]*>\s*$/.test(line)
  )
}

/** The fence that is open after a line, "" for none; only fences at the start of a line, outside lists and quotations. */
function fenceAfter(open: string, line: string): string {
  const [, fence = "", rest = ""] = /^(`{3,}|~{3,})(.*)$/.exec(line) ?? []
  if (open !== "") return fence.startsWith(open) && rest.trim() === "" ? "" : open
  return fence.startsWith("`") && rest.includes("`") ? "" : fence
}
