import { expect, test } from "vitest"
import { firstChange } from "#core/contribution/snippet"
import { plainText } from "#core/text/content"
import { diffDocuments } from "#core/text/diff"
import { doc, h, p } from "#tests/support/merge-fixtures"

const BASE = doc(h("a", 2, "Title"), "b|One two three four five.", "c|Six seven eight nine ten.")
const said = (after: typeof BASE) => {
  const first = firstChange(diffDocuments(BASE, after))
  return first && [first.what, plainText(first.before), plainText(first.after)]
}
const H = h("a", 2, "Title")

test.each([
  ["words put in place of others", doc(H, "b|One 2 three four five.", "c|Six."), ["replaced", "two", "2"]],
  ["words added", doc(H, "b|One two and three four five.", "c|Six seven eight nine ten."), ["added", "", "and "]],
  [
    "a passage added",
    doc(H, p("n", "New."), "b|One two three four five.", "c|Six seven eight nine ten."),
    ["passage-added", "", "New."],
  ],
  ["a passage taken out", doc(H, "b|One two three four five."), ["passage-removed", "Six seven eight nine ten.", ""]],
  [
    "a field alone",
    doc(h("a", 3, "Title"), "b|One two three four five.", "c|Six seven eight nine ten."),
    ["field", "", ""],
  ],
  ["a format alone", doc(H, "b|One *two* three four five.", "c|Six seven eight nine ten."), ["format", "two", "two"]],
  ["nothing", BASE, null],
])("of %s a list says so", (_, after, expected) => expect(said(after)).toEqual(expected))
