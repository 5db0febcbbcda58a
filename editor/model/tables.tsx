import type { Node } from "prosemirror-model"
import { type EditorState, Plugin, type Transaction } from "prosemirror-state"
import type { TableBlock } from "#core/document/schema"

/** What a cell has from its place: the first of a column or row is its heading, and all are aligned as their column is. */
export function attrsAt(row: number, column: number, columns: TableBlock["columns"]) {
  return { head: row === 0 ? "col" : column === 0 ? "row" : null, align: columns[column] ?? null }
}

/** Refuses what would tear a table: its rows keep as many cells as it has columns. Its cells look as their place demands. */
export function steadyTables(): Plugin {
  return new Plugin({
    filterTransaction: (transaction, state) =>
      !transaction.docChanged || changedTables(state.doc, transaction.doc).every(({ node }) => hasWholeRows(node)),
    appendTransaction: (transactions, before, after) =>
      transactions.some(({ docChanged }) => docChanged) ? withLooks(before, after) : null,
  })
}

type Placed = { readonly node: Node; readonly at: number }

function changedTables(before: Node, after: Node): Placed[] {
  const known = new Set<Node>(before.children)
  const changed: Placed[] = []
  after.forEach((node, at) => {
    if (node.type.name === "table" && !known.has(node)) changed.push({ node, at })
  })
  return changed
}

function hasWholeRows(table: Node): boolean {
  return table.child(1).children.every(({ childCount }) => childCount === table.attrs.columns.length)
}

function withLooks(before: EditorState, after: EditorState): Transaction | null {
  const transaction = after.tr
  for (const { node, at } of changedTables(before.doc, after.doc)) {
    let place = at + 2 + node.child(0).nodeSize
    for (const [row, line] of node.child(1).children.entries()) {
      place += 1
      for (const [column, cell] of line.children.entries()) {
        for (const [name, value] of Object.entries(attrsAt(row, column, node.attrs.columns))) {
          if (cell.attrs[name] !== value) transaction.setNodeAttribute(place, name, value)
        }
        place += cell.nodeSize
      }
      place += 1
    }
  }
  return transaction.docChanged ? transaction : null
}
