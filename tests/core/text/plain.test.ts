import { describe, expect, test } from "vitest"
import { documentFromPlain, matchedDocuments, plainFromDocument, readPlain } from "#core/text/plain"

const read = (text: string) => {
  const { document, places } = readPlain(text)
  return document.blocks.map(({ id, content: [node] }, i) => [id, node?.type === "text" ? node.text : "", places[i]])
}

describe("plain text is read as paragraphs", () => {
  const cases: [string, string, [id: string, text: string, place: number][]][] = [
    ["nothing as none", "", []],
    ["white space as none", " \n\t\n ", []],
    ["lines that are not blank as one", "One\ntwo", [["1", "One\ntwo", 0]]],
    [
      "lines apart by a blank one as two",
      "One\n \t\n\ntwo",
      [
        ["1", "One", 0],
        ["2", "two", 8],
      ],
    ],
    ["without the white space at their ends", "\n  One \n  two  \n", [["1", "One \n  two", 3]]],
    [
      "with line ends of any kind as they are",
      "One\r\ntwo\r\n\r\nthree",
      [
        ["1", "One\r\ntwo", 0],
        ["2", "three", 12],
      ],
    ],
  ]
  test.each(cases)("%s", (_, text, expected) => {
    expect(read(text)).toEqual(expected)
  })
})

test("paragraphs are written apart by a blank line", () => {
  expect(plainFromDocument(documentFromPlain("One\ntwo\n\n\n\nthree"))).toBe("One\ntwo\n\nthree")
})

test("paragraphs of both sides have the ids of the base's, new ones their own", () => {
  const { ours, theirs } = matchedDocuments(
    "One two three.\n\nFour.",
    "New.\n\nFour.\n\nOne two four.",
    "Four.\n\nFresh.",
  )
  expect(ours.blocks.map(({ id }) => id)).toEqual(["ours-1", "2", "1"])
  expect(theirs.blocks.map(({ id }) => id)).toEqual(["2", "theirs-2"])
})
