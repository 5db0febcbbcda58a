import { closeHistory, history, redoDepth, undoDepth } from "prosemirror-history"
import { Fragment, type Node, type Schema } from "prosemirror-model"
import { EditorState, Plugin, PluginKey, Selection } from "prosemirror-state"
import type { Block } from "#core/document/schema"
import { blocksOf, docOf, nodeOf } from "../model/convert"

/** The texts that undo would lead back to, the oldest first. */
export type Trail = readonly Node[]

/** What leads from one text of a trail to the one before it: blocks in place of those from..to. */
type Patch = { readonly from: number; readonly to: number; readonly blocks: readonly Block[] }
/** A trail as it is kept, the newest first, with what the text said and the ids of its blocks. */
export type KeptTrail = {
  readonly text: string
  readonly ids: readonly string[]
  readonly patches: readonly Patch[]
}

/** As many steps as the history itself keeps, and no more than a browser keeps without a thought. */
const MOST_STEPS = 100
const MOST_LETTERS = 500_000

const key = new PluginKey<Trail>("trail")

/** Notes the texts that undo would lead back to. It stands behind the history among the plugins. */
export function undoTrail(begun: Trail): Plugin<Trail> {
  return new Plugin<Trail>({
    key,
    state: { init: () => begun, apply: (_, trail, before, after) => follow(trail, before, after) },
  })
}

/** The texts that undo would lead back to. */
export const trailOf = (state: EditorState): Trail => key.getState(state) ?? []

function follow(trail: Trail, before: EditorState, after: EditorState): Trail {
  const [was, is] = [undoDepth(before), undoDepth(after)]
  if (redoDepth(after) > redoDepth(before)) return trail.slice(0, Math.max(0, trail.length - (was - is)))
  if (is === 0) return []
  return is === was ? trail : [...trail, before.doc].slice(-Math.min(is, MOST_STEPS))
}

/** Writes a trail down; where it is too long, without its oldest part. */
export function writeTrail(doc: Node, trail: Trail): KeptTrail {
  const patches: Patch[] = []
  let letters = 0
  let later = doc
  for (const earlier of trail.toReversed()) {
    const patch = patchTo(later, earlier)
    letters += JSON.stringify(patch).length
    if (letters > MOST_LETTERS) break
    patches.push(patch)
    later = earlier
  }
  return {
    text: fingerprint(docOf(doc.type.schema, blocksOf(doc))),
    ids: doc.children.map(({ attrs }) => attrs.id),
    patches,
  }
}

/**
 * A text with the history that it had; null where it says anything else than it said then, whatever its blocks are called.
 * This works by doing everything that was done once more, from the oldest text of the trail on.
 */
export function readTrail(
  schema: Schema,
  blocks: readonly Block[],
  kept: KeptTrail,
): { state: EditorState; trail: Trail } | null {
  const doc = docOf(schema, blocks)
  if (kept.text !== fingerprint(doc) || kept.ids.length !== doc.childCount) return null
  const names = new Map(kept.ids.map((id, at) => [id, blocks[at]?.id ?? id]))
  const texts = [doc]
  for (const patch of kept.patches) {
    const [later, earlier] = [texts.at(-1) ?? doc, patched(texts.at(-1) ?? doc, patch, names)]
    // What changed nothing that is kept would be a step that does nothing.
    if (!earlier.eq(later)) texts.push(earlier)
  }
  let state = EditorState.create({ doc: texts.at(-1) ?? doc, plugins: [history()] })
  for (const text of texts.toReversed().slice(1)) state = stepTo(state, text)
  if (!state.doc.eq(doc)) return null
  return { state: state.apply(closeHistory(state.tr)), trail: texts.slice(1).toReversed() }
}

function patchTo(later: Node, earlier: Node): Patch {
  const [mine, theirs] = [later.children, earlier.children]
  let from = 0
  while (from < mine.length && from < theirs.length && mine[from] === theirs[from]) from++
  let tail = 0
  const most = Math.min(mine.length, theirs.length) - from
  while (tail < most && mine[mine.length - 1 - tail] === theirs[theirs.length - 1 - tail]) tail++
  const blocks = blocksOf(earlier).slice(from, theirs.length - tail)
  return { from, to: mine.length - tail, blocks }
}

function patched(doc: Node, { from, to, blocks }: Patch, names: ReadonlyMap<string, string>): Node {
  const { schema } = doc.type
  const nodes = blocks.map((block) => nodeOf(schema, { ...block, id: names.get(block.id) ?? block.id }))
  return doc.copy(Fragment.fromArray(doc.children.toSpliced(from, to - from, ...nodes)))
}

/** Does again what led to a text, as one step; the cursor stands where it was done. */
function stepTo(state: EditorState, text: Node): EditorState {
  const { doc } = state
  const start = doc.content.findDiffStart(text.content)
  const end = doc.content.findDiffEnd(text.content)
  if (start === null || !end) return state
  const overlap = Math.max(0, start - Math.min(end.a, end.b))
  const there = state.apply(state.tr.setSelection(Selection.near(doc.resolve(start))))
  const step = there.tr.replace(start, end.a + overlap, text.slice(start, end.b + overlap))
  const whole = step.doc.eq(text) ? step : there.tr.replaceWith(0, doc.content.size, text.content)
  return there.apply(closeHistory(whole))
}

/** What a text says, without the ids of its blocks, in a few letters: two sums of 32 bits over all of it, and how long it is. */
function fingerprint(doc: Node): string {
  const said = JSON.stringify(doc.toJSON(), (name, value) => (name === "id" ? undefined : value))
  let [one, other] = [0xdeadbeef, 0x41c6ce57]
  for (let i = 0; i < said.length; i++) {
    const letter = said.charCodeAt(i)
    one = Math.imul(one ^ letter, 2654435761)
    other = Math.imul(other ^ letter, 1597334677)
  }
  return [said.length, one >>> 0, other >>> 0].map((part) => part.toString(36)).join("-")
}
