import { normaliseBlocks } from "#core/document/block-form"
import { cleanSource, type Dropped, type ReadArticle } from "#core/document/markdown/reading"
import type { Block } from "#core/document/schema"

const LONGEST_TITLE = 200
const LONGEST_DEK = 250
const LONGEST_HEADING = 90
const LONGEST_WRAPPED_LINE = 100

const BULLET = /^[-*•‣◦–]\s+(?=\S)/
const NUMBER = /^(\d{1,3})[.)]\s+(?=\S)/

type Passage = { readonly text: string; readonly line: number }

/**
 * Reads an article from plain text, as it comes out of a word processor or an e-mail. The first line is the title, a
 * second one of at most 250 characters the dek; a short line without closing punctuation is a heading (level 2), lines
 * that begin with a bullet or a number are list items, every other line is a paragraph. Where lines are wrapped (no line
 * longer than 100 characters, paragraphs parted by empty lines), the lines of a paragraph are joined. A line under the
 * title that repeats it is left out and reported, as are characters that may not stand in a text; nothing else is.
 */
export function plainTextToArticle({ text, newId }: { text: string; newId: () => string }): ReadArticle {
  const { source, dropped: taken } = cleanSource(text)
  const { title, dek, body, dropped } = frontOf(passagesOf(source))
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
  const passages: Passage[] = []
  lines.forEach((line, at) => {
    const last = passages.at(-1)
    const goesOn = lines[at - 1]?.text !== "" && !isListItem(line)
    if (line.text !== "" && last && goesOn)
      passages[passages.length - 1] = { ...last, text: `${last.text} ${line.text}` }
    else if (line.text !== "") passages.push(line)
  })
  return passages
}

function areWrapped(lines: readonly Passage[]): boolean {
  const goOn = lines.some((line, at) => at > 0 && line.text !== "" && lines[at - 1]?.text !== "" && !isListItem(line))
  const firstWord = lines.findIndex((line) => line.text !== "")
  const lastWord = lines.findLastIndex((line) => line.text !== "")
  const hasParagraphs = lines.slice(firstWord, lastWord).some((line) => line.text === "")
  return goOn && hasParagraphs && lines.every((line) => line.text.length <= LONGEST_WRAPPED_LINE)
}

type Front = { title?: string; dek?: string; body: Passage[]; dropped: Dropped[] }

function frontOf(passages: readonly Passage[]): Front {
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

type Around = { readonly id: string; readonly before: Passage | undefined; readonly after: Passage | undefined }

function blockOf(passage: Passage, { id, before, after }: Around): Block {
  const { text } = passage
  const content = (words: string): Block["content"] & { type: "text" }[] => [{ type: "text", text: words }]
  if (BULLET.test(text))
    return { id, type: "list_item", list: "bullet", indent: 0, content: content(text.replace(BULLET, "")) }
  const number = numberOf(passage)
  if (number !== undefined) {
    const start = number === (numberOf(before) ?? Number.NaN) + 1 ? {} : { start: number }
    return { id, type: "list_item", list: "ordered", indent: 0, ...start, content: content(text.replace(NUMBER, "")) }
  }
  if (after && isHeading(text)) return { id, type: "heading", level: 2, content: content(text) }
  return { id, type: "paragraph", content: content(text) }
}

const numberOf = (passage: Passage | undefined): number | undefined => {
  const digits = NUMBER.exec(passage?.text ?? "")?.[1]
  return digits === undefined ? undefined : Number(digits)
}

const isListItem = ({ text }: Passage): boolean => BULLET.test(text) || NUMBER.test(text)

function isHeading(text: string): boolean {
  return text.length <= LONGEST_HEADING && /\p{L}/u.test(text) && !/[.!?:;,…"”'’)\]]$/.test(text)
}
