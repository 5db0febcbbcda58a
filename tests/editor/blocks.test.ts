import { history, undo } from "prosemirror-history"
import { type Command, EditorState, NodeSelection, TextSelection, type Transaction } from "prosemirror-state"
import { describe, expect, test } from "vitest"
import type { Block, Document, TableBlock } from "#core/document/schema"
import { plainText } from "#core/text/content"
import { drawLine, removeBlocks } from "#editor/keys/blocks"
import { enter, plainFirst, setForm, setLanguage, togglePull } from "#editor/keys/commands"
import { pictureIn, setPicture } from "#editor/keys/figures"
import { blocksOf, docOf } from "#editor/model/convert"
import { steadyIds } from "#editor/model/ids"
import { SCHEMAS } from "#editor/model/schema"
import { steadyTables } from "#editor/model/tables"
import {
  addColumn,
  addRow,
  alignColumn,
  insertTable,
  moveColumn,
  moveRow,
  nextCell,
  removeColumn,
  removeRow,
} from "#editor/tables/commands"
import { placeIn } from "#editor/tables/place"
import { addressIn, readPicture } from "#editor/toolbar/read-picture"
import { br, cite, codeBlock, doc, figure, h2, idsInOrder, p, quote, strong, table } from "#tests/support/documents"

const schema = SCHEMAS.article

/** A text with the cursor behind the words, or with the block selected that has none. */
function writing({ blocks }: Document, words: string): EditorState {
  const plugins = [history(), steadyIds(idsInOrder("new")), steadyTables()]
  const state = EditorState.create({ doc: docOf(schema, blocks), plugins })
  let place = -1
  state.doc.descendants((node, at) => {
    if (place < 0 && node.isText && node.text?.includes(words)) place = at + node.text.indexOf(words) + words.length
  })
  expect(place).toBeGreaterThan(0)
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, place)))
}

function having(state: EditorState, ...commands: Command[]): EditorState {
  let next = state
  for (const command of commands) {
    const isDone = command(next, (transaction: Transaction) => {
      next = next.apply(transaction)
    })
    expect(isDone).toBe(true)
    next.doc.check()
  }
  return next
}
const refused = (state: EditorState, command: Command) => expect(command(state)).toBe(false)

const typed =
  (words: string): Command =>
  (state, dispatch) => {
    dispatch?.(state.tr.insertText(words))
    return true
  }

const DOSES = doc(
  table(
    [
      ["Drug", "Dose"],
      ["A", "5 mg"],
      ["B", "6 mg"],
    ],
    "Table 1.",
  ),
)
const rowsOf = (state: EditorState) =>
  (blocksOf(state.doc).find(({ type }) => type === "table") as TableBlock).rows.map((row) =>
    row.map(plainText).join("|"),
  )
const heads = (state: EditorState) => {
  const found: string[] = []
  state.doc.descendants((node) => {
    if (node.type.name === "table_cell") found.push(node.attrs.head ?? "-")
  })
  return found.join(" ")
}

