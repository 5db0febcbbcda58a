import { z } from "zod"
import { attributedText } from "#core/authorship/attributed"
import { markdownToArticle } from "#core/document/markdown-in"
import { articleToMarkdown } from "#core/document/markdown-out"
import { normaliseDocument } from "#core/document/normalise"
import { type Block, type Document, documentSchema, type Source } from "#core/document/schema"
import { readPlain } from "#core/text/plain"

/** How texts are written in a request. */
export const formSchema = z.enum(["plain", "markdown", "document"]).default("plain")
export type Form = z.infer<typeof formSchema>

/** The longest text that is taken, in UTF-16 units: about 1.6 million words. */
const LONGEST_TEXT = 10_000_000

const writtenText = z.string().max(LONGEST_TEXT, `A text has at most ${LONGEST_TEXT} characters.`)

/** The fields of a request that hold texts, by form: strings, or documents in our JSON. */
export const textIn = { plain: writtenText, markdown: writtenText, document: documentSchema } as const

/**
 * A text as the core has it, with its plain text, which all offsets of a request and its answer count in UTF-16 units.
 * Form plain: the text as given. Markdown and document: the text of every block (`attributedText`: a citation is U+FFFC, a
 * break "\n", a table its caption and its cells each after "\n"), blocks apart by "\n\n"; title and dek come first.
 */
export type Read = {
  readonly document: Document
  readonly text: string
  /** Where the text of each block begins in `text`. */
  readonly places: readonly number[]
  /** Whether its blocks' ids say which blocks of two texts are the same. */
  readonly hasIds: boolean
  readonly sources: readonly Source[]
}

/** Reads a text; `name` begins the ids of blocks that have none. */
export function readText(form: Form, written: string | Document, name: string): Read {
  if (typeof written !== "string") return readDocument(written, name)
  if (form === "markdown") return readMarkdown(written, name)
  const { document, places } = readPlain(written)
  return { document, text: written, places, hasIds: false, sources: [] }
}

function readDocument(proposed: Document, name: string): Read {
  const { document } = normaliseDocument({ proposed, newId: counter(name) })
  return { ...placed(document), hasIds: true, sources: [] }
}

/** Title and dek stand among the blocks under these ids, so that they are compared and merged like all other text. */
const TITLE = "title"
const DEK = "dek"

function readMarkdown(markdown: string, name: string): Read {
  const { title, dek, document, sources } = markdownToArticle({ markdown, newId: counter(name) })
  const head = [...(title ? [line(TITLE, title)] : []), ...(dek ? [line(DEK, dek)] : [])]
  return { ...placed({ blocks: [...head, ...document.blocks] }), hasIds: false, sources }
}

function line(id: string, text: string): Block {
  return { id, type: "heading", level: 2, content: [{ type: "text", text }] }
}

function placed(document: Document) {
  const texts = document.blocks.map(attributedText)
  const places: number[] = []
  let at = 0
  for (const text of texts) {
    places.push(at)
    at += text.length + 2
  }
  return { document, places, text: texts.join("\n\n") }
}

function counter(name: string): () => string {
  let count = 0
  return () => `${name}-${++count}`
}

/** Writes a document as Markdown, title and dek taken from among its blocks. */
export function writeMarkdown({ blocks }: Document, sources: readonly Source[]): string {
  const textOf = (id: string) => {
    const block = blocks.find((one) => one.id === id)
    return block ? attributedText(block).replace(/\s+/g, " ").trim() : ""
  }
  const rest = blocks.filter(({ id }) => id !== TITLE && id !== DEK)
  return articleToMarkdown({ title: textOf(TITLE), dek: textOf(DEK), document: { blocks: rest }, sources })
}
