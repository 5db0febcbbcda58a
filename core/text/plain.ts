import type { Block, Document } from "#core/document/schema"
import type { Versions } from "#core/text/chunks"
import { plainText } from "#core/text/content"
import { matchBlocks } from "#core/text/match-blocks"

/** A plain text read as a document; `places[i]` says where the words of block i begin in the text, in UTF-16 units. */
export type PlainText = { readonly document: Document; readonly places: readonly number[] }

/**
 * Reads plain text as a document of paragraphs: each run of lines that are not blank is one, its line ends white space.
 * A paragraph's text is the text as given, character by character, without the white space at its ends. Ids are "1", "2" ...
 */
export function readPlain(text: string): PlainText {
  const blocks: Block[] = []
  const places: number[] = []
  for (const { from, to } of paragraphsIn(text)) {
    const paragraph = text.slice(from, to)
    places.push(from)
    blocks.push({ id: `${blocks.length + 1}`, type: "paragraph", content: [{ type: "text", text: paragraph }] })
  }
  return { document: { blocks }, places }
}

/** The document of `readPlain`. */
export function documentFromPlain(text: string): Document {
  return readPlain(text).document
}

/** The paragraphs of a plain text as ranges, from the first character that is not white space to the last. */
function paragraphsIn(text: string): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = []
  let isOpen = false
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf("\n", start)
    const end = newline < 0 ? text.length : newline
    const line = text.slice(start, end)
    const words = line.trim()
    const last = found.at(-1)
    if (words !== "") {
      const from = start + line.length - line.trimStart().length
      const to = from + words.length
      if (last && isOpen) last.to = to
      else found.push({ from, to })
    }
    isOpen = words !== ""
    start = end + 1
  }
  return found
}

/** Writes the text of every block, blocks apart by a blank line. The inverse of `documentFromPlain` but for white space. */
export function plainFromDocument(document: Document): string {
  return document.blocks.map((block) => plainText(block.content)).join("\n\n")
}

/**
 * A document whose ids agree with an earlier one's: a block has the id of the block that it is by likeness, a new one an id
 * of its own that begins with `prefix`. For texts that come without ids.
 */
export function withIdsOf(before: readonly Block[], { blocks }: Document, prefix: string): Document {
  const ids = blocks.map((_, i) => `${prefix}-${i + 1}`)
  matchBlocks(before, blocks).forEach((to, from) => {
    const id = before[from]?.id
    if (to >= 0 && id !== undefined) ids[to] = id
  })
  return { blocks: blocks.map((block, i) => ({ ...block, id: ids[i] ?? block.id })) }
}

/**
 * Gives three plain texts as documents whose ids agree: a paragraph of ours or theirs has the id of the base's paragraph that
 * it is by likeness. New paragraphs get ids of their own ("ours-3", "theirs-5").
 */
export function matchedDocuments(base: string, ours: string, theirs: string): Versions<Document> {
  const before = documentFromPlain(base)
  return {
    base: before,
    ours: withIdsOf(before.blocks, documentFromPlain(ours), "ours"),
    theirs: withIdsOf(before.blocks, documentFromPlain(theirs), "theirs"),
  }
}
