import { z } from "zod"
import { normaliseBlocks } from "#core/document/block-form"
import { readBlocks } from "#core/document/markdown/blocks-in"
import { type Dropped, nodesOfType } from "#core/document/markdown/reading"
import { readSources } from "#core/document/markdown/sources-in"
import { finishReading, reportDefinitions, startReading } from "#core/document/markdown/start"
import { isTangled } from "#core/document/markdown/tangled"
import { articleToMarkdown } from "#core/document/markdown-out"
import {
  type Block,
  breakSchema,
  type Document,
  type Inline,
  listItemSchema,
  paragraphSchema,
  quoteSchema,
  textSchema,
} from "#core/document/schema"

const content = z
  .array(z.union([textSchema, breakSchema]))
  .min(1)
  .max(5000)

/** The body of an insight: paragraphs, list items and quotations of marked text, without citations. */
export const insightDocumentSchema = z.strictObject({
  blocks: z
    .array(
      z.discriminatedUnion("type", [
        paragraphSchema.extend({ content }),
        listItemSchema.extend({ content }),
        quoteSchema.omit({ pull: true }).extend({ content }),
      ]),
    )
    .min(1)
    .max(500),
})

type Insight = { readonly document: Document; readonly dropped: Dropped[] }
type Report = (what: string) => void

/**
 * Reads the body of an insight from Markdown, in normal form, as `insightDocumentSchema` has it. Headings, code, tables
 * and pictures become paragraphs of their words, footnotes paragraphs at the end; all of it is reported.
 */
export function markdownToInsight(markdown: string, newId: () => string): Insight {
  if (isTangled(markdown)) return asPlainText(markdown, newId)
  const { root, reading, dropped } = startReading({ markdown, newId })
  for (const heading of nodesOfType(root, "heading")) heading.depth = 2
  readBlocks(root.children, "top", reading)
  const sources = readSources(root, reading)
  reportDefinitions(root, reading)
  const blocks = finishReading(reading).blocks.flatMap((block) => {
    const line = reading.lines.get(block.id) ?? 1
    return insightBlocks(block, { newId, report: (what) => dropped.push({ line, what }) })
  })
  const notes = sources.map(({ id, text }) => paragraph(newId(), [words(`[${id}] ${text}`)]))
  if (notes.length > 0) reading.drop({}, "An insight has no footnotes, so they became paragraphs at its end.")
  const document = normaliseBlocks({ blocks: [...blocks, ...notes] }, (what) => reading.drop({}, what))
  return { document, dropped: dropped.sort((a, b) => a.line - b.line) }
}

function asPlainText(text: string, newId: () => string): Insight {
  const lines = text.split("\n").filter((line) => line.trim() !== "")
  const blocks = lines.map((line) => paragraph(newId(), [words(line)]))
  const dropped = [
    { line: 1, what: "This text has too many Markdown signs in one place, so all of it was read as plain text." },
  ]
  return { document: normaliseBlocks({ blocks }, (what) => dropped.push({ line: 1, what })), dropped }
}

type Making = { readonly newId: () => string; readonly report: Report }

/** What a block of an article becomes in an insight. */
function insightBlocks(block: Block, { newId, report }: Making): Block[] {
  const { id } = block
  const content = withoutCitations(block.content)
  if (block.type === "paragraph" || block.type === "list_item") return [{ ...block, content }]
  if (block.type === "quote") return [{ id, type: "quote", content: block.pull ? content.map(strengthened) : content }]
  report(REPORTS[block.type])
  if (block.type === "heading") return [paragraph(id, content)]
  if (block.type === "code") return [paragraph(id, linesOf(block.content[0]?.text ?? ""))]
  if (block.type === "figure") return [paragraph(id, picturesWords(block))]
  if (block.type === "divider") return []
  const rows = block.rows.map((row) => paragraph(newId(), inARow(row.map(withoutCitations), " | ")))
  return content.length > 0 ? [...rows, paragraph(id, content)] : rows
}

const REPORTS = {
  heading: "An insight has no headings, so this one became a paragraph.",
  code: "An insight has no blocks of code, so this one became a paragraph.",
  figure: "An insight has no pictures, so the words of this one became a paragraph.",
  table: "An insight has no tables, so the rows of this one became paragraphs.",
  divider: "An insight has no dividing lines, so this one was left out.",
} as const

const paragraph = (id: string, inlines: Inline[]): Block => ({ id, type: "paragraph", content: inlines })
const words = (text: string): Inline => ({ type: "text", text })

const withoutCitations = (inlines: readonly Inline[]): Inline[] =>
  inlines.map((inline) => (inline.type === "citation" ? words(`[${inline.refId}]`) : inline))

// Written `> **words**`, which in an article is a pull quote.
const strengthened = (inline: Inline): Inline =>
  inline.type === "text" ? { ...inline, marks: [...(inline.marks ?? []), { type: "strong" }] } : inline

const linesOf = (code: string): Inline[] =>
  code.split("\n").flatMap((line, at): Inline[] => {
    const text: Inline[] = line === "" ? [] : [{ type: "text", text: line, marks: [{ type: "code" }] }]
    return at > 0 ? [{ type: "break" }, ...text] : text
  })

function picturesWords({ alt, credit, src, content: caption }: Extract<Block, { type: "figure" }>): Inline[] {
  const parts = [[words(alt)], withoutCitations(caption), credit ? [words(`Credit: ${credit}`)] : [], [words(src)]]
  return inARow(
    parts.filter((part) => part.length > 0),
    " ",
  )
}

const inARow = (parts: readonly Inline[][], between: string): Inline[] =>
  parts.flatMap((part, at) => (at > 0 ? [words(between), ...part] : part))

/** The body of an insight as Markdown that `markdownToInsight` reads back as the same, block ids aside. */
export function insightToMarkdown(document: Document): string {
  return articleToMarkdown({ title: "", document, sources: [] }).trim()
}
