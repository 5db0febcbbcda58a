import type { Node } from "prosemirror-model"
import { Plugin } from "prosemirror-state"
import { Decoration, DecorationSet } from "prosemirror-view"

/** Words of a block, by the offsets of their characters in it. */
export type MarkedPassage = { readonly blockId: string; readonly start: number; readonly end: number }

/** Marks the words that somebody came from, so that they are found again; the first change takes the mark off. */
export function markedPassage(passage: MarkedPassage): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    state: {
      init: (_, { doc }) => DecorationSet.create(doc, marksOf(doc, passage)),
      apply: ({ docChanged }, marks) => (docChanged ? DecorationSet.empty : marks),
    },
    props: {
      decorations(state) {
        return this.getState(state)
      },
    },
  })
}

/** Where a block begins; -1 where there is none of this id. */
export function placeOfBlock(doc: Node, blockId: string): number {
  let place = -1
  doc.forEach((node, at) => {
    if (node.attrs.id === blockId) place = at
  })
  return place
}

function marksOf(doc: Node, { blockId, start, end }: MarkedPassage): Decoration[] {
  const place = placeOfBlock(doc, blockId)
  const node = place < 0 ? null : doc.nodeAt(place)
  // Of a table or a picture the whole is selected instead.
  if (!node?.isTextblock || end > node.content.size) return []
  return [Decoration.inline(place + 1 + start, place + 1 + end, { class: "marked-passage" })]
}
