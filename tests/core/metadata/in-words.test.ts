import { expect, it } from "vitest"
import { citationText } from "#core/metadata/citation"
import { asSentence, counted, dayInWords, instantInWords, namesInWords } from "#core/metadata/in-words"

it.each([
  ["2025-12-07T23:59:59.999Z", "7 December 2025"],
  ["2026-01-01T00:00:00.000Z", "1 January 2026"],
  ["not a date", "date unknown"],
])("%s is the day %s", (at, day) => {
  expect(dayInWords(new Date(at))).toBe(day)
})

it.each([
  ["2025-12-07T23:59:59.999Z", "7 December 2025, 23:59 UTC"],
  ["not a date", "date unknown"],
])("%s is the instant %s", (at, instant) => {
  expect(instantInWords(new Date(at))).toBe(instant)
})

it.each([
  [[], ""],
  [["Ada"], "Ada"],
  [["Ada", "Ben"], "Ada and Ben"],
  [["Ada", "Ben", "Cy"], "Ada, Ben and Cy"],
  [["Ada", "Ben", "Cy", "Di"], "Ada, Ben and 2 others"],
])("%j as a phrase of three at most: %s", (names, phrase) => {
  expect(namesInWords(names, 3)).toBe(phrase)
})

it.each([
  [0, "0 experts"],
  [1, "1 expert"],
  [2, "2 experts"],
  [100_000, "100,000 experts"],
])("%d of them: %s", (count, words) => {
  expect(counted(count, "expert")).toBe(words)
})

const CITED = {
  authors: ["Marit Solheim"],
  contributors: [],
  title: "A second key",
  publication: "Scholium",
  publishedAt: new Date("2025-12-07"),
  seq: 5,
  revisedAt: new Date("2025-12-15"),
  url: "https://x.org/articles/a-second-key/revisions/5",
}

it.each([
  [
    "names the revision, both days and the permalink",
    {},
    "Marit Solheim. A second key. Scholium, 7 December 2025. Revision 5, 15 December 2025. https://x.org/articles/a-second-key/revisions/5",
  ],
  [
    "names the experts after the author",
    { contributors: ["Ada Lind", "Ben Rao"] },
    "Marit Solheim, with Ada Lind and Ben Rao. A second key. Scholium, 7 December 2025. Revision 5, 15 December 2025. https://x.org/articles/a-second-key/revisions/5",
  ],
  [
    "names several authors in their order",
    { authors: ["Ingrid Halvorsen", "Peter O'Neill"], contributors: ["Ada Lind"] },
    "Ingrid Halvorsen and Peter O'Neill, with Ada Lind. A second key. Scholium, 7 December 2025. Revision 5, 15 December 2025. https://x.org/articles/a-second-key/revisions/5",
  ],
  [
    "begins like a sentence where its author is not to be named",
    { authors: ["an unnamed author"] },
    "An unnamed author. A second key. Scholium, 7 December 2025. Revision 5, 15 December 2025. https://x.org/articles/a-second-key/revisions/5",
  ],
  [
    "adds no full stop to a title that ends with its own",
    { title: "A second key?" },
    "Marit Solheim. A second key? Scholium, 7 December 2025. Revision 5, 15 December 2025. https://x.org/articles/a-second-key/revisions/5",
  ],
])("a citation %s", (_, over, text) => {
  expect(citationText({ ...CITED, ...over })).toBe(text)
})

it.each([
  ["Corrected the rate", "Corrected the rate."],
  ["Is it so?", "Is it so?"],
  ["He said “no.”", "He said “no.”"],
  ["", ""],
])("a note is a sentence: “%s”", (note, sentence) => {
  expect(asSentence(note)).toBe(sentence)
})
