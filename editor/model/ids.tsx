import { isHistoryTransaction } from "prosemirror-history"
import type { Node } from "prosemirror-model"
import { type EditorState, Plugin, type Transaction } from "prosemirror-state"

/**
 * Keeps the ids of blocks unique and steady: a block split in two keeps its id in the part that stands where it stood, or in
 * the other where that one is empty; of blocks that are joined the first keeps it, unless none of its words are left; a block
 * copied keeps it where it was; every other block gets a new one.
 */
export function steadyIds(newId: () => string): Plugin {
  return new Plugin({
    appendTransaction: (transactions, before, after) => {
      // Undo gives back the ids with the words.
      const isWritten = transactions.some((one) => one.docChanged && !isHistoryTransaction(one))
      if (!isWritten) return null
      const transaction = after.tr
      for (const { at } of withoutOwnId(transactions, before, after.doc)) {
        transaction.setNodeAttribute(at, "id", newId())
      }
      for (const { at, id } of takenOver(transactions, before, after.doc)) transaction.setNodeAttribute(at, "id", id)
      return transaction.docChanged ? transaction : null
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

/** Blocks that lost all their own words to those of another that they were joined with, and that one's id. */
function takenOver(
  transactions: readonly Transaction[],
  { doc: before }: EditorState,
  doc: Node,
): { at: number; id: string }[] {
  if (doc.childCount >= before.childCount) return []
  const there = new Set(doc.children.map(({ attrs }) => attrs.id))
  const now = (at: number, side: -1 | 1) => transactions.reduce((place, { mapping }) => mapping.map(place, side), at)
  const isLeft = ({ node, at }: Placed) => now(at + 1, -1) < now(at + node.nodeSize - 1, 1)
  const was = new Map<string, Placed>()
  before.forEach((node, at) => void was.set(node.attrs.id, { node, at }))
  const found = new Map<number, string>()
  before.forEach((node, at) => {
    if (there.has(node.attrs.id) || !node.isTextblock || !isLeft({ node, at })) return
    const end = doc.resolve(now(at + node.nodeSize - 1, -1))
    if (end.depth === 0) return
    const first = was.get(end.node(1).attrs.id)
    if (first?.node.isTextblock && first.at < at && !isLeft(first)) found.set(end.before(1), node.attrs.id)
  })
  return [...found].map(([at, id]) => ({ at, id }))
}
