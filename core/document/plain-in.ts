import { normaliseBlocks } from "#core/document/block-form"
import type { Given } from "#core/document/given"
import { withBreaks, wrapsOf } from "#core/document/line-ends"
import { cleanSource, type Dropped, type ReadArticle } from "#core/document/markdown/reading"
import type { Block } from "#core/document/schema"

const LONGEST_TITLE = 200
const LONGEST_DEK = 250
const LONGEST_HEADING = 90
const LONGEST_WRAPPED_LINE = 100

const BULLET = /^[-*•‣◦–]\s+(?=\S)/
const NUMBER = /^(\d{1,3})[.)]\s+(?=\S)/

/** A line of the text, or several that a margin parted; line ends that were meant are kept in it. */
export type Passage = { readonly text: string; readonly line: number }

type Text = {
  readonly text: string
  readonly newId: () => string
  readonly given?: Given
  /** Arranges the passages before they are read, and reports what it takes away. */
  readonly arrange?: (passages: readonly Passage[], dropped: Dropped[]) => readonly Passage[]
}

/**
 * Reads an article from plain text, as it comes out of a word processor or an e-mail. The first line is the title, a
 * second one of at most 250 characters the dek; a short line without closing punctuation is a heading (level 2), lines
 * that begin with a bullet or a number are list items, every other line is a paragraph. Where lines are wrapped (no line
 * longer than 100 characters, paragraphs parted by empty lines), the lines of a paragraph are joined, but for line ends
 * that no margin made. A title that is `given` is not looked for in the text. A line under the title that repeats it is left out and reported, as are characters that may not stand in a text; nothing else is.
 */
export function plainTextToArticle({ text, newId, given = {}, arrange = (all) => all }: Text): ReadArticle {
  const { source, dropped: taken } = cleanSource(text)
  const { title, dek, body, dropped } = frontOf(arrange(passagesOf(source), taken), given)
  const blocks = body.map((passage, at) => blockOf(passage, { id: newId(), before: body[at - 1], after: body[at + 1] }))
  return {
    ...(title === undefined ? {} : { title }),
    ...(dek === undefined ? {} : { dek }),
    // The text has been cleaned, so its normal form loses nothing more.
    document: normaliseBlocks({ blocks }, () => {}),
    sources: [],
    dropped: [...taken, ...dropped],
  }
}

function passagesOf(text: string): Passage[] {
  const lines = text.split("\n").map((line, at) => ({ text: line.replace(/\s+/g, " ").trim(), line: at + 1 }))
  if (!areWrapped(lines)) return lines.filter((line) => line.text !== "")
  const isWrap = wrapsOf(lines.map((line) => line.text))
  const passages: Passage[] = []
  lines.forEach((line, at) => {
    const last = passages.at(-1)
    const before = lines[at - 1]?.text ?? ""
    const isJoined = isWrap(before, line.text) || goesOnInside(before, line.text)
    const goesOn =
      before !== "" && !isListItem(line) && (isJoined || (passages.length > 1 && !(last && isListItem(last))))
    if (line.text !== "" && last && goesOn)
      passages[passages.length - 1] = { ...last, text: `${last.text}${isJoined ? " " : "\n"}${line.text}` }
    else if (line.text !== "") passages.push(line)
  })
  return passages
}

/** Whether a sentence goes on over the line's end, however short the line is. */
const goesOnInside = (line: string, next: string): boolean => /[\p{L}\p{N}]$/u.test(line) && /^\p{Ll}/u.test(next)

function areWrapped(lines: readonly Passage[]): boolean {
  const goOn = lines.some((line, at) => at > 0 && line.text !== "" && lines[at - 1]?.text !== "" && !isListItem(line))
  const firstWord = lines.findIndex((line) => line.text !== "")
  const lastWord = lines.findLastIndex((line) => line.text !== "")
  const hasParagraphs = lines.slice(firstWord, lastWord).some((line) => line.text === "")
  return goOn && hasParagraphs && lines.every((line) => line.text.length <= LONGEST_WRAPPED_LINE)
}

type Front = { title?: string; dek?: string; body: Passage[]; dropped: Dropped[] }

function frontOf(passages: readonly Passage[], given: Given): Front {
  if (given.title !== undefined) return frontBeside(passages, { ...given, title: given.title })
  const [first, ...rest] = passages
  if (!first || first.text.length > LONGEST_TITLE) return { body: [...passages], dropped: [] }
  const title = first.text
  const repeated = rest.slice(0, 2).filter((passage) => passage.text === title)
  const dropped = repeated.map(({ line }) => ({
    line,
    what: `This line repeats the title, so it was left out: ${title}`,
  }))
  const body = rest.filter((passage) => !repeated.includes(passage))
  const [second, third] = body
  if (!second || !third || second.text.length > LONGEST_DEK || isListItem(second)) return { title, body, dropped }
  return { title, dek: second.text, body: body.slice(1), dropped }
}

/** The front of a text whose title stands elsewhere: a first line that repeats it is the title, and no other one. */
function frontBeside(passages: readonly Passage[], given: Given & { title: string }): Front {
  const head = given.dek === undefined ? { title: given.title } : { title: given.title, dek: given.dek }
  const [first, ...body] = passages
  const isRepeated = first?.text.toLowerCase() === given.title.toLowerCase()
  return { ...head, body: isRepeated ? body : [...passages], dropped: [] }
}

type Around = { readonly id: string; readonly before: Passage | undefined; readonly after: Passage | undefined }

function blockOf(passage: Passage, { id, before, after }: Around): Block {
  const { text } = passage
  if (BULLET.test(text))
    return { id, type: "list_item", list: "bullet", indent: 0, content: withBreaks(text.replace(BULLET, "")) }
  const number = numberOf(passage)
  if (number !== undefined) {
    const start = number === (numberOf(before) ?? Number.NaN) + 1 ? {} : { start: number }
    return {
      id,
      type: "list_item",
      list: "ordered",
      indent: 0,
      ...start,
      content: withBreaks(text.replace(NUMBER, "")),
    }
  }
  if (after && isHeading(text)) return { id, type: "heading", level: 2, content: withBreaks(text) }
  return { id, type: "paragraph", content: withBreaks(text) }
}

const numberOf = (passage: Passage | undefined): number | undefined => {
  const digits = NUMBER.exec(passage?.text ?? "")?.[1]
  return digits === undefined ? undefined : Number(digits)
}

const isListItem = ({ text }: Passage): boolean => BULLET.test(text) || NUMBER.test(text)

function isHeading(text: string): boolean {
  return (
    text.length <= LONGEST_HEADING && !text.includes("\n") && /\p{L}/u.test(text) && !/[.!?:;,…"”'’)\]]$/.test(text)
  )
}
