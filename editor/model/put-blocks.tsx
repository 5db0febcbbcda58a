import type { EditorState, Transaction } from "prosemirror-state"
import type { Block } from "#core/document/schema"
import { sameBlock } from "#core/text/same-block"
import { blockOf, nodeOf } from "./convert"

/** Makes the text say `blocks`, replacing no more of it than differs, so that the cursor and undo lose little. */
export function putBlocks(state: EditorState, blocks: readonly Block[]): Transaction {
  const { doc, schema, tr } = state
  if (blocks.length === 0) return tr.replaceWith(0, doc.content.size, schema.node("paragraph"))
  const isSame = (mine: number, theirs: number): boolean => {
    const block = blocks[theirs]
    const own = blockOf(doc.child(mine))
    return block !== undefined && own.id === block.id && sameBlock(own, block)
  }
  let from = 0
  while (from < doc.childCount && from < blocks.length && isSame(from, from)) from++
  let tail = 0
  const most = Math.min(doc.childCount, blocks.length) - from
  while (tail < most && isSame(doc.childCount - 1 - tail, blocks.length - 1 - tail)) tail++
  if (from === doc.childCount && from === blocks.length) return tr
  const nodes = blocks.slice(from, blocks.length - tail).map((block) => nodeOf(schema, block))
  return tr.replaceWith(placeOf(state, from), placeOf(state, doc.childCount - tail), nodes)
}

function placeOf({ doc }: EditorState, index: number): number {
  let at = 0
  for (let i = 0; i < index; i++) at += doc.child(i).nodeSize
  return at
}
