import { splitBlockAs, toggleMark } from "prosemirror-commands"
import type { Node, ResolvedPos } from "prosemirror-model"
import { type Command, NodeSelection, TextSelection } from "prosemirror-state"
import { nextRow } from "../tables/commands"
import { leaveBlock, selectedBlocks } from "./blocks"

export type BlockForm =
  | { readonly type: "paragraph" | "quote" | "code_block" }
  | { readonly type: "heading"; readonly level: 2 | 3 | 4 }
  | { readonly type: "list_item"; readonly list: "bullet" | "ordered" }

const PROSE = new Set(["paragraph", "heading", "list_item", "quote", "code_block"])

/** Whether a block has a form already. */
export function hasForm(node: Node, form: BlockForm): boolean {
  const { type, ...attrs } = form
  return node.type.name === type && Object.entries(attrs).every(([name, value]) => node.attrs[name] === value)
}

/** Gives the selected blocks of prose a form; the form that they all have already is taken off again. */
export function setForm(form: BlockForm): Command {
  return (state, dispatch) => {
    const blocks = selectedBlocks(state).filter(({ node }) => PROSE.has(node.type.name))
    if (blocks.length === 0 || !state.schema.nodes[form.type]) return false
    const isOn = blocks.every(({ node }) => hasForm(node, form))
    const { type, ...attrs }: BlockForm = isOn ? { type: "paragraph" } : form
    const nodeType = state.schema.nodes[type] ?? state.schema.topNodeType
    const transaction = state.tr
    for (const { node, at } of blocks) {
      const kept = node.type.name === "list_item" && type === "list_item" ? { indent: node.attrs.indent } : {}
      const from = transaction.mapping.map(at)
      // What code cannot hold goes; its lines become lines, and back.
      transaction.setBlockType(from, from + node.nodeSize, nodeType, { ...attrs, ...kept, id: node.attrs.id })
    }
    dispatch?.(transaction.scrollIntoView())
    return true
  }
}

/** Moves the selected list items in (1) or out (-1); moved out of its list, an item becomes a paragraph. */
export function indent(by: 1 | -1): Command {
  return (state, dispatch) => {
    const items = selectedBlocks(state).filter(({ node }) => node.type.name === "list_item")
    if (items.length === 0) return false
    const transaction = state.tr
    for (const { node, at } of items) {
      const depth = node.attrs.indent + by
      if (depth < 0) transaction.setNodeMarkup(at, state.schema.nodes.paragraph, { id: node.attrs.id })
      else if (depth <= 3) transaction.setNodeAttribute(at, "indent", depth)
    }
    dispatch?.(transaction)
    return true
  }
}

/** Sets the selected quotations large, as pull quotes, or sets them back. */
export const togglePull: Command = (state, dispatch) => {
  const quotes = selectedBlocks(state).filter(({ node }) => node.type.name === "quote")
  if (quotes.length === 0) return false
  const transaction = state.tr
  const pull = !quotes.every(({ node }) => node.attrs.pull)
  for (const { at } of quotes) transaction.setNodeAttribute(at, "pull", pull)
  dispatch?.(transaction)
  return true
}

/** Names the language of the code that the cursor is in; null where it has none. */
export function setLanguage(language: string | null): Command {
  return (state, dispatch) => {
    const [block] = selectedBlocks(state)
    if (block?.node.type.name !== "code_block") return false
    dispatch?.(state.tr.setNodeAttribute(block.at, "language", language))
    return true
  }
}

/** Enter: the next block is of the same kind in lists and quotations; an empty one ends the list. A caption is left. */
export const enter: Command = (state, dispatch, view) => {
  const { $from, empty } = state.selection
  const { parent } = $from
  if (parent.type.spec.code) return false
  if ($from.depth !== 1 || parent.type.spec.isolating) return nextRow(state, dispatch) || leaveBlock(state, dispatch)
  const isList = parent.type.name === "list_item" || parent.type.name === "quote"
  if (isList && empty && parent.content.size === 0) {
    const out = parent.type.name === "list_item" ? indent(-1) : setForm({ type: "paragraph" })
    return out(state, dispatch)
  }
  return splitBlockAs((node, atEnd) => {
    const type = node.type
    if (isList) return { type, attrs: { ...node.attrs, start: null } }
    return atEnd ? { type: state.schema.nodes.paragraph ?? type } : { type, attrs: node.attrs }
  })(state, dispatch, view)
}

/** Backspace at the start of a heading, list item, quotation or code makes a paragraph of it first. */
export const plainFirst: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  if (!empty || $from.parentOffset > 0 || $from.depth !== 1) return false
  const { name } = $from.parent.type
  if (name === "list_item") return indent(-1)(state, dispatch)
  return name !== "paragraph" && PROSE.has(name) ? setForm({ type: "paragraph" })(state, dispatch) : false
}

/** A line break within a block; in code a new line. */
export const lineBreak: Command = (state, dispatch) => {
  const type = state.schema.nodes.break
  if (!type || !state.selection.$from.parent.inlineContent) return false
  const isCode = state.selection.$from.parent.type.spec.code
  dispatch?.((isCode ? state.tr.insertText("\n") : state.tr.replaceSelectionWith(type.create())).scrollIntoView())
  return true
}

/** Subscript and superscript exclude each other. */
export function toggleScript(name: "sub" | "sup"): Command {
  return (state, dispatch, view) => {
    const { marks } = state.schema
    const [type, other] = name === "sub" ? [marks.sub, marks.sup] : [marks.sup, marks.sub]
    if (!type || !other) return false
    const { from, to } = state.selection
    return toggleMark(type)(
      state,
      dispatch && ((transaction) => dispatch(transaction.removeMark(from, to, other))),
      view,
    )
  }
}

/** Makes the selected words a link to an address, or takes the link off where `href` is null. */
export function setLink(href: string | null): Command {
  return (state, dispatch) => {
    const type = state.schema.marks.link
    const { from, to, empty, $from } = state.selection
    if (!type || (empty && href !== null && !type.isInSet($from.marks()))) return false
    const range = empty ? linkAround($from) : { from, to }
    const transaction = state.tr.removeMark(range.from, range.to, type)
    if (href !== null) transaction.addMark(range.from, range.to, type.create({ href }))
    dispatch?.(transaction)
    return true
  }
}

/** The stretch of text around a position that leads to the same address. */
function linkAround($from: ResolvedPos): { from: number; to: number } {
  const { parent, pos } = $from
  const start = $from.start()
  let range = { from: pos, to: pos }
  parent.forEach((node, offset) => {
    const from = start + offset
    const isHere = from <= pos && from + node.nodeSize >= pos
    if (isHere && node.marks.some((mark) => mark.type.name === "link")) range = { from, to: from + node.nodeSize }
  })
  return range
}

/** Cites a source where the cursor is. */
export function cite(refId: string): Command {
  return (state, dispatch) => {
    const type = state.schema.nodes.citation
    if (!type || !state.selection.$from.parent.inlineContent || state.selection instanceof NodeSelection) return false
    if (state.selection.$from.parent.type.spec.code) return false
    const { to } = state.selection
    const transaction = state.tr.insert(to, type.create({ refId }))
    dispatch?.(transaction.setSelection(TextSelection.create(transaction.doc, to + 1)).scrollIntoView())
    return true
  }
}
