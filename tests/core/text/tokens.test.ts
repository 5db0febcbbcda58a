import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Inline } from "#core/document/schema"
import { lengthOf, plainText } from "#core/text/content"
import { endOf, TOKEN_PATTERN, tokenise, tokeniseText } from "#core/text/tokens"

const keys = (text: string) => tokeniseText(text).map((token) => token.key)

describe("tokens of plain text", () => {
  it.each([
    ["words and a stop", "Take two.", ["Take", "two", "."]],
    ["a decimal number is one token", "3.5 mg, 1,000 IU", ["3.5", "mg", ",", "1,000", "IU"]],
    ["a number keeps no trailing stop", "dose 5.", ["dose", "5", "."]],
    ["a number and its unit are two", "5mg", ["5", "mg"]],
    ["an apostrophe inside a word belongs to it", "don't l'eau rock'n'roll", ["don't", "l'eau", "rock'n'roll"]],
    ["a typographic apostrophe too", "it’s", ["it’s"]],
    ["an apostrophe at an end does not", "the boys' 'quote'", ["the", "boys", "'", "'", "quote", "'"]],
    ["a hyphen separates", "follow-up", ["follow", "-", "up"]],
    ["letters may be followed by digits", "H2O CO2", ["H2O", "CO2"]],
    ["accents, composed and combining", "café cafe\u0301", ["café", "cafe\u0301"]],
    ["Greek and Cyrillic are words", "α-синуклеин", ["α", "-", "синуклеин"]],
    ["Han and Kana are one token a character", "薬をのむ", ["薬", "を", "の", "む"]],
    ["Thai too, with its vowel signs", "ยาที่", ["ย", "า", "ที่"]],
    ["Han inside Latin splits", "B型x", ["B", "型", "x"]],
    ["Han beyond the basic plane is one character", "𠮷野", ["𠮷", "野"]],
    ["a joined emoji is one token", "ok 👩‍⚕️!", ["ok", "👩‍⚕️", "!"]],
    ["a flag is one token", "🇩🇪🇫🇷", ["🇩🇪", "🇫🇷"]],
    ["nothing", "", []],
  ])("%s", (_, text, expected) => expect(keys(text)).toEqual(expected))

  it("white space belongs to the token before it, and at the start it is a token", () => {
    expect(tokeniseText(" a  b\u00A0\n")).toEqual([
      { key: " ", space: "", from: 0, to: 1 },
      { key: "a", space: "  ", from: 1, to: 2 },
      { key: "b", space: "\u00A0\n", from: 4, to: 5 },
    ])
  })

  it("any text is covered without holes", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const tokens = tokeniseText(text)
        expect(tokens.map((token) => token.key + token.space).join("")).toBe(text)
        let from = 0
        for (const token of tokens) {
          expect(token.from).toBe(from)
          expect(text.slice(token.from, token.to)).toBe(token.key)
          from = endOf(token)
        }
      }),
    )
  })

  it("the scanner agrees with the pattern it speeds up", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const words = [...text.matchAll(new RegExp(TOKEN_PATTERN, "gu"))].map(([unit]) => unit)
        const expected = words.filter((unit, i) => i === 0 || !/^\s/.test(unit))
        expect(keys(text)).toEqual(expected)
      }),
      { numRuns: 2000 },
    )
  })
})

describe("tokens of a content", () => {
  const content: Inline[] = [
    { type: "text", text: "Water is H" },
    { type: "text", text: "2", marks: [{ type: "sub" }] },
    { type: "text", text: "O" },
    { type: "citation", refId: "who" },
    { type: "break" },
    { type: "text", text: "Drink it" },
  ]

  it("marks do not split a word; an atom is one unit and is told from other atoms", () => {
    expect(tokenise(content).map((token) => [token.key, token.from, token.to])).toEqual([
      ["Water", 0, 5],
      ["is", 6, 8],
      ["H2O", 9, 12],
      ["\uFFFCcitation:who", 12, 13],
      ["\uFFFCbreak", 13, 14],
      ["Drink", 14, 19],
      ["it", 20, 22],
    ])
  })

  it("the last token ends where the text ends", () => {
    expect(endOf(tokenise(content).at(-1) ?? { key: "", space: "", from: 0, to: 0 })).toBe(lengthOf(content))
    expect(plainText(content)).toHaveLength(lengthOf(content))
  })

  it("in code, white space is a token", () => {
    expect(tokenise([{ type: "text", text: "if x\n  y" }], "code").map((token) => token.key)).toEqual([
      "if",
      " ",
      "x",
      "\n  ",
      "y",
    ])
  })
})

const alphabet = [..."ab Z9.,'’-\n\u00A0éα型ยที่\u0301\u200D\uFE0F😀🇩\uFFFC\u00AD߀\uD83D", "don't", "3.5", "  "]
const anyText = fc.array(fc.constantFrom(...alphabet), { maxLength: 30 }).map((parts) => parts.join(""))
