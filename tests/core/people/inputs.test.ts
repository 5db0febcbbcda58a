import { expect, test } from "vitest"
import { ICMJE_KEYS, NOTHING_TO_DISCLOSE } from "#core/people/disclosure"
import { disclosureInput, profileInput } from "#core/people/inputs"

const profile = { name: "Ada Byron", credentials: "", affiliation: "", biography: "", topics: "" }
const none = { none: "true", entities: "", recipient: "", note: "" }
const allNone = Object.fromEntries(ICMJE_KEYS.map((key) => [key, none]))
const withStock = (stock: object) => ({ answers: { ...allNone, stock }, certified: true })
const problemsOf = (input: unknown) =>
  disclosureInput.safeParse(input).error?.issues.map(({ path, message }) => [path.join("."), message])

test("topics come between commas, semicolons or on lines, and as a list", () => {
  const topics = ["Leukaemia", "Trials", "Ethics"]
  expect(profileInput.parse({ ...profile, topics: "Leukaemia, Trials;\nEthics,," }).topics).toEqual(topics)
  expect(profileInput.parse({ ...profile, topics }).topics).toEqual(topics)
})

test("a name is asked for in a sentence", () => {
  expect(profileInput.safeParse({ ...profile, name: " " }).error?.issues[0]?.message).toMatch(/want to be credited/)
})

test("thirteen times none from a form is nothing to disclose", () => {
  expect(disclosureInput.parse({ answers: allNone, certified: true }).answers).toEqual(NOTHING_TO_DISCLOSE)
})

test("what was typed below an answer of none is left out", () => {
  expect(disclosureInput.parse(withStock({ ...none, entities: "Roche" })).answers.stock).toEqual({ none: true })
})

test("organisations come one on each line, commas being part of names", () => {
  const stock = { none: "false", entities: "Pfizer, Inc.\n\n Roche ", recipient: "self", note: "" }
  expect(disclosureInput.parse(withStock(stock)).answers.stock).toEqual({
    none: false,
    entities: ["Pfizer, Inc.", "Roche"],
    recipient: "self",
    note: "",
  })
})

test.each([
  ["no answer", {}, "answers.stock.none", "Answer “none” or say what there is."],
  ["no answer to an unknown question", undefined, "answers.stock.none", "Answer “none” or say what there is."],
  [
    "an interest without a name",
    { none: "false", entities: "", recipient: "self", note: "" },
    "answers.stock.entities",
    "Name the organisation or product, or describe the interest in a note.",
  ],
  [
    "an interest without a recipient",
    { none: "false", entities: "Roche", recipient: "", note: "" },
    "answers.stock.recipient",
    "Say who received it: you, your institution or both.",
  ],
])("%s is a problem of its field", (_, stock, field, sentence) => {
  expect(problemsOf({ answers: { ...allNone, stock }, certified: true })).toEqual([[field, sentence]])
})

test("without certification nothing is declared", () => {
  expect(problemsOf({ answers: allNone, certified: false })?.map(([field]) => field)).toEqual(["certified"])
})
