import fc from "fast-check"
import { closeHistory, undo } from "prosemirror-history"
import { type Command, EditorState, TextSelection, type Transaction } from "prosemirror-state"
import { describe, expect, test } from "vitest"
import type { Block } from "#core/document/schema"
import { steady } from "#editor/create"
import { keysFor } from "#editor/keys/keymap"
import { blocksOf, docOf } from "#editor/model/convert"
import { SCHEMAS } from "#editor/model/schema"
import { type KeptTrail, readTrail, trailOf, undoTrail, writeTrail } from "#editor/undo/trail"
import { arbitraryNormalDocument } from "#tests/support/document-arbitraries"
import { doc, h2, idsInOrder, p, table, withId } from "#tests/support/documents"

const schema = SCHEMAS.article
const keys = keysFor(schema, {})

const plugins = (begun: Parameters<typeof undoTrail>[0] = []) => [...steady(idsInOrder("new")), undoTrail(begun)]
const begin = (blocks: readonly Block[]) => EditorState.create({ doc: docOf(schema, blocks), plugins: plugins() })

function done(state: EditorState, command: Command | undefined): EditorState {
  let next = state
  command?.(state, (transaction: Transaction) => {
    // As after a pause.
    next = next.apply(closeHistory(transaction))
  })
  return next
}
const typed =
  (text: string, at: number): Command =>
  (state, dispatch) => {
    dispatch?.(state.tr.insertText(text, at))
    return true
  }
/** As it comes back from the browser's storage. */
const kept = (state: EditorState): KeptTrail =>
  JSON.parse(JSON.stringify(writeTrail(state.doc, trailOf(state)))) as KeptTrail
function reloaded(blocks: readonly Block[], trail: KeptTrail): EditorState | null {
  const begun = readTrail(schema, blocks, trail)
  return begun?.state.reconfigure({ plugins: plugins(begun.trail) }) ?? null
}
const saying = (state: EditorState | null) => state && blocksOf(state.doc)

const TEXT = doc(h2("A"), p("One two three."), table([["Drug", "Dose"]]), p("The end."))

describe("after a reload", () => {
  const first = done(begin(TEXT.blocks), typed("Zero. ", 4))
  const second = done(first, typed("Really. ", 4))
  const again = reloaded(blocksOf(second.doc), kept(second))

  test("undo leads back step by step, and on again", () => {
    expect(saying(again)).toEqual(blocksOf(second.doc))
    const back = again && done(again, undo)
    expect(saying(back)).toEqual(blocksOf(first.doc))
    expect(saying(back && done(back, undo))).toEqual(TEXT.blocks)
    expect(saying(back && done(back, keys["Mod-y"]))).toEqual(blocksOf(second.doc))
  })

  test("the cursor stands where the change was", () => {
    expect(again && done(again, undo).selection.from).toBe(4)
  })

  test("it does so after the next reload too", () => {
    const next = again && done(again, typed("And. ", 4))
    const twice = next && reloaded(blocksOf(next.doc), kept(next))
    const back = [undo, undo, undo].reduce((state, command) => state && done(state, command), twice)
    expect(saying(back)).toEqual(TEXT.blocks)
  })

  test("the fields of a block may come in another order, as from a database", () => {
    const turned = blocksOf(second.doc).map((block) => Object.fromEntries(Object.entries(block).reverse()) as Block)
    expect(saying(reloaded(turned, kept(second)))).toEqual(blocksOf(second.doc))
  })

  test("blocks may be called otherwise than before", () => {
    const renamed = blocksOf(second.doc).map((block, at) => withId(`m-${at}`, block))
    const back = reloaded(renamed, kept(second))
    expect(saying(back && done(done(back, undo), undo))).toEqual(
      TEXT.blocks.map((block, at) => withId(`m-${at}`, block)),
    )
  })

  test("nothing is undone in a text that says anything else", () => {
    expect(reloaded(blocksOf(first.doc), kept(second))).toBeNull()
    expect(reloaded(TEXT.blocks, kept(second))).toBeNull()
  })

  test("what was undone before it stays undone", () => {
    const back = done(second, undo)
    const next = reloaded(blocksOf(back.doc), kept(back))
    expect(saying(next)).toEqual(blocksOf(first.doc))
    expect(saying(next && done(next, undo))).toEqual(TEXT.blocks)
  })
})

test("no more is kept than a browser has room for: the oldest steps go first", () => {
  const long = "word ".repeat(3_000)
  let state = begin([withId("b", p("x"))])
  let before = state
  for (let i = 0; i < 20; i++) {
    before = state
    state = done(state, typed(`${i}${long}`, 1))
  }
  const trail = kept(state)
  expect(JSON.stringify(trail).length).toBeLessThan(600_000)
  expect(trail.patches).toHaveLength(1)
  const next = reloaded(blocksOf(state.doc), trail)
  expect(saying(next && done(next, undo))).toEqual(saying(before))
})

test("whatever was done, it is undone after a reload as it would have been before", () => {
  const deed = fc.record({ name: fc.constantFrom(...Object.keys(keys)), from: fc.nat(300), to: fc.nat(300) })
  const text = arbitraryNormalDocument.filter(({ blocks }) => blocks.length > 0)
  fc.assert(
    fc.property(text, fc.array(deed, { maxLength: 10 }), ({ blocks }, deeds) => {
      let state = begin(blocks)
      for (const { name, from, to } of deeds) {
        const size = state.doc.content.size + 1
        const ends = [state.doc.resolve(from % size), state.doc.resolve(to % size)] as const
        state = done(state.apply(state.tr.setSelection(TextSelection.between(...ends))), keys[name])
      }
      let next = reloaded(blocksOf(state.doc), kept(state))
      for (let left = trailOf(state).length; left > 0; left--) {
        state = undoneOnce(state)
        next = next && undoneOnce(next)
        expect(saying(next)).toEqual(saying(state))
      }
      expect(saying(state)).toEqual(blocks)
    }),
    { numRuns: 100 },
  )
}, 60_000)

/** Back to a text that says something else: what was done may have come to nothing. */
function undoneOnce(state: EditorState): EditorState {
  const said = JSON.stringify(saying(state))
  let next = state
  for (let i = 0; i < 20 && JSON.stringify(saying(next)) === said; i++) next = done(next, undo)
  return next
}
