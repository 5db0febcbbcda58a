import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type Hunk, hunksBetween } from "#core/text/hunks"
import { readPlain } from "#core/text/plain"

const paragraphsOf = (text: string) =>
  readPlain(text).document.blocks.map(({ content }, i) => {
    const from = readPlain(text).places[i] ?? 0
    return { from, to: from + content.reduce((sum, node) => sum + (node.type === "text" ? node.text.length : 1), 0) }
  })
const between = (a: string, b: string) => hunksBetween({ a, b }, { a: paragraphsOf(a), b: paragraphsOf(b) })

/** The hunks as "kind [what was] what is". */
const shown = (a: string, b: string) =>
  between(a, b).map(({ kind, a: was, b: is }) => `${kind} [${a.slice(was.from, was.to)}] ${b.slice(is.from, is.to)}`)

function applied(a: string, b: string, hunks: readonly Hunk[]): string {
  let made = ""
  let at = 0
  for (const { a: was, b: is } of hunks) {
    expect(was.from).toBeGreaterThanOrEqual(at)
    made += a.slice(at, was.from) + b.slice(is.from, is.to)
    at = was.to
  }
  return made + a.slice(at)
}

describe("the hunks between two plain texts", () => {
  const cases: [string, string, string, string[]][] = [
    ["equal texts have none", "One two.", "One two.", []],
    ["a word replaced", "One two three.", "One too three.", ["replace [two] too"]],
    ["a word put in, with its space", "One three.", "One two three.", ["insert [] two "]],
    ["a word taken out", "One two three.", "One three.", ["delete [two ] "]],
    [
      "lines wrapped elsewhere differ in white space only",
      "One two\nthree",
      "One\ntwo three",
      ["space [ ] \n", "space [\n]  "],
    ],
    ["a paragraph cut in two", "One. Two.", "One.\n\nTwo.", ["space [ ] \n\n"]],
    [
      "a paragraph that stands elsewhere",
      "We rest here for a day.\n\nThen all of us go on to the next town, and to the sea.",
      "Then all of us go on to the next town, and to the sea.\n\nWe rest here for a day.",
      ["move [We rest here for a day.] ", "space [\n\n] ", "space [] \n\n", "move [] We rest here for a day."],
    ],
    ["nothing to something", "", "One.", ["insert [] One."]],
    ["something to nothing", "One.", "", ["delete [One.] "]],
  ]
  test.each(cases)("%s", (_, a, b, expected) => {
    expect(shown(a, b)).toEqual(expected)
  })

  test("make the one the other, character by character, and leave equal what they do not cover", () => {
    const anyText = fc
      .array(
        fc.constantFrom(
          "one",
          "two",
          "three",
          "four",
          " ",
          " ",
          "\n",
          "\n\n",
          ". ",
          "👍",
          "a longer run of words here",
        ),
        {
          maxLength: 25,
        },
      )
      .map((parts) => parts.join(""))
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        const hunks = between(a, b)
        expect(applied(a, b, hunks)).toBe(b)
        const inverted = hunks.map(({ kind, a: was, b: is }) => ({ kind, a: is, b: was }))
        expect(applied(b, a, inverted)).toBe(a)
        for (const { kind, a: was, b: is } of hunks) {
          if (kind === "space") expect((a.slice(was.from, was.to) + b.slice(is.from, is.to)).trim()).toBe("")
          else expect(was.to - was.from + is.to - is.from).toBeGreaterThan(0)
        }
      }),
      { numRuns: 3_000 },
    )
  })
})
