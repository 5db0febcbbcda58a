import { expect, test } from "vitest"
import { snippetOf } from "#core/contribution/snippet"
import { diffDocuments } from "#core/text/diff"
import { doc, h, p } from "#tests/support/merge-fixtures"

const H = h("a", 2, "Title")
const LONG = "Words that nobody touches stand before the one that somebody does touch"
const BASE = doc(H, "b|One two three four five.", "c|Six seven eight nine ten.", `d|${LONG} here.`)
const REST = BASE.blocks.slice(2)

const SIGNS = { same: "", inserted: "+", deleted: "-" }
const said = (after: typeof BASE) => {
  const snippet = snippetOf(diffDocuments(BASE, after))
  const words = snippet?.words.map(({ kind, text }) => (kind === "same" ? text : `{${SIGNS[kind]}${text}}`)).join("")
  return snippet && [snippet.label, words].filter(Boolean).join(": ")
}

test.each([
  ["words put in place of others", doc(H, "b|One 2 three four five.", ...REST), "One {-two}{+2} three four five."],
  ["words added", doc(H, "b|One two and three four five.", ...REST), "One two {+and }three four five."],
  ["a passage added", doc(H, p("n", "New."), ...BASE.blocks.slice(1)), "{+New.}"],
  ["a passage taken out", doc(H, "b|One two three four five.", ...REST.slice(1)), "{-Six seven eight nine ten.}"],
  ["a field alone", doc(h("a", 3, "Title"), ...BASE.blocks.slice(1)), "A detail changed"],
  ["a format alone", doc(H, "b|One *two* three four five.", ...REST), "Format only: One two three four five."],
  [
    "words far into a paragraph",
    doc(...BASE.blocks.slice(0, 3), `d|${LONG} there.`),
    "… somebody does touch {-here}{+there}.",
  ],
  ["a very long passage", doc(p("n", "so ".repeat(90)), ...BASE.blocks), `{+${"so ".repeat(40).trim()}…}`],
  ["nothing", BASE, null],
])("of %s a list says so in a line", (_, after, expected) => expect(said(after)).toEqual(expected))
