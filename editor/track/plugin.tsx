import type { Node } from "prosemirror-model"
import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state"
import { type Decoration, DecorationSet, type EditorView } from "prosemirror-view"
import type { Block } from "#core/document/schema"
import { type BlockChange, diffDocuments } from "#core/text/diff"
import { blocksOf } from "../model/convert"
import { decorateBlock, decorateGone, type Standing } from "./decorate"

type Tracked = {
  readonly base: readonly Block[]
  readonly marks: DecorationSet
  /** What the last look at the whole text found out about each block of it. */
  readonly standings: ReadonlyMap<string, Standing>
}
/** Look at the whole text now; with another base where one is given. */
type Order = { readonly base?: readonly Block[] }

type Numbers = ReadonlyMap<string, number>
type Tracking = {
  readonly base: readonly Block[]
  /** The numbers of the sources. */
  readonly numbers: Numbers
  readonly onLook: (view: EditorView) => void
}

const key = new PluginKey<Tracked>("tracked changes")
const PAUSE = 250

/** The id of what describes the changes of a block, in the list beside the text. */
export const detailsId = (blockId: string): string => `changes-of-${blockId}`

/**
 * Shows what the text says otherwise than the base as tracked changes: by the core's own comparison, so that the expert sees
 * what the editor will. A block is compared anew as soon as something in it changes; the whole, which finds what was moved
 * and taken out, in the next pause. `onLook` is told then.
 */
export function trackChanges({ base, numbers, onLook }: Tracking): Plugin<Tracked> {
  return new Plugin<Tracked>({
    key,
    state: {
      init: (_, { doc }) => look(doc, base, numbers),
      apply: (transaction, tracked, before, after) => {
        const order: Order | undefined = transaction.getMeta(key)
        if (order) return look(after.doc, order.base ?? tracked.base, numbers)
        return transaction.docChanged ? renew(tracked, transaction, { before, numbers }) : tracked
      },
    },
    props: { decorations: (state) => key.getState(state)?.marks },
    view: (view) => {
      let timer: ReturnType<typeof setTimeout> | undefined
      const lookSoon = () => {
        clearTimeout(timer)
        timer = setTimeout(() => {
          if (view.composing) lookSoon()
          else lookAgain(view)
        }, PAUSE)
      }
      timer = setTimeout(() => onLook(view))
      return {
        update: (_, before) => {
          if (before.doc !== view.state.doc) lookSoon()
          else if (key.getState(before) !== key.getState(view.state)) onLook(view)
        },
        destroy: () => clearTimeout(timer),
      }
    },
  })
}

/** Compares the whole text with the base, or with another one from now on. */
export function lookAgain(view: EditorView, base?: readonly Block[]): void {
  const order: Order = base ? { base } : {}
  view.dispatch(view.state.tr.setMeta(key, order).setMeta("addToHistory", false))
}

/** What the text is compared with. */
export const baseOf = (state: EditorState): readonly Block[] => key.getState(state)?.base ?? []

function look(doc: Node, base: readonly Block[], numbers: Numbers): Tracked {
  const changes = diffDocuments({ blocks: [...base] }, { blocks: blocksOf(doc) })
  const standings = new Map<string, Standing>()
  const marks: Decoration[] = []
  let at = 0
  for (const change of changes) {
    if (change.kind === "deleted") {
      marks.push(decorateGone(change, at, { numbers, details: detailsId(change.block.id) }))
      continue
    }
    const node = doc.child(change.to)
    const standing = standingOf(change)
    standings.set(change.block.id, standing)
    if (change.kind !== "same") {
      marks.push(...decorateBlock({ node, at }, standing, { numbers, details: detailsId(change.block.id) }))
    }
    at += node.nodeSize
  }
  return { base, standings, marks: DecorationSet.create(doc, marks) }
}

const standingOf = ({ kind, before }: BlockChange): Standing => ({
  ...(before && { before }),
  moved: kind === "moved" || kind === "moved-and-changed",
})

/** Compares only the blocks that a transaction touched. */
function renew(
  tracked: Tracked,
  { doc, mapping }: Transaction,
  { before, numbers }: { before: EditorState; numbers: Numbers },
): Tracked {
  const touched = touchedBlocks(before.doc, doc)
  let marks = tracked.marks.map(mapping, doc)
  for (const { node, at } of touched) {
    const to = at + node.nodeSize
    const stale = marks.find(at, to, (spec) => spec.own).filter((mark) => mark.from >= at && mark.to <= to)
    const standing = tracked.standings.get(node.attrs.id) ?? standingById(tracked.base, node.attrs.id)
    const setting = { numbers, details: detailsId(node.attrs.id) }
    marks = marks.remove(stale).add(doc, decorateBlock({ node, at }, standing, setting))
  }
  return { ...tracked, marks }
}

function standingById(base: readonly Block[], id: string): Standing {
  const before = base.find((block) => block.id === id)
  return { ...(before && { before }), moved: false }
}

function touchedBlocks(before: Node, after: Node): { node: Node; at: number }[] {
  let from = 0
  let at = 0
  while (from < before.childCount && from < after.childCount && before.child(from) === after.child(from)) {
    at += after.child(from).nodeSize
    from++
  }
  let tail = 0
  const most = Math.min(before.childCount, after.childCount) - from
  while (tail < most && before.child(before.childCount - 1 - tail) === after.child(after.childCount - 1 - tail)) tail++
  const touched: { node: Node; at: number }[] = []
  for (let i = from; i < after.childCount - tail; i++) {
    const node = after.child(i)
    touched.push({ node, at })
    at += node.nodeSize
  }
  return touched
}