describe("in a table", () => {
  test.each<[string, string, Command[], string[]]>([
    ["a row below", "5 mg", [addRow(1), typed("x")], ["Drug|Dose", "A|5 mg", "|x", "B|6 mg"]],
    [
      "a row above the first, which then names the columns",
      "Drug",
      [addRow(-1), typed("x")],
      ["x|", "Drug|Dose", "A|5 mg", "B|6 mg"],
    ],
    ["a column on the right", "A", [addColumn(1), typed("x")], ["Drug||Dose", "A|x|5 mg", "B||6 mg"]],
    ["a column on the left", "5 mg", [addColumn(-1), typed("x")], ["Drug||Dose", "A|x|5 mg", "B||6 mg"]],
    ["a row out", "5 mg", [removeRow, typed("!")], ["Drug|Dose", "B|6 mg!"]],
    ["the last row out", "6 mg", [removeRow], ["Drug|Dose", "A|5 mg"]],
    ["a column out", "5 mg", [removeColumn], ["Drug", "A", "B"]],
    ["a row up", "6 mg", [moveRow(-1), typed("!")], ["Drug|Dose", "B|6 mg!", "A|5 mg"]],
    ["a row down", "Dose", [moveRow(1)], ["A|5 mg", "Drug|Dose", "B|6 mg"]],
    ["a column left", "6 mg", [moveColumn(-1), typed("!")], ["Dose|Drug", "5 mg|A", "6 mg!|B"]],
    ["a column right", "Drug", [moveColumn(1)], ["Dose|Drug", "5 mg|A", "6 mg|B"]],
  ])("%s", (_, words, commands, rows) => {
    const state = having(writing(DOSES, words), ...commands)
    expect(rowsOf(state)).toEqual(rows)
    expect(blocksOf(state.doc)[0]).toMatchObject({ id: "b1", content: DOSES.blocks[0]?.content })
    expect(heads(state)).toMatch(/^(col )+(row( -)* ?)+$/)
  })

  test("Tab goes on from the caption through the cells, row after row, and Shift+Tab back", () => {
    const through = having(writing(DOSES, "Table 1."), nextCell(1), nextCell(1), nextCell(1), nextCell(1))
    expect(placeIn(through)).toMatchObject({ row: 1, column: 1 })
    expect(rowsOf(having(through, typed("!")))).toEqual(["Drug|Dose", "A|5 mg!", "B|6 mg"])
    expect(placeIn(having(through, nextCell(-1), nextCell(-1)))).toMatchObject({ row: 0, column: 1 })
  })

  test("Tab leaves the text behind the last cell, Shift+Tab before the first, and both where there is no table", () => {
    refused(writing(DOSES, "6 mg"), nextCell(1))
    refused(writing(DOSES, "Drug"), nextCell(-1))
    refused(writing(DOSES, "Table 1."), nextCell(-1))
    refused(writing(doc(p("No table")), "No"), nextCell(1))
  })

  test("each of it is undone in one step", () => {
    expect(blocksOf(having(writing(DOSES, "A"), addColumn(1), undo).doc)).toEqual(DOSES.blocks)
  })

  test("nothing goes beyond its edge, and nothing of it is done from its caption", () => {
    refused(writing(DOSES, "Drug"), moveRow(-1))
    refused(writing(DOSES, "6 mg"), moveRow(1))
    refused(writing(DOSES, "A"), moveColumn(-1))
    refused(writing(DOSES, "6 mg"), moveColumn(1))
    for (const command of [addRow(1), addColumn(1), moveRow(1), alignColumn])
      refused(writing(DOSES, "Table 1"), command)
  })

  test("with its last row or column it is gone", () => {
    const one = doc(p("Before."), table([["Only"]]))
    expect(blocksOf(having(writing(one, "Only"), removeRow).doc)).toEqual([one.blocks[0]])
    expect(blocksOf(having(writing(one, "Only"), removeColumn).doc)).toEqual([one.blocks[0]])
  })

  test("a column is aligned in turn, and its cells show it", () => {
    const columns = (state: EditorState) => (blocksOf(state.doc)[0] as TableBlock).columns
    const left = having(writing(DOSES, "5 mg"), alignColumn)
    expect(columns(left)).toEqual([null, "left"])
    expect(columns(having(left, alignColumn, alignColumn))).toEqual([null, "right"])
    expect(columns(having(left, alignColumn, alignColumn, alignColumn))).toEqual([null, null])
    expect(left.doc.child(0).child(1).child(1).child(1).attrs.align).toBe("left")
  })

  test("Enter goes down a column, and on below the last row", () => {
    const state = having(writing(DOSES, "Table 1."), enter, enter, enter)
    expect(placeIn(state)).toMatchObject({ row: 2, column: 0 })
    expect(blocksOf(having(state, enter, typed("On.")).doc)[1]).toMatchObject({ id: "new1", type: "paragraph" })
  })

  test("a new one stands behind the passage, or in place of an empty one", () => {
    const put = having(writing(doc(p("Before.")), "Before"), insertTable, typed("Drug"))
    expect(rowsOf(put)).toEqual(["Drug||", "||", "||"])
    expect(blocksOf(put.doc).map(({ id }) => id)).toEqual(["b1", "new1"])
    const empty = having(writing(doc(p("x")), "x"), (state, dispatch) => {
      dispatch?.(state.tr.delete(1, 2))
      return true
    })
    expect(blocksOf(having(empty, insertTable).doc)).toHaveLength(1)
  })
})

