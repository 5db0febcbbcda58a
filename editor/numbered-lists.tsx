import type { Node } from "prosemirror-model"
import { Plugin } from "prosemirror-state"
import { Decoration, DecorationSet } from "prosemirror-view"

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
  const next: number[] = []
  const marks: Decoration[] = []
  doc.forEach((node, at) => {
    const { indent, list, start } = node.attrs
    if (node.type.name !== "list_item") next.length = 0
    else {
      next.length = Math.min(next.length, indent + 1)
      if (list === "ordered") {
        const number = start ?? next[indent] ?? 1
        next[indent] = number + 1
        marks.push(Decoration.node(at, at + node.nodeSize, { start: String(number) }))
      } else next.length = Math.min(next.length, indent)
    }
  })
  return DecorationSet.create(doc, marks)
}
