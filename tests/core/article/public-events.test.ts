import { expect, test } from "vitest"
import { inOrder, publicEventLine } from "#core/article/public-events"

const order = (seqs: number[], after: number[]) =>
  inOrder(
    seqs.map((seq) => ({ seq })),
    after.map((afterSeq) => ({ afterSeq })),
  ).map(({ change, event }) => (change ? change.seq : `after ${event.afterSeq}`))

test.each<[string, number[], number[], (number | string)[]]>([
  ["above the revision that readers saw when it happened", [3, 2, 1], [2], [3, "after 2", 2, 1]],
  ["above the newest, when nothing was published since", [2, 1], [2, 2], ["after 2", "after 2", 2, 1]],
  ["between revisions of which those in between are not listed", [9, 1], [4], [9, "after 4", 1]],
  ["at the end, when the revision it followed is not on this page", [9, 8], [7], [9, 8, "after 7"]],
  ["alone", [], [1], ["after 1"]],
])("what happened to the whole article stands %s", (_, seqs, after, expected) => {
  expect(order(seqs, after)).toEqual(expected)
})

test.each([
  ["article.withdrawn", "Made up.", "Withdrawn: Made up."],
  ["article.reopened", "", "Opened to contributions again"],
] as const)("%s with the note %j reads %j", (kind, note, line) => {
  expect(publicEventLine({ kind, note, about: "" })).toBe(line)
})

test("of what happened to a notice is said to which", () => {
  const told = { kind: "article.notice_taken_back", note: "A mistake.", about: "Retraction, revision 4" } as const
  expect(publicEventLine(told)).toBe("Notice taken back (Retraction, revision 4): A mistake.")
})
