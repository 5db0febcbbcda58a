import { type Command, type EditorState, NodeSelection, TextSelection } from "prosemirror-state"
import { putBlock } from "./blocks"

/** What a picture has besides its caption, which is written beneath it. */
export type Picture = { readonly src: string; readonly alt: string; readonly credit: string }

/** The picture that the cursor is in or that is selected; null where there is none. */
export function pictureIn({ selection }: EditorState): { picture: Picture; at: number } | null {
  const { $from } = selection
  const [node, at] =
    selection instanceof NodeSelection && $from.depth === 0
      ? [selection.node, selection.from]
      : $from.depth > 0
        ? [$from.node(1), $from.before(1)]
        : [undefined, 0]
  if (node?.type.name !== "figure") return null
  const { src, alt, credit } = node.attrs
  return { picture: { src, alt, credit: credit ?? "" }, at }
}

/** Changes the picture that the cursor is in, or puts a new one behind the block that it is in; the caption comes next. */
export function setPicture({ src, alt, credit }: Picture): Command {
  return (state, dispatch) => {
    const { figure } = state.schema.nodes
    if (!figure) return false
    const attrs = { src, alt, credit: credit === "" ? null : credit }
    const found = pictureIn(state)
    if (!found) {
      return putBlock(figure.create(attrs), (transaction, at) =>
        transaction.setSelection(TextSelection.create(transaction.doc, at + 1)),
      )(state, dispatch)
    }
    const transaction = state.tr
    for (const [name, value] of Object.entries(attrs)) {
      if (state.doc.nodeAt(found.at)?.attrs[name] !== value) transaction.setNodeAttribute(found.at, name, value)
    }
    dispatch?.(transaction)
    return true
  }
}
