import type { Node } from "prosemirror-model"
import { type EditorState, Plugin, type Transaction } from "prosemirror-state"

/**
 * Keeps the ids of blocks unique and steady: a block split in two keeps its id in the part that stands where it stood, or in
 * the other where that one is empty; a block copied keeps it where it was; every other block gets a new one.
 */
export function steadyIds(newId: () => string): Plugin {
  return new Plugin({
    appendTransaction: (transactions, before, after) => {
      if (!transactions.some((transaction) => transaction.docChanged)) return null
      const wrong = withoutOwnId(transactions, before, after.doc)
      return wrong.length === 0 ? null : renamed(after, wrong, newId)
    },
  })
}

type Placed = { readonly node: Node; readonly at: number }

function withoutOwnId(transactions: readonly Transaction[], before: EditorState, doc: Node): Placed[] {
  const byId = new Map<string, Placed[]>()
  doc.forEach((node, at) => {
    const same = byId.get(node.attrs.id)
    if (same) same.push({ node, at })
    else byId.set(node.attrs.id, [{ node, at }])
  })
  const wrong: Placed[] = [...(byId.get("") ?? [])]
  byId.delete("")
  for (const [id, placed] of byId) {
    if (placed.length === 1) continue
    const keeper = keeperOf(placed, whereItWas(transactions, before, id))
    wrong.push(...placed.filter((one) => one !== keeper))
  }
  return wrong
}

/** Where the block with this id would stand now, by what was done since. */
function whereItWas(transactions: readonly Transaction[], before: EditorState, id: string): number {
  let place = -1
  before.doc.forEach((node, at) => {
    if (node.attrs.id === id) place = at
  })
  if (place < 0) return -1
  return transactions.reduce((at, { mapping }) => mapping.map(at, 1), place)
}

function keeperOf(placed: readonly Placed[], expected: number): Placed | undefined {
  const stood = placed.find(({ at }) => at === expected) ?? placed[0]
  const isEmptied = stood?.node.isTextblock && stood.node.content.size === 0
  return (isEmptied ? placed.find(({ node }) => node.content.size > 0) : undefined) ?? stood
}

function renamed(state: EditorState, wrong: readonly Placed[], newId: () => string): Transaction {
  const transaction = state.tr
  for (const { at } of wrong) transaction.setNodeAttribute(at, "id", newId())
  return transaction
}
