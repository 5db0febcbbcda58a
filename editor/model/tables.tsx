import type { Node } from "prosemirror-model"
import { Plugin } from "prosemirror-state"

/** Refuses what would tear a table: its rows keep as many cells as it has columns. */
export function steadyTables(): Plugin {
  return new Plugin({
    filterTransaction: (transaction, state) => {
      if (!transaction.docChanged) return true
      const known = new Set<Node>()
      state.doc.forEach((node) => void known.add(node))
      let isWhole = true
      transaction.doc.forEach((node) => {
        if (node.type.name === "table" && !known.has(node)) isWhole &&= hasWholeRows(node)
      })
      return isWhole
    },
  })
}

function hasWholeRows(table: Node): boolean {
  let isWhole = true
  table.child(1).forEach((row) => {
    isWhole &&= row.childCount === table.attrs.columns.length
  })
  return isWhole
}
