import { describe, expect, test } from "vitest"
import { areDuplicates, matchBlocks, pairBlocks } from "#core/text/match-blocks"
import { doc, h } from "#tests/support/merge-fixtures"

const match = (a: string[], b: string[]) => [...matchBlocks(doc(...a).blocks, doc(...b).blocks)]

describe("blocks are paired by what they say, and one rewritten wholly by where it stands", () => {
  const cases: [string, string[], string[], number[]][] = [
    [
      "between two that stayed",
      ["a|One.", "b|Alpha beta.", "c|Two."],
      ["x|One.", "y|Gamma delta.", "z|Two."],
      [0, 1, 2],
    ],
    ["before the first that stayed", ["a|Alpha beta.", "b|Two."], ["x|Gamma delta.", "y|Two."], [0, 1]],
    ["behind the last that stayed", ["a|One.", "b|Alpha beta."], ["x|One.", "y|Gamma delta."], [0, 1]],
    [
      "but not where two stand",
      ["a|One.", "b|Alpha.", "c|Two."],
      ["x|One.", "y|Gamma.", "w|Delta.", "z|Two."],
      [0, -1, 3],
    ],
    ["and not where none stands", ["a|One.", "b|Alpha.", "c|Two."], ["x|One.", "z|Two."], [0, -1, 1]],
    [
      "and not beside one that is new itself",
      ["a|Alpha.", "b|Beta.", "c|Two."],
      ["x|Gamma.", "y|Delta.", "z|Two."],
      [-1, -1, 2],
    ],
    [
      "and not where it stands that came from elsewhere",
      ["a|One.", "b|Alpha.", "c|Two.", "d|Moved here now."],
      ["x|One.", "d|Moved here now.", "z|Two."],
      [0, -1, 2, 1],
    ],
  ]
  test.each(cases)("%s", (_, a, b, expected) => {
    expect(match(a, b)).toEqual(expected)
  })

  test("but not with a block of another type", () => {
    const [a, b] = [doc("a|One.", "b|Alpha.", "c|Two."), doc("x|One.", h("y", 2, "Gamma"), "z|Two.")]
    expect([...matchBlocks(a.blocks, b.blocks)]).toEqual([0, -1, 2])
  })
})

describe("blocks are paired by id first", () => {
  const cases: [string, string[], string[], number[]][] = [
    ["whatever they say", ["a|Alpha.", "b|Beta."], ["b|Gamma.", "a|Delta."], [1, 0]],
    ["the rest by what they say", ["a|Alpha.", "b|Beta gamma delta."], ["a|Other.", "x|Beta gamma delta now."], [0, 1]],
    ["all by what they say if no id is known", ["a|Alpha.", "b|Beta."], ["x|Beta.", "y|Alpha."], [1, 0]],
    ["one without its like with none", ["a|Alpha.", "b|Beta."], ["a|Alpha."], [0, -1]],
  ]
  test.each(cases)("%s", (_, a, b, expected) => {
    expect([...pairBlocks(doc(...a).blocks, doc(...b).blocks)]).toEqual(expected)
  })
})

describe("two new blocks are doubles", () => {
  const [one] = doc("a|Take two tablets of aspirin with water.").blocks
  const cases: [string, string, boolean][] = [
    ["if they have most words in common", "Take three tablets of aspirin with water.", true],
    [
      "if one says what the other says and more",
      "Take two tablets of aspirin with water. Rest in bed and sleep well at night, all week.",
      true,
    ],
    ["but not if they say other things", "Blood was drawn at noon.", false],
  ]
  test.each(cases)("%s", (_, text, expected) => {
    const [other] = doc(`b|${text}`).blocks
    expect(one && other && areDuplicates(one, other)).toBe(expected)
  })
})
