import { expect, test } from "vitest"
import { askedAbout, becameOf, findAgain, requestInWords, spotOf } from "#core/contribution/asked"
import { mergeDocuments } from "#core/text/merge"
import { doc, p } from "#tests/support/merge-fixtures"

const BASE = doc("a|One two three four five.", "b|Six seven eight.", "c|Nine ten.")
const changesTo = (theirs: typeof BASE) => mergeDocuments({ base: BASE, ours: BASE, theirs }).changes
const spots = (theirs: typeof BASE) => changesTo(theirs).map(spotOf)

/** What became of the first change of one version in the next. */
const became = (was: typeof BASE, is: typeof BASE) => {
  const [spot] = spots(was)
  if (!spot) throw new Error("nothing was changed")
  return findAgain(spot, spots(is)).outcome
}

const FIRST = doc("a|One 2 three four five.", "b|Six seven eight.", "c|Nine ten.")

test.each([
  ["the same words", doc("a|One 2 three four five.", "b|Six seven eight.", "c|Nine ten."), "left"],
  ["the same words beside others", doc("a|One 2 three four FIVE.", "b|Six.", "c|Nine ten."), "left"],
  ["other words in the same place", doc("a|One II three four five.", "b|Six seven eight.", "c|Nine ten."), "changed"],
  [
    "more words around the same place",
    doc("a|Once upon three four five.", "b|Six seven eight.", "c|Nine ten."),
    "changed",
  ],
  ["its block taken out", doc("b|Six seven eight.", "c|Nine ten."), "changed"],
  ["another change of its block", doc("a|One two three four six.", "b|Six seven eight.", "c|Nine ten."), "taken_back"],
  ["nothing at all", BASE, "taken_back"],
])("a change of words that is followed by %s", (_, next, outcome) => expect(became(FIRST, next)).toBe(outcome))

const ADDED = doc(
  "a|One two three four five.",
  p("x-1", "Eleven twelve thirteen."),
  "b|Six seven eight.",
  "c|Nine ten.",
)
const again = (id: string, text: string) =>
  doc("a|One two three four five.", "b|Six seven eight.", "c|Nine ten.", p(id, text))

test.each([
  ["under another number", again("x-2", "Eleven twelve thirteen."), "left"],
  ["in other words", again("x-2", "Eleven twelve fourteen."), "changed"],
  ["as something else altogether", again("x-1", "Quite another thing."), "taken_back"],
])("a passage that was added comes again %s", (_, next, outcome) => expect(became(ADDED, next)).toBe(outcome))

test("only what is asked in words is asked, and a letter says it in plain text", () => {
  const changes = changesTo(doc("a|One 2 three four five.", "b|Six seven.", "c|Nine ten."))
  const [first, second] = changes
  const asked = askedAbout(changes, { [first?.id ?? ""]: "Why the digit?", [second?.id ?? ""]: "" })
  expect(asked).toHaveLength(1)
  expect(requestInWords("Thank you.", asked)).toBe("Thank you.\n\nWords replaced: two → 2\nWhy the digit?")
  expect([becameOf("left"), becameOf("left", "Because."), becameOf("changed", "So.")]).toEqual([
    "left",
    "answered",
    "changed",
  ])
})
