import { z } from "zod"

/*
 * The document is ProseMirror-compatible in spirit and flat in shape: one list of blocks, each with a stable id.
 * Lists and quotes are attributes, not nesting, so that merging is a sequence problem (CORE.md section 1).
 */

const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, "An id has 1 to 64 letters, digits, hyphens or underscores.")

/** The marks a run of text may carry. A text has at most one mark of each type, in the order of `MARK_ORDER`. */
const plainMark = z.strictObject({ type: z.enum(["strong", "em", "sub", "sup", "code", "strike"]) })
const linkMark = z.strictObject({ type: z.literal("link"), href: z.string().min(1).max(2000) })
export const markSchema = z.union([plainMark, linkMark])

/** A run of text; never empty. Neighbours with equal marks are joined by the normaliser. */
export const textSchema = z.strictObject({
  type: z.literal("text"),
  text: z.string().min(1),
  marks: z.array(markSchema).max(7).optional(),
})

/** Atoms count as one UTF-16 code unit (U+FFFC) in every offset of a block's text. */
export const citationSchema = z.strictObject({ type: z.literal("citation"), refId: id })
export const breakSchema = z.strictObject({ type: z.literal("break") })
export const inlineSchema = z.union([textSchema, citationSchema, breakSchema])
const inlines = z.array(inlineSchema).max(20_000)

const align = z.enum(["left", "center", "right"]).nullable()

export const paragraphSchema = z.strictObject({ id, type: z.literal("paragraph"), content: inlines })
export const headingSchema = z.strictObject({
  id,
  type: z.literal("heading"),
  level: z.union([z.literal(2), z.literal(3), z.literal(4)]),
  content: inlines,
})
export const listItemSchema = z.strictObject({
  id,
  type: z.literal("list_item"),
  list: z.enum(["bullet", "ordered"]),
  indent: z.number().int().min(0).max(3),
  /** First number of an ordered list; only on the item that starts it. */
  start: z.number().int().min(0).max(999_999_999).optional(),
  content: inlines,
})
/** `pull` marks a pull quote: set large by the article page. */
export const quoteSchema = z.strictObject({
  id,
  type: z.literal("quote"),
  pull: z.boolean().optional(),
  content: inlines,
})
export const codeSchema = z.strictObject({
  id,
  type: z.literal("code"),
  language: z.string().max(40).optional(),
  content: z.array(z.strictObject({ type: z.literal("text"), text: z.string().min(1) })).max(1),
})
/** `content` is the caption. */
export const figureSchema = z.strictObject({
  id,
  type: z.literal("figure"),
  src: z.string().min(1).max(2000),
  alt: z.string().max(1000),
  credit: z.string().max(500).optional(),
  content: inlines,
})
/** A table's `content` is its caption; `rows[0]` is the header row. All rows have as many cells as `columns`. */
export const tableSchema = z.strictObject({
  id,
  type: z.literal("table"),
  columns: z.array(align).min(1).max(50),
  rows: z.array(z.array(inlines).min(1).max(50)).min(1).max(1000),
  content: inlines,
})
export const dividerSchema = z.strictObject({ id, type: z.literal("divider"), content: z.array(inlineSchema).max(0) })

/** One top-level piece of an article. Every block has `content` (inline), so that authorship and anchors treat all alike. */
export const blockSchema = z.discriminatedUnion("type", [
  paragraphSchema,
  headingSchema,
  listItemSchema,
  quoteSchema,
  codeSchema,
  figureSchema,
  tableSchema,
  dividerSchema,
])

export const documentSchema = z.strictObject({ blocks: z.array(blockSchema).max(20_000) })

/** A source in the article's reference table; citations point at `id`. */
export const sourceSchema = z.strictObject({
  /** Unique among the article's sources, also when case is ignored. */
  id,
  /** How the source is printed in the list of sources, plain text. */
  text: z.string().min(1).max(2000),
  url: z.string().max(2000).optional(),
  doi: z.string().max(300).optional(),
})

export type Mark = z.infer<typeof markSchema>
export type Inline = z.infer<typeof inlineSchema>
export type Block = z.infer<typeof blockSchema>
export type BlockType = Block["type"]
export type TableBlock = z.infer<typeof tableSchema>
export type Document = z.infer<typeof documentSchema>
export type Source = z.infer<typeof sourceSchema>
