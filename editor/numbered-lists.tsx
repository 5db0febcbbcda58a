import type { Node } from "prosemirror-model"
import { Plugin } from "prosemirror-state"
import { Decoration, DecorationSet } from "prosemirror-view"
import { listCounter } from "#core/document/numbering"

/** Each item of a numbered list is a list of its own in the text; here it is told its number. */
export function numberedLists(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    state: {
      init: (_, { doc }) => numbersOf(doc),
      apply: (transaction, numbers, before, after) => {
        if (!transaction.docChanged) return numbers
        return isListed(before.doc, after.doc) ? numbersOf(after.doc) : numbers.map(transaction.mapping, after.doc)
      },
    },
    props: {
      decorations(state) {
        return this.getState(state)
      },
    },
  })
}

/** Whether the order or the kind of blocks changed: typing within a block changes no number. */
function isListed(before: Node, after: Node): boolean {
  if (before.childCount !== after.childCount) return true
  for (let i = 0; i < after.childCount; i++) {
    const [was, is] = [before.child(i), after.child(i)]
    if (was !== is && (was.type !== is.type || was.attrs !== is.attrs)) return true
  }
  return false
}

function numbersOf(doc: Node): DecorationSet {
  const { take } = listCounter()
  const marks: Decoration[] = []
  doc.forEach((node, at) => {
    const { indent, list, start } = node.attrs
    const number = take(node.type.name === "list_item" ? { indent, list, start: start ?? undefined } : null)
    if (number !== undefined) marks.push(Decoration.node(at, at + node.nodeSize, { start: String(number) }))
  })
  return DecorationSet.create(doc, marks)
}