describe("a picture", () => {
  const cells = { src: "https://example.org/cells.png", alt: "Cells", credit: "" }
  test("stands behind the passage, and its caption is written next", () => {
    const state = having(writing(doc(p("Before.")), "Before"), setPicture(cells), typed("Figure 1."))
    expect(blocksOf(state.doc)[1]).toEqual({
      id: "new1",
      type: "figure",
      src: cells.src,
      alt: "Cells",
      content: [{ type: "text", text: "Figure 1." }],
    })
    expect(pictureIn(state)?.picture).toEqual(cells)
  })

  test("is changed in one step, its caption and its id stay", () => {
    const text = doc(figure("/old.png", "Old", "Caption"))
    const state = having(writing(text, "Cap"), setPicture({ ...cells, credit: "Ada" }))
    expect(blocksOf(state.doc)).toEqual([{ ...text.blocks[0], src: cells.src, alt: "Cells", credit: "Ada" } as Block])
    expect(blocksOf(having(state, undo).doc)).toEqual(text.blocks)
  })

  test("is taken out whole", () => {
    expect(
      blocksOf(having(writing(doc(p("A"), figure("/a.png", "A", "Caption")), "Cap"), removeBlocks).doc),
    ).toHaveLength(1)
  })

  test.each([
    ["https://example.org/a.png", "https://example.org/a.png"],
    ["  example.org/a.png ", "https://example.org/a.png"],
    ["/a b.png", "/a%20b.png"],
  ])("may be at %j", (address, stored) => {
    expect(readPicture({ src: address, alt: " What it\nshows ", credit: "" })).toEqual({
      picture: { src: stored, alt: "What it shows", credit: "" },
    })
  })

  test.each([
    ["", /Say where/],
    ["http://example.org/a.png", /begin with https/],
    ["data:image/png;base64,AAAA", /cannot be taken from your device/],
    ["C:\\pictures\\a.png", /cannot be taken from your device/],
    ["a picture", /no address of a picture/],
    ["javascript:alert(1)", /no address of a picture/],
  ])("may not be at %j, which is said", (address, sentence) => {
    expect(addressIn(address).problem).toMatch(sentence)
  })

  test("wants to be described", () => {
    expect(readPicture({ src: "/a.png", alt: " ", credit: "x".repeat(501) })).toEqual({
      problems: { alt: expect.stringMatching(/Say in a sentence/), credit: expect.stringMatching(/500/) },
    })
  })
})

describe("other blocks", () => {
  test("code takes lines as lines, and what it cannot hold goes", () => {
    const text = doc(p("One ", strong("two"), br, "three", cite("s1")))
    const state = having(writing(text, "One"), setForm({ type: "code_block" }))
    expect(blocksOf(state.doc)).toEqual([{ ...codeBlock("One two\nthree"), id: "b1" }])
    expect(blocksOf(having(state, setForm({ type: "code_block" })).doc)).toEqual(doc(p("One two", br, "three")).blocks)
  })

  test("code has a language, and Backspace at its start makes a paragraph of it", () => {
    const state = having(writing(doc(codeBlock("print(1)")), "pr"), setLanguage("python"))
    expect(blocksOf(state.doc)[0]).toMatchObject({ language: "python" })
    const atStart = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 1)))
    expect(blocksOf(having(atStart, plainFirst).doc)).toEqual(doc(p("print(1)")).blocks)
  })

  test("a quotation is set large and back", () => {
    const state = having(writing(doc(quote("So.")), "So"), togglePull)
    expect(blocksOf(state.doc)[0]).toMatchObject({ pull: true })
    expect(blocksOf(having(state, togglePull).doc)).toEqual(doc(quote("So.")).blocks)
  })

  test("a line is drawn behind the passage, with room to go on; selected, it is taken out", () => {
    const state = having(writing(doc(p("A"), h2("B")), "A"), drawLine)
    expect(blocksOf(state.doc).map(({ type }) => type)).toEqual(["paragraph", "divider", "heading"])
    expect(blocksOf(having(writing(doc(p("A")), "A"), drawLine, typed("On")).doc)).toHaveLength(3)
    const line = state.apply(state.tr.setSelection(NodeSelection.create(state.doc, 3)))
    expect(blocksOf(having(line, removeBlocks).doc)).toEqual(doc(p("A"), h2("B")).blocks)
  })
})
