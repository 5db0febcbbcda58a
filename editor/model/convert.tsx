import { Fragment, type Node, type Schema } from "prosemirror-model"
import type { Block, BlockType, Inline, Mark } from "#core/document/schema"
import { attrsAt } from "./tables"

/** What each node says, worked out once: a node never changes, so an untouched block is always the same object. */
const known = new WeakMap<Node, Block>()

/** The blocks of a text as the editor has it, letter by letter; not yet in the core's normal form. */
export function blocksOf(doc: Node): Block[] {
  const blocks: Block[] = []
  doc.forEach((node) => {
    blocks.push(blockOf(node))
  })
  return blocks
}

/** One block of the text. */
export function blockOf(node: Node): Block {
  const found = known.get(node)
  if (found) return found
  const block = readBlock(node)
  known.set(node, block)
  return block
}

function readBlock(node: Node): Block {
  const { id, ...attrs } = node.attrs
  switch (node.type.name) {
    case "heading":
      return { id, type: "heading", level: attrs.level, content: inlinesOf(node) }
    case "list_item": {
      const start = attrs.start === null ? {} : { start: attrs.start }
      return { id, type: "list_item", list: attrs.list, indent: attrs.indent, ...start, content: inlinesOf(node) }
    }
    case "quote":
      return { id, type: "quote", ...(attrs.pull ? { pull: true } : {}), content: inlinesOf(node) }
    case "code_block": {
      const text = node.textContent
      const language = attrs.language ? { language: attrs.language } : {}
      return { id, type: "code", ...language, content: text === "" ? [] : [{ type: "text", text }] }
    }
    case "figure": {
      const credit = attrs.credit ? { credit: attrs.credit } : {}
      return { id, type: "figure", src: attrs.src, alt: attrs.alt, ...credit, content: inlinesOf(node) }
    }
    case "table":
      return { id, type: "table", columns: attrs.columns, rows: rowsOf(node), content: inlinesOf(node.child(0)) }
    case "divider":
      return { id, type: "divider", content: [] }
    default:
      return { id, type: "paragraph", content: inlinesOf(node) }
  }
}

function rowsOf(table: Node): Inline[][][] {
  const rows: Inline[][][] = []
  table.child(1).forEach((row) => {
    const cells: Inline[][] = []
    row.forEach((cell) => {
      cells.push(inlinesOf(cell))
    })
    rows.push(cells)
  })
  return rows
}

/** The inline content of a block or a cell; its offsets are the node's positions. */
export function inlinesOf(node: Node): Inline[] {
  const inlines: Inline[] = []
  node.forEach((child) => {
    if (child.type.name === "citation") inlines.push({ type: "citation", refId: child.attrs.refId })
    else if (child.type.name === "break") inlines.push({ type: "break" })
    else if (child.marks.length === 0) inlines.push({ type: "text", text: child.text ?? "" })
    else inlines.push({ type: "text", text: child.text ?? "", marks: child.marks.map(markOf) })
  })
  return inlines
}

function markOf({ type, attrs }: { type: { name: string }; attrs: Record<string, unknown> }): Mark {
  return type.name === "link" ? { type: "link", href: String(attrs.href) } : { type: type.name as "strong" }
}

/** A text for the editor. One without any block gets an empty paragraph to write in. */
export function docOf(schema: Schema, blocks: readonly Block[]): Node {
  const nodes = blocks.map((block) => nodeOf(schema, block))
  return schema.node("doc", null, nodes.length > 0 ? nodes : [schema.node("paragraph")])
}

/** One block for the editor. */
export function nodeOf(schema: Schema, block: Block): Node {
  const node = writeBlock(schema, block)
  known.set(node, block)
  return node
}

function writeBlock(schema: Schema, block: Block): Node {
  if (block.type === "table") return writeTable(schema, block)
  const { type, content, ...attrs } = block
  return schema.node(nodeName(type), attrs, contentOf(schema, content))
}

/** What the editor calls a kind of block. */
export const nodeName = (type: BlockType): string => (type === "code" ? "code_block" : type)

function writeTable(schema: Schema, { id, columns, rows, content }: Block & { type: "table" }): Node {
  const body = rows.map((cells, row) =>
    schema.node(
      "table_row",
      null,
      cells.map((cell, column) => schema.node("table_cell", attrsAt(row, column, columns), contentOf(schema, cell))),
    ),
  )
  const caption = schema.node("table_caption", null, contentOf(schema, content))
  return schema.node("table", { id, columns }, [caption, schema.node("table_body", null, body)])
}

/** Inline content for the editor; what its schema has no place for is left out. */
export function contentOf(schema: Schema, content: readonly Inline[]): Fragment {
  return Fragment.fromArray(
    content.flatMap((inline) => {
      if (inline.type === "text") {
        const marks = (inline.marks ?? []).map((mark) => schema.mark(mark.type, { ...mark }))
        return [schema.text(inline.text, marks)]
      }
      const type = schema.nodes[inline.type]
      return type ? [type.create(inline.type === "citation" ? { refId: inline.refId } : null)] : []
    }),
  )
}
