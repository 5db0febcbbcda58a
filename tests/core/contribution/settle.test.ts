import { expect, test } from "vitest"
import { mergeProposal, placesToSettle, type TypedResolution } from "#core/contribution/merge-proposal"
import { sidesOf, startingText, takesFor } from "#core/contribution/settle"
import { blockText, inlineText } from "#core/document/plain-text"
import type { Document } from "#core/document/schema"
import { codeBlock, doc, figure, h2, p, source, table } from "#tests/support/documents"

const SOURCES = [source("s1")]
const side = (document: Document) => ({ blocks: document.blocks.map((block) => ({ block })), sources: SOURCES })

type Sides = { base: Document; live: Document; proposed: Document }
const merged = ({ base, live, proposed }: Sides, take?: TypedResolution) => {
  const at = (resolutions: Record<string, TypedResolution>) =>
    mergeProposal({ base: side(base), live: side(live), proposed, resolutions })
  const id = at({}).conflicts[0]?.id ?? ""
  return take ? at({ [id]: take }) : at({})
}
const text = ({ document }: { document: Document }) => document.blocks.map(blockText)

const DOSE = {
  base: doc(p("Take 5 mg daily.")),
  live: doc(p("Take 10 mg daily.")),
  proposed: doc(p("Take 20 mg daily.")),
}

test.each([
  [{ take: "ours", text: "" }, "Take 10 mg daily."],
  [{ take: "theirs", text: "" }, "Take 20 mg daily."],
  [{ take: "both", text: "" }, "Take 10 20 mg daily."],
  [{ take: "custom", text: "15" }, "Take 15 mg daily."],
] as const)("settled by %j it says %j", (typed, expected) => {
  const result = merged(DOSE, typed)
  expect([text(result), result.unresolved]).toEqual([[expected], []])
})

test("until it is settled, the article's words stand", () => {
  const result = merged(DOSE)
  expect([text(result), result.unresolved.length]).toEqual([["Take 10 mg daily."], 1])
})

test.each([
  ["", "Write the words that shall stand here."],
  ["  \n", "Write the words that shall stand here."],
  ["15\u202E", "After “15”: an"],
  ["![x](https://example.org/x.png)", "picture"],
])("typed words %j leave the place open and say why", (typed, why) => {
  const result = merged(DOSE, { take: "custom", text: typed })
  expect(text(result)).toEqual(["Take 10 mg daily."])
  expect(Object.values(placesToSettle(result))).toEqual([expect.stringContaining(why)])
})

test("a place that was passed over is named with its field", () => {
  const result = merged(DOSE)
  expect(placesToSettle(result)).toEqual({
    [`resolutions.${result.unresolved[0]}`]: "Choose which words to keep here.",
  })
})

test("a resolution for a conflict that is not there changes nothing", () => {
  const result = mergeProposal({
    base: side(DOSE.base),
    live: side(DOSE.live),
    proposed: DOSE.proposed,
    resolutions: { gone: { take: "theirs", text: "" } },
  })
  expect([text(result), result.unresolved.length]).toEqual([["Take 10 mg daily."], 1])
})

const LEVEL = {
  base: doc({ ...h2("Title"), level: 2 }),
  live: doc({ ...h2("Title"), level: 3 }),
  proposed: doc({ ...h2("Title"), level: 4 }),
}
const GONE = {
  base: doc(p("Kept."), p("One death.")),
  live: doc(p("Kept.")),
  proposed: doc(p("Kept."), p("One unrelated death.")),
}
const CODE = { base: doc(codeBlock("a * b")), live: doc(codeBlock("a * c")), proposed: doc(codeBlock("a * d")) }

test.each([
  ["words", DOSE, ["ours", "theirs", "both", "both-reversed", "custom"]],
  ["a field", LEVEL, ["ours", "theirs"]],
  ["a passage that the article no longer has", GONE, ["ours", "theirs", "custom"]],
  ["words of code", CODE, ["ours", "theirs", "both", "both-reversed", "custom"]],
] as const)("for %s one may take %3$j", (_, sides, takes) => {
  const [conflict] = merged(sides).conflicts
  expect(conflict && takesFor(conflict)).toEqual(takes)
})

test("what makes no sense for a conflict does not settle it", () => {
  const result = merged(LEVEL, { take: "both", text: "" })
  expect(result.unresolved).toHaveLength(1)
})

test("a deleted passage comes back when the expert's words are taken", () => {
  expect(text(merged(GONE, { take: "theirs", text: "" }))).toEqual(["Kept.", "One unrelated death."])
})

test("in code what is typed stands letter by letter", () => {
  expect(text(merged(CODE, { take: "custom", text: "*x*" }))).toEqual(["a * *x*"])
})

test.each([
  ["the contribution's words", DOSE, false, "20"],
  ["code as it is", CODE, true, "d"],
  ["the passage as the contribution has it", GONE, false, "One unrelated death."],
] as const)("the field for words of one's own begins with %s", (_, sides, isCode, expected) => {
  const [conflict] = merged(sides).conflicts
  expect(conflict && startingText(conflict, isCode)).toBe(expected)
})

test("each side is shown with what stands around its words", () => {
  const [conflict] = merged(DOSE).conflicts
  const sides = conflict && sidesOf(conflict, { ours: DOSE.live, theirs: DOSE.proposed })
  const shown = (one: NonNullable<typeof sides>["ours"] | undefined) =>
    one?.kind === "words" ? [one.before, one.words, one.after].map((part) => inlineText(part)) : one?.kind
  expect([shown(sides?.ours), shown(sides?.theirs)]).toEqual([
    ["Take ", "10", " mg daily."],
    ["Take ", "20", " mg daily."],
  ])
})

test("a passage that one side took out is said to be gone", () => {
  const [conflict] = merged(GONE).conflicts
  const sides = conflict && sidesOf(conflict, { ours: GONE.live, theirs: GONE.proposed })
  expect([sides?.ours.kind, sides?.theirs.kind]).toEqual(["gone", "block"])
})

test("a field is shown by its name and value", () => {
  const [conflict] = merged(LEVEL).conflicts
  const sides = conflict && sidesOf(conflict, { ours: LEVEL.live, theirs: LEVEL.proposed })
  expect(sides).toEqual({
    ours: { kind: "field", name: "level", value: 3 },
    theirs: { kind: "field", name: "level", value: 4 },
  })
})

test("a figure or a table that both changed is not retyped as prose", () => {
  const picture = (alt: string) => doc(figure(`/${alt}.png`, alt, "Caption."))
  const grid = (cell: string, extra: string[]) =>
    doc(
      table([
        ["A", "B", ...extra],
        [cell, "2", ...extra],
      ]),
    )
  const two = [
    merged({ base: picture("a"), live: picture("b"), proposed: picture("c") }),
    merged({ base: grid("1", []), live: grid("3", ["C"]), proposed: grid("4", ["D"]) }),
  ]
  for (const result of two) {
    for (const conflict of result.conflicts) {
      if (conflict.subject !== "text") expect(takesFor(conflict)).not.toContain("custom")
    }
  }
})
