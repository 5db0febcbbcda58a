import type { Block, BlockType, Document, Inline, Mark, Source } from "#core/document/schema"

/*
 * Builders for documents: `doc(p("One ", strong("two"), cite("s1")), h2("Next"))`. A string stands for plain text.
 * Ids are "b1", "b2", ... in the order of a `doc()`; give your own by `withId("x", p("..."))` or `{ id: "x" }`.
 */
type Piece = string | Inline
type BlockOf<T extends BlockType> = Extract<Block, { type: T }>
type Overrides<T extends BlockType> = Partial<BlockOf<T>>
type Pieces<T extends BlockType> = (Piece | Overrides<T>)[]

const UNNAMED = "unnamed"

export function doc(...blocks: Block[]): Document {
  return { blocks: blocks.map((block, at) => (block.id === UNNAMED ? { ...block, id: `b${at + 1}` } : block)) }
}

export const withId = <B extends Block>(id: string, block: B): B => ({ ...block, id })

export const t = (text: string, ...marks: Mark[]): Inline =>
  marks.length === 0 ? { type: "text", text } : { type: "text", text, marks }
export const strong = (text: string): Inline => t(text, { type: "strong" })
export const em = (text: string): Inline => t(text, { type: "em" })
export const sub = (text: string): Inline => t(text, { type: "sub" })
export const sup = (text: string): Inline => t(text, { type: "sup" })
export const code = (text: string): Inline => t(text, { type: "code" })
export const strike = (text: string): Inline => t(text, { type: "strike" })
export const link = (text: string, href: string): Inline => t(text, { type: "link", href })
export const cite = (refId: string): Inline => ({ type: "citation", refId })
export const br: Inline = { type: "break" }

export function p(...pieces: Pieces<"paragraph">): BlockOf<"paragraph"> {
  const { content, overrides } = sorted<"paragraph">(pieces)
  return { id: UNNAMED, type: "paragraph", content, ...overrides }
}

export const h2 = (...pieces: Pieces<"heading">) => heading(2, pieces)
export const h3 = (...pieces: Pieces<"heading">) => heading(3, pieces)
export const h4 = (...pieces: Pieces<"heading">) => heading(4, pieces)

/** A bullet: `li("text")`, deeper `li("text", { indent: 1 })`. */
export const li = (...pieces: Pieces<"list_item">) => listItem("bullet", pieces)
/** A numbered item: `oli("text")`, first number `oli("text", { start: 5 })`. */
export const oli = (...pieces: Pieces<"list_item">) => listItem("ordered", pieces)

export function quote(...pieces: Pieces<"quote">): BlockOf<"quote"> {
  const { content, overrides } = sorted<"quote">(pieces)
  return { id: UNNAMED, type: "quote", content, ...overrides }
}

export const pullQuote = (...pieces: Pieces<"quote">) => quote({ pull: true }, ...pieces)

export function codeBlock(text: string, overrides: Overrides<"code"> = {}): BlockOf<"code"> {
  return { id: UNNAMED, type: "code", content: text === "" ? [] : [{ type: "text", text }], ...overrides }
}

/** A figure; the pieces are its caption: `figure("/cells.png", "Cells under a microscope", "Figure 1.")`. */
export function figure(src: string, alt: string, ...pieces: Pieces<"figure">): BlockOf<"figure"> {
  const { content, overrides } = sorted<"figure">(pieces)
  return { id: UNNAMED, type: "figure", src, alt, content, ...overrides }
}

/** A table, header row first; the pieces are its caption: `table([["Drug", "Dose"], ["A", "5 mg"]], "Table 1.")`. */
export function table(rows: (string | Inline[])[][], ...pieces: Pieces<"table">): BlockOf<"table"> {
  const { content, overrides } = sorted<"table">(pieces)
  const columns = (rows[0] ?? []).map(() => null)
  const cells = rows.map((row) => row.map((cell) => (typeof cell === "string" ? inline(cell) : cell)))
  return { id: UNNAMED, type: "table", columns, rows: cells, content, ...overrides }
}

export const divider = (overrides: Overrides<"divider"> = {}): BlockOf<"divider"> => ({
  id: UNNAMED,
  type: "divider",
  content: [],
  ...overrides,
})

/** A source: `source("s1")`, `source("s1", { text: "Smith J. 2020.", doi: "10.1000/1" })`. */
export const source = (id: string, overrides: Partial<Source> = {}): Source => ({
  id,
  text: `Source ${id}.`,
  ...overrides,
})

/** Inline content of pieces: `inline("One ", strong("two"))`; an empty string gives none. */
export const inline = (...pieces: Piece[]): Inline[] =>
  pieces.filter((piece) => piece !== "").map((piece) => (typeof piece === "string" ? t(piece) : piece))

/** A maker of ids in order, for functions that take `newId`: "n1", "n2", ... */
export function idsInOrder(prefix = "n"): () => string {
  let last = 0
  return () => {
    last += 1
    return `${prefix}${last}`
  }
}

function heading(level: 2 | 3 | 4, pieces: Pieces<"heading">): BlockOf<"heading"> {
  const { content, overrides } = sorted<"heading">(pieces)
  return { id: UNNAMED, type: "heading", level, content, ...overrides }
}

function listItem(list: "bullet" | "ordered", pieces: Pieces<"list_item">): BlockOf<"list_item"> {
  const { content, overrides } = sorted<"list_item">(pieces)
  return { id: UNNAMED, type: "list_item", list, indent: 0, content, ...overrides }
}

function sorted<T extends BlockType>(pieces: Pieces<T>): { content: Inline[]; overrides: Overrides<T> } {
  const content: Inline[] = []
  let overrides: Overrides<T> = {}
  for (const piece of pieces) {
    if (typeof piece === "string" || isInline(piece)) content.push(...inline(piece))
    else overrides = { ...overrides, ...piece }
  }
  return { content, overrides }
}

const isInline = (piece: object): piece is Inline =>
  "type" in piece && (piece.type === "text" || piece.type === "citation" || piece.type === "break")
