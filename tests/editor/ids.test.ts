import fc from "fast-check"
import { splitBlock } from "prosemirror-commands"
import { history, undo } from "prosemirror-history"
import { Slice } from "prosemirror-model"
import { type Command, EditorState, TextSelection, type Transaction } from "prosemirror-state"
import { expect, test } from "vitest"
import type { Block } from "#core/document/schema"
import { moveBlocks, removeBlocks } from "#editor/keys/blocks"
import { enter, indent, plainFirst, setForm } from "#editor/keys/commands"
import { blocksOf, docOf } from "#editor/model/convert"
import { steadyIds } from "#editor/model/ids"
import { SCHEMAS } from "#editor/model/schema"
import { steadyTables } from "#editor/model/tables"
import { arbitraryNormalDocument } from "#tests/support/document-arbitraries"
import { doc, figure, h2, idsInOrder, li, p, quote, table } from "#tests/support/documents"

const schema = SCHEMAS.article

function writing({ blocks }: { blocks: readonly Block[] }): EditorState {
  return EditorState.create({
    doc: docOf(schema, blocks),
    plugins: [history(), steadyIds(idsInOrder("new")), steadyTables()],
  })
}

/** The state with the cursor in a block, so many characters in; or with a selection up to another place. */
function at(state: EditorState, id: string, offset: number, to?: readonly [id: string, offset: number]): EditorState {
  const place = (blockId: string, characters: number) => {
    let found = -1
    state.doc.forEach((node, position) => {
      if (node.attrs.id === blockId) found = position + 1 + characters
    })
    return found
  }
  const selection = TextSelection.create(state.doc, place(id, offset), to && place(...to))
  return state.apply(state.tr.setSelection(selection))
}

function after(state: EditorState, command: Command): EditorState {
  let next = state
  const isDone = command(state, (transaction: Transaction) => {
    next = state.apply(transaction)
  })
  expect(isDone).toBe(true)
  next.doc.check()
  return next
}

const said = (state: EditorState) =>
  blocksOf(state.doc).map(
    ({ id, content }) => `${id}: ${content.map((one) => ("text" in one ? one.text : "")).join("")}`,
  )

const two = doc(p("One two"), p("Three"))

test("of a block that is split, the head keeps the id", () => {
  expect(said(after(at(writing(two), "b1", 4), enter))).toEqual(["b1: One ", "new1: two", "b2: Three"])
})

test("at its start, the words keep it, and the empty line before them is new", () => {
  expect(said(after(at(writing(two), "b1", 0), enter))).toEqual(["new1: ", "b1: One two", "b2: Three"])
})

test("of blocks that are joined, the first keeps it", () => {
  const state = writing(two)
  expect(said(state.apply(state.tr.join(9)))).toEqual(["b1: One twoThree"])
})

test("undo gives back the ids with the words", () => {
  const split = after(at(writing(two), "b1", 4), enter)
  expect(said(after(split, undo))).toEqual(["b1: One two", "b2: Three"])
  const state = writing(two)
  expect(said(after(state.apply(state.tr.join(9)), undo))).toEqual(["b1: One two", "b2: Three"])
})

test("a copy put before the original is the one that is new", () => {
  const state = writing(two)
  const copied = state.doc.slice(0, state.doc.content.size)
  expect(said(state.apply(state.tr.replace(0, 0, new Slice(copied.content, 0, 0))))).toEqual([
    "new1: One two",
    "new2: Three",
    "b1: One two",
    "b2: Three",
  ])
})

test("what was cut out and put in elsewhere is the same block still", () => {
  const state = writing(two)
  const cut = state.apply(state.tr.delete(0, 9))
  const [first] = [state.doc.child(0)]
  expect(said(cut.apply(cut.tr.insert(cut.doc.content.size, first)))).toEqual(["b2: Three", "b1: One two"])
})

test("moved past its neighbour, a block keeps its id and the cursor", () => {
  const down = after(at(writing(two), "b1", 2), moveBlocks(1))
  expect(said(down)).toEqual(["b2: Three", "b1: One two"])
  expect(down.selection.$from.parent.attrs.id).toBe("b1")
  expect(said(after(down, moveBlocks(-1)))).toEqual(["b1: One two", "b2: Three"])
})

