import { normaliseBlocks } from "#core/document/block-form"
import { inspectCharacters } from "#core/document/hygiene"
import { inlineToMarkdown, markdownToInline } from "#core/document/markdown-inline"
import { readTableText, tableToMarkdown } from "#core/document/markdown-table"
import type { Block, Document, Inline, Source } from "#core/document/schema"
import type { Problems } from "#core/refusal"
import { type BlockChange, diffDocuments } from "#core/text/diff"

type Written = {
  readonly blocks: Readonly<Record<string, string>>
  readonly sources: readonly Source[]
  readonly newId: () => string
}

/** A block's text as it is put into the field that edits it: Markdown, or the code itself. */
export function blockSource(block: Block): string {
  if (block.type === "code") return block.content[0]?.text ?? ""
  if (block.type === "table") return tableToMarkdown(block)
  return inlineToMarkdown(block.content)
}

/** The fields that say something else than the base does; white space at the ends does not count. */
export function touchedBlocks(
  base: readonly Block[],
  fields: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const known = new Map(base.map((block) => [block.id, block]))
  return Object.fromEntries(Object.entries(fields).filter(([id, text]) => isTouched(known.get(id), text)))
}

const isTouched = (block: Block | undefined, text: string): boolean =>
  block === undefined || text.trim() !== blockSource(block).trim()

/**
 * The document that a set of edited fields proposes. A field with a block's own text leaves that block exactly as it is;
 * an empty one takes it out; empty lines in one split it: the head keeps the id and the kind, the rest are new blocks of
 * the same kind (paragraphs after a heading). Fields of blocks that the base does not have are problems, as is text that
 * cannot be kept. Problems are named `blocks.<id>`.
 */
export function proposeDocument(base: Document, written: Written): { document: Document; problems: Problems } {
  const problems: Record<string, string> = {}
  const known = new Set(base.blocks.map((block) => block.id))
  for (const id of Object.keys(written.blocks)) {
    if (!known.has(id))
      problems[`blocks.${id}`] = "This passage is not in the revision you started from. Copy your text and start anew."
  }
  const blocks = base.blocks.flatMap((block) => {
    const text = written.blocks[block.id]
    if (text === undefined || !isTouched(block, text)) return [block]
    const edited = editBlock(block, text, written)
    if (edited.problem) problems[`blocks.${block.id}`] = edited.problem
    return edited.blocks
  })
  return { document: { blocks }, problems }
}

/**
 * What a field changes in its block, for marking changes while they are typed, and what is wrong with it. Without any
 * change the list is empty.
 */
export function changesInBlock(
  block: Block,
  text: string,
  sources: readonly Source[],
): { changes: readonly BlockChange[]; problem: string | undefined } {
  if (!isTouched(block, text)) return { changes: [], problem: undefined }
  let n = 0
  const newId = () => `${block.id.slice(0, 50)}-new-${++n}`
  const { blocks, problem } = editBlock(block, text, { sources, newId })
  const after = normaliseBlocks({ blocks }, () => {})
  const changes = diffDocuments({ blocks: [block] }, after).filter((change) => change.kind !== "same")
  return { changes, problem }
}

type Edited = { readonly blocks: Block[]; readonly problem?: string | undefined }

function editBlock(block: Block, text: string, written: Pick<Written, "sources" | "newId">): Edited {
  const { text: clean, refused } = inspectCharacters(text)
  const edited = readBlock(block, clean, written)
  return refused[0] ? { ...edited, problem: refused[0].sentence } : edited
}

function readBlock(block: Block, text: string, { sources, newId }: Pick<Written, "sources" | "newId">): Edited {
  if (text.trim() === "") return { blocks: [] }
  if (block.type === "divider") return { blocks: [block] }
  if (block.type === "code") return { blocks: [{ ...block, content: [{ type: "text", text }] }] }
  if (block.type === "table") return readTable(block, text, sources)
  const parts = text.split(/\n\s*\n/).filter((part) => part.trim() !== "")
  const parsed = parts.map((part) => markdownToInline(part.trim(), sources))
  const dropped = parsed.flatMap((part) => part.dropped)
  const [head, ...tail] = parsed.map((part) => part.content)
  return {
    blocks: [{ ...block, content: head ?? [] }, ...tail.map((content) => blockAfter(block, newId(), content))],
    problem: dropped[0]?.what,
  }
}

function readTable(block: Block & { type: "table" }, text: string, sources: readonly Source[]): Edited {
  const { table, dropped } = readTableText(text, { id: block.id, sources })
  return table
    ? { blocks: [table], problem: dropped[0]?.what }
    : { blocks: [block], problem: "This is no longer a table. Each row needs its | signs." }
}

function blockAfter(block: Block, id: string, content: Inline[]): Block {
  if (block.type === "list_item") return { id, type: "list_item", list: block.list, indent: block.indent, content }
  if (block.type === "quote") return { id, type: "quote", content }
  return { id, type: "paragraph", content }
}
