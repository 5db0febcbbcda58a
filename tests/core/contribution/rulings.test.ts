import { expect, test } from "vitest"
import { changeLabel } from "#core/contribution/change-in-words"
import { mergeProposal } from "#core/contribution/merge-proposal"
import { ruledOf, takesAnything } from "#core/contribution/ruled"
import { ruledInWords } from "#core/contribution/ruled-in-words"
import { amendingText, isAmendable, type TypedRulings } from "#core/contribution/rulings"
import { plainText } from "#core/text/content"
import { doc, h, p, table } from "#tests/support/merge-fixtures"

const BASE = doc("a|One two three.", h("b", 2, "Title"), "c|Four five six.", "d|Seven eight.")
const side = (document: typeof BASE) => ({ blocks: document.blocks.map((block) => ({ block })), sources: [] })

const merged = (theirs: typeof BASE, rulings: TypedRulings = {}, base = BASE) =>
  mergeProposal({ base: side(base), live: side(base), proposed: theirs, resolutions: {}, rulings })

const THEIRS = doc("a|One 2 three.", h("b", 3, "Title"), "c|Four five.", p("n", "New here."))

test("words can be put in other words; a field, and what is taken out, cannot", () => {
  const { changes } = merged(THEIRS)
  expect(changes.map((change) => [changeLabel(change), isAmendable(change)])).toEqual([
    ["Words replaced", true],
    ["A detail changed", false],
    ["Words taken out", false],
    ["Paragraph added", true],
    ["Paragraph taken out", false],
  ])
})

const ofKind = (kind: string) => merged(THEIRS).changes.find((change) => change.kind === kind)?.id ?? ""
const textOf = (rulings: TypedRulings) =>
  merged(THEIRS, rulings).document.blocks.map(({ content }) => plainText(content))
const ruling = (verdict: "accept" | "amend" | "decline", text = "", word = "") => ({ verdict, text, word })

test.each([
  ["text", ruling("decline"), ["One two three.", "Title", "Four five.", "New here."]],
  ["text", ruling("amend", "*II*"), ["One II three.", "Title", "Four five.", "New here."]],
  ["insert", ruling("decline"), ["One 2 three.", "Title", "Four five."]],
  ["insert", ruling("amend", "Newer."), ["One 2 three.", "Title", "Four five.", "Newer."]],
  ["delete", ruling("decline"), ["One 2 three.", "Title", "Four five.", "New here.", "Seven eight."]],
  ["text", ruling("accept", "not read"), ["One 2 three.", "Title", "Four five.", "New here."]],
])("a %s with the verdict %j", (kind, one, says) => {
  expect(textOf({ [ofKind(kind)]: one })).toEqual(says)
})

test("a field that is left out stays as it is", () => {
  expect(merged(THEIRS, { [ofKind("attribute")]: ruling("decline") }).document.blocks[1]).toMatchObject({ level: 2 })
})

test("words that say just what was suggested are no amendment", () => {
  const { changes } = merged(THEIRS, { [ofKind("text")]: ruling("amend", "2") })
  expect(changes.map(({ state }) => state)).not.toContain("amended")
})

test("the field for other words begins with the suggested ones", () => {
  const { changes } = merged(THEIRS)
  const documents = { base: BASE, theirs: THEIRS }
  expect(changes.filter(isAmendable).map((change) => amendingText(change, documents))).toEqual(["2", "New here."])
})

test("what cannot be put in other words says so", () => {
  expect(merged(THEIRS, { [ofKind("delete")]: ruling("amend", "x") }).rulingProblems[ofKind("delete")]).toContain(
    "not put in other words",
  )
})

test("cells of a table are decided on one by one", () => {
  const base = doc(table("t", "a | b", "1 | 2"))
  const theirs = doc(table("t", "a | b", "10 | 20"))
  const [first] = merged(theirs, {}, base).changes
  const { document } = merged(theirs, { [first?.id ?? ""]: ruling("decline") }, base)
  expect(document.blocks[0]).toEqual(table("t", "a | b", "1 | 20"))
})

test("the record counts all and keeps what was not simply taken", () => {
  const rulings = { [ofKind("text")]: ruling("amend", "II", "Roman."), [ofKind("insert")]: ruling("decline") }
  const ruled = ruledOf(merged(THEIRS, rulings), { rulings, resolutions: {} })
  expect(ruled).toMatchObject({ accepted: 3, amended: 1, declined: 1 })
  expect(ruled.changes).toMatchObject([
    { what: "replaced", verdict: "amend", amended: [{ text: "II" }], word: "Roman." },
    { what: "passage-added", verdict: "decline", word: "" },
  ])
})

test("with every change left out nothing is taken", () => {
  const rulings = Object.fromEntries(merged(THEIRS).changes.map(({ id }) => [id, ruling("decline")]))
  expect([takesAnything(merged(THEIRS)), takesAnything(merged(THEIRS, rulings))]).toEqual([true, false])
})

test.each([
  [1, 0, 0, "The change was taken as suggested."],
  [12, 0, 0, "All 12 changes were taken as suggested."],
  [0, 1, 0, "The change was taken in other words."],
  [10, 1, 1, "Of 12 changes, 10 were taken as suggested, 1 was taken in other words and 1 was left out."],
  [1, 0, 2, "Of 3 changes, 1 was taken as suggested and 2 were left out."],
  [0, 0, 0, "The article had changed at every place; an editor chose the words."],
])("%i taken, %i amended, %i left out: %s", (accepted, amended, declined, says) => {
  expect(ruledInWords({ accepted, amended, declined })).toBe(says)
})
