import type { Node } from "prosemirror-model"
import { type Command, TextSelection, type Transaction } from "prosemirror-state"

type Placed = { readonly node: Node; readonly at: number }

/** The blocks of the text that are selected, whole or in part. */
export function selectedBlocks({ doc, selection }: { doc: Node; selection: { from: number; to: number } }): Placed[] {
  const blocks: Placed[] = []
  doc.forEach((node, at) => {
    if (at + node.nodeSize > selection.from && at < selection.to + (selection.from === selection.to ? 1 : 0))
      blocks.push({ node, at })
  })
  return blocks
}

/** Moves the selected blocks past the one before (-1) or after (1) them. */
export function moveBlocks(by: 1 | -1): Command {
  return (state, dispatch) => {
    const blocks = selectedBlocks(state)
    const [first, last] = [blocks[0], blocks.at(-1)]
    if (!first || !last) return false
    const end = last.at + last.node.nodeSize
    const other = by < 0 ? state.doc.resolve(first.at).nodeBefore : state.doc.resolve(end).nodeAfter
    if (!other) return false
    // The neighbour steps to the other side, so that the selection stays where it is in its blocks.
    const from = by < 0 ? first.at - other.nodeSize : end
    const transaction = state.tr.delete(from, from + other.nodeSize)
    transaction.insert(by < 0 ? end - other.nodeSize : first.at, other)
    dispatch?.(transaction.scrollIntoView())
    return true
  }
}

/** Takes the selected blocks out. */
export const removeBlocks: Command = (state, dispatch) => {
  const blocks = selectedBlocks(state)
  const [first, last] = [blocks[0], blocks.at(-1)]
  if (!first || !last) return false
  const transaction = state.tr.delete(first.at, last.at + last.node.nodeSize)
  transaction.setSelection(
    TextSelection.near(transaction.doc.resolve(Math.min(first.at, transaction.doc.content.size)), -1),
  )
  dispatch?.(transaction.scrollIntoView())
  return true
}

/** Begins a paragraph behind the block that the cursor is in. */
export const leaveBlock: Command = (state, dispatch) => {
  const paragraph = state.schema.nodes.paragraph?.create()
  if (!paragraph) return false
  const { $from, to } = state.selection
  const after = $from.depth === 0 ? to : $from.after(1)
  const transaction = state.tr.insert(after, paragraph)
  dispatch?.(transaction.setSelection(TextSelection.create(transaction.doc, after + 1)).scrollIntoView())
  return true
}

/** Puts a block behind the one that the cursor is in, or in its place where it is an empty paragraph; `enter` moves the cursor. */
export function putBlock(block: Node, enter: (transaction: Transaction, at: number) => Transaction): Command {
  return (state, dispatch) => {
    const { node, at } = selectedBlocks(state).at(-1) ?? {}
    if (!node || at === undefined) return false
    const end = at + node.nodeSize
    const isEmpty = node.type.name === "paragraph" && node.content.size === 0
    const transaction = isEmpty ? state.tr.replaceWith(at, end, block) : state.tr.insert(end, block)
    dispatch?.(enter(transaction, isEmpty ? at : end).scrollIntoView())
    return true
  }
}

/** Draws a line behind the block that the cursor is in, and goes on below it. */
export const drawLine: Command = (state, dispatch) => {
  const { divider, paragraph } = state.schema.nodes
  if (!divider || !paragraph) return false
  return putBlock(divider.create(), (transaction, at) => {
    const next = at + 1
    if (!transaction.doc.nodeAt(next)?.isTextblock) transaction.insert(next, paragraph.create())
    return transaction.setSelection(TextSelection.create(transaction.doc, next + 1))
  })(state, dispatch)
}
