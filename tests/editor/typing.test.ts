import fc from "fast-check"
import { type Command, EditorState, TextSelection, type Transaction } from "prosemirror-state"
import { expect, test } from "vitest"
import { normaliseDocument } from "#core/document/normalise"
import { type Block, type Document, documentSchema } from "#core/document/schema"
import { plainText, wholeContent } from "#core/text/content"
import { mergeDocuments } from "#core/text/merge"
import { steady } from "#editor/create"
import { cite, setForm, setLanguage, setLink, togglePull } from "#editor/keys/commands"
import { setPicture } from "#editor/keys/figures"
import { keysFor } from "#editor/keys/keymap"
import { blocksOf, docOf } from "#editor/model/convert"
import { putBlocks } from "#editor/model/put-blocks"
import { SCHEMAS } from "#editor/model/schema"
import { sliceOf } from "#editor/paste"
import { addColumn, addRow, alignColumn } from "#editor/tables/commands"
import { changesIn, withoutChange } from "#editor/track/changes"
import { trackChanges } from "#editor/track/plugin"
import { arbitraryNormalDocument } from "#tests/support/document-arbitraries"
import {
  cite as cited,
  codeBlock,
  divider,
  doc,
  figure,
  h2,
  idsInOrder,
  li,
  p,
  quote,
  table,
} from "#tests/support/documents"

const schema = SCHEMAS.article
const numbers = new Map([["s1", 1]])

const PASTES = [
  "<p>One pasted.</p><p>Two <b>pasted</b>.</p>",
  "<ul><li>a<ul><li>b</li></ul></li></ul>",
  "<table><tr><td>A</td><td>B</td></tr><tr><td>1</td><td>2</td></tr></table>",
  "<h2>A heading</h2><pre>code\n  here</pre><hr>",
  "words",
]

const insert =
  (text: string): Command =>
  (state, dispatch) => {
    dispatch?.(state.tr.insertText(text))
    return true
  }
const paste =
  (html: string): Command =>
  (state, dispatch) => {
    const from = { numbers, newId: idsInOrder("pasted"), onDropped: () => {} }
    const slice = sliceOf(state, { html, text: html.replace(/<[^>]+>/g, " ") }, from)
    if (slice) dispatch?.(state.tr.replaceSelection(slice))
    return slice !== null
  }
/** What was copied within the text itself, put in at its end. */
const copy: Command = (state, dispatch) => {
  dispatch?.(state.tr.replaceRange(state.doc.content.size, state.doc.content.size, state.selection.content()))
  return true
}
const takeBack =
  (base: readonly Block[], at: number): Command =>
  (state, dispatch) => {
    const text = blocksOf(state.doc)
    const changes = changesIn(base, text)
    const change = changes[at % Math.max(1, changes.length)]
    if (change) dispatch?.(putBlocks(state, withoutChange(base, text, change.id)))
    return change !== undefined
  }

/** Everything that a person can do to a text, by its name. */
const DEEDS: Record<string, Command> = {
  ...keysFor(schema, {}),
  type: insert("word "),
  letter: insert("x"),
  space: insert(" "),
  delete: (state, dispatch) => {
    dispatch?.(state.tr.deleteSelection())
    return true
  },
  copy,
  ...Object.fromEntries(PASTES.map((html, at) => [`paste ${at}`, paste(html)])),
  link: setLink("https://example.org/"),
  "no link": setLink(null),
  cite: cite("s1"),
  picture: setPicture({ src: "https://example.org/b.png", alt: "B", credit: "Ada" }),
  pull: togglePull,
  language: setLanguage("python"),
  "row above": addRow(-1),
  "column on the left": addColumn(-1),
  align: alignColumn,
  paragraph: setForm({ type: "paragraph" }),
}