test("in another form, a block is the same block", () => {
  expect(blocksOf(after(at(writing(two), "b1", 1), setForm({ type: "heading", level: 3 })).doc)[0]).toMatchObject({
    id: "b1",
    type: "heading",
    level: 3,
  })
})

test("a form that is there already is taken off", () => {
  const heading = writing(doc(h2("A")))
  expect(blocksOf(after(at(heading, "b1", 0), setForm({ type: "heading", level: 2 })).doc)[0]?.type).toBe("paragraph")
})

test("Enter goes on with a list, and ends it in an empty item", () => {
  const next = after(at(writing(doc(li("A", { indent: 1 }))), "b1", 1), enter)
  expect(blocksOf(next.doc)[1]).toMatchObject({ id: "new1", type: "list_item", indent: 1 })
  const out = after(next, enter)
  expect(blocksOf(out.doc)[1]).toMatchObject({ type: "list_item", indent: 0 })
  expect(blocksOf(after(out, enter).doc)[1]).toMatchObject({ id: "new1", type: "paragraph" })
})

test("Enter in a caption begins a paragraph behind the picture, which stays whole", () => {
  const next = after(at(writing(doc(figure("/a.png", "A", "Caption"))), "b1", 3), enter)
  expect(said(next)).toEqual(["b1: Caption", "new1: "])
})

test("Backspace at the start of a list item, heading or quotation makes a paragraph of it", () => {
  for (const block of [li("A"), h2("A"), quote("A")])
    expect(blocksOf(after(at(writing(doc(block)), "b1", 0), plainFirst).doc)[0]).toMatchObject({
      id: "b1",
      type: "paragraph",
    })
})

test("list items go no deeper than the fourth level", () => {
  let state = at(writing(doc(li("A", { indent: 2 }))), "b1", 0)
  for (let i = 0; i < 3; i++) state = after(state, indent(1))
  expect(blocksOf(state.doc)[0]).toMatchObject({ indent: 3 })
})

test("a table is not torn by what is deleted across its cells", () => {
  const state = writing(
    doc(
      table([
        ["Drug", "Dose"],
        ["A", "B"],
      ]),
    ),
  )
  const torn = state.tr.delete(state.doc.content.size - 8, state.doc.content.size - 4)
  expect(blocksOf(state.apply(torn).doc)[0]).toMatchObject({ rows: [{ length: 2 }, { length: 2 }] })
})

test("whatever is done, every block has an id of its own, and undo leads back to where it began", () => {
  const commands: Command[] = [
    enter,
    splitBlock,
    plainFirst,
    removeBlocks,
    moveBlocks(1),
    moveBlocks(-1),
    indent(1),
    setForm({ type: "quote" }),
    (state, dispatch) => {
      dispatch?.(state.tr.insertText("word"))
      return true
    },
    (state, dispatch) => {
      dispatch?.(state.tr.replaceSelection(state.doc.slice(0, state.doc.content.size)))
      return true
    },
    (state, dispatch) => {
      dispatch?.(state.tr.deleteSelection())
      return true
    },
  ]
  const act = fc.record({ command: fc.constantFrom(...commands), from: fc.nat(400), to: fc.nat(400) })
  fc.assert(
    fc.property(arbitraryNormalDocument, fc.array(act, { maxLength: 12 }), (document, acts) => {
      let state = writing(document)
      const begun = state.doc
      for (const { command, from, to } of acts) {
        const size = state.doc.content.size
        const $from = state.doc.resolve(from % (size + 1))
        const selection = TextSelection.between($from, state.doc.resolve(to % (size + 1)))
        state = state.apply(state.tr.setSelection(selection))
        command(state, (transaction: Transaction) => {
          state = state.apply(transaction)
        })
        const ids = blocksOf(state.doc).map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        state.doc.check()
      }
      const undone = (transaction: Transaction) => {
        state = state.apply(transaction)
      }
      while (undo(state, undone)) {}
      const withIds = (node: typeof begun) => blocksOf(node).filter(({ id }) => !id.startsWith("new") && id !== "")
      expect(withIds(state.doc)).toEqual(withIds(begun))
    }),
    { numRuns: 200 },
  )
})
