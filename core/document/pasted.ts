import { normaliseBlocks } from "#core/document/block-form"
import { htmlToBlocks } from "#core/document/html-in"
import { keepLines } from "#core/document/keep-lines"
import { withBreaks, wrapsOf } from "#core/document/line-ends"
import { markdownToArticle } from "#core/document/markdown-in"
import type { Block, Inline } from "#core/document/schema"

type Pasted = {
  /** What the clipboard holds, in both ways; empty where it does not. */
  readonly html: string
  readonly text: string
  /** The ids of the article's sources: citations of others are left out. */
  readonly known: ReadonlySet<string>
  readonly newId: () => string
}
type Read = { readonly blocks: Block[]; readonly dropped: string[] }

const MARKDOWN = [
  /^#{1,6} (?!of\b)\S/m,
  /^ {0,3}(?:[-*+]|\d{1,3}[.)]) \S/m,
  /^> \S/m,
  /^```/m,
  /^\|.+\|\s*$/m,
  /\*\*[^\s*][^*\n]*\*\*/,
  /\[[^\]\n]+\]\((?:https?:|mailto:)[^)\s]+\)/,
]

/**
 * What somebody pastes, as blocks in normal form: HTML from a word processor or a web page, Markdown, or plain text with an
 * empty line between paragraphs. One sign of Markdown makes no manuscript: lines that no margin parted stay lines. `dropped` says in whole sentences what a reader would miss.
 */
export function readPasted({ html, text, known, newId }: Pasted): Read {
  const read = htmlToBlocks({ html, newId })
  if (read.blocks.length > 0) return read
  // Bullets as they are copied from slides and mails.
  const written = text.replace(/^([ \t]*)[•◦▪‣][ \t]+/gm, "$1- ")
  const isMarkdown = MARKDOWN.some((sign) => sign.test(written))
  return isMarkdown ? fromMarkdown({ text: written, known, newId }) : fromPlain(text, newId)
}

function fromMarkdown({ text, known, newId }: Omit<Pasted, "html">): Read {
  const article = markdownToArticle({ markdown: keepLines(text), newId })
  const dropped = article.dropped.map(({ what }) => what)
  const isKnown = (inline: Inline) => inline.type !== "citation" || known.has(inline.refId)
  if (article.sources.some(({ id }) => !known.has(id))) {
    dropped.push("Footnotes to sources that the article does not have were left out.")
  }
  const head: Block[] = [
    ...(article.title ? [{ id: newId(), type: "heading", level: 2, content: plain(article.title) } as const] : []),
    ...(article.dek ? [{ id: newId(), type: "paragraph", content: plain(article.dek) } as const] : []),
  ]
  const body = article.document.blocks.map((block): Block => {
    if (block.type === "code" || block.type === "divider") return block
    const content = block.content.filter(isKnown)
    if (block.type !== "table") return { ...block, content }
    return { ...block, content, rows: block.rows.map((row) => row.map((cell) => cell.filter(isKnown))) }
  })
  return normal([...head, ...body], dropped)
}

function fromPlain(text: string, newId: () => string): Read {
  const lines = text.replace(/\r\n?/g, "\n")
  const hasParagraphs = /\n[ \t]*\n/.test(lines.trim())
  const isWrap = wrapsOf(lines.split("\n"))
  const paragraphs = lines.split(hasParagraphs ? /\n(?:[ \t]*\n)+/ : "\n").filter((part) => part.trim() !== "")
  return normal(
    paragraphs.map((part) => ({ id: newId(), type: "paragraph", content: withBreaks(unwrapped(part, isWrap)) })),
    [],
  )
}

function unwrapped(paragraph: string, isWrap: (line: string, next: string) => boolean): string {
  const lines = paragraph.trim().split("\n")
  return lines
    .map((line, at) => line + (at + 1 === lines.length ? "" : isWrap(line, lines[at + 1] ?? "") ? " " : "\n"))
    .join("")
}

const plain = (text: string): [Inline & { type: "text" }] => [{ type: "text", text }]

function normal(blocks: readonly Block[], dropped: readonly string[]): Read {
  const notices: string[] = [...dropped]
  const document = normaliseBlocks({ blocks: [...blocks] }, (sentence) => notices.push(sentence))
  return { blocks: document.blocks, dropped: [...new Set(notices)] }
}