type Deed = { readonly name: string; readonly from: number; readonly to: number; readonly back: number | null }
const deeds = fc.array(
  fc.record({
    name: fc.constantFrom(...Object.keys(DEEDS)),
    from: fc.nat(500),
    to: fc.nat(500),
    // Now and then a change is taken back in the list beside the text.
    back: fc.oneof({ weight: 12, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat(9) }),
  }),
  { maxLength: 14 },
)

const TEXT = doc(
  h2("What is known"),
  p("It binds BCL-2 and is given daily with a meal.", cited("s1"), " Nobody knows for how long."),
  table(
    [
      ["Drug", "Dose", "Share"],
      ["Venetoclax", "400 mg", "61 %"],
      ["Lisaftoclax", "600 mg", "72 %"],
    ],
    "Table 1. Doses.",
  ),
  li("Watch for lysis in the first week."),
  li("Watch it closely.", { indent: 1 }),
  quote("A quotation of somebody who was there."),
  codeBlock("print(1)\nprint(2)"),
  figure("/cells.png", "Cells", "Figure 1. Cells."),
  divider(),
  p("The last paragraph of the article."),
)

function beginning({ blocks }: Document): EditorState {
  const tracking = trackChanges({ base: blocks, numbers, onLook: () => {} })
  return EditorState.create({ doc: docOf(schema, blocks), plugins: [...steady(idsInOrder("new")), tracking] })
}

function done(state: EditorState, { name, from, to, back }: Deed, base: readonly Block[]): EditorState {
  const size = state.doc.content.size + 1
  const ends = [state.doc.resolve(from % size), state.doc.resolve(to % size)] as const
  let next = state.apply(state.tr.setSelection(TextSelection.between(...ends)))
  const deed = back === null ? DEEDS[name] : takeBack(base, back)
  deed?.(next, (transaction: Transaction) => {
    next = next.apply(transaction)
  })
  return next
}

/** What must hold of a text after whatever was done to it. */
function expectSound(state: EditorState, base: Document, hasCopies: boolean): void {
  state.doc.check()
  const blocks = blocksOf(state.doc)
  expect(documentSchema.safeParse({ blocks }).error?.message).toBeUndefined()
  const ids = blocks.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  const { document } = normaliseDocument({ proposed: { blocks }, base, newId: idsInOrder("stored") })
  expect(documentSchema.safeParse(document).success).toBe(true)
  expect(mergeDocuments({ base, ours: base, theirs: document }).document).toEqual(document)
  // What was copied may say what the original no longer does.
  if (!hasCopies) expect(unlikeBase(document, base)).toEqual([])
}

/** Blocks that say what one block of the base says, and nobody else, under another id. */
function unlikeBase(document: Document, base: Document): string[] {
  const there = wordsById(base)
  const here = wordsById(document)
  return [...there].flatMap(([words, id]) => {
    const own = here.get(words)
    return words.length < 8 || id === null || own === undefined || own === null || own === id ? [] : [`${id} is ${own}`]
  })
}

function wordsById({ blocks }: Document): Map<string, string | null> {
  const byWords = new Map<string, string | null>()
  for (const block of blocks) {
    const words = plainText(wholeContent(block))
    byWords.set(words, byWords.has(words) ? null : block.id)
  }
  return byWords
}

function expectSoundThroughout(base: Document, acts: readonly Deed[]): void {
  let state = beginning(base)
  let hasCopies = false
  for (const act of acts) {
    state = done(state, act, base.blocks)
    hasCopies ||= act.name === "copy"
    expectSound(state, base, hasCopies)
  }
}

test("whatever is done to an article, its text can be kept, and merging it into its own base gives exactly it", () => {
  fc.assert(
    fc.property(deeds, (acts) => expectSoundThroughout(TEXT, acts)),
    { numRuns: 200 },
  )
}, 60_000)

test("the same of any document", () => {
  fc.assert(
    fc.property(
      arbitraryNormalDocument.filter(({ blocks }) => blocks.length > 0),
      deeds,
      expectSoundThroughout,
    ),
    { numRuns: 80 },
  )
}, 60_000)
