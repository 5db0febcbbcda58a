import diffSequences from "@jest/diff-sequences"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type AlignOptions, align, type Run } from "#core/text/align"
import { type Token, tokeniseText } from "#core/text/tokens"

const PLAIN = { anchors: false, cleanUp: false, slide: false }

describe("an alignment", () => {
  it("of equal texts is one run", () => {
    expect(align(tokeniseText("a b c"), tokeniseText("a b c"))).toEqual([{ a: 0, b: 0, length: 3 }])
  })

  it.each([
    ["with nothing", "a b", "", ""],
    ["of nothing with nothing", "", "", ""],
    ["of texts that share nothing", "a b c", "d e", ""],
  ])("%s is empty", (_, a, b) => expect(align(tokeniseText(a), tokeniseText(b))).toEqual([]))

  it("matches equal tokens only, in increasing order, in maximal runs", () => {
    fc.assert(
      fc.property(words(40), words(40), options, (a, b, how) => {
        let last: Run | undefined
        for (const run of align(a, b, how)) {
          expect(run.length).toBeGreaterThan(0)
          for (let i = 0; i < run.length; i++) expect(a[run.a + i]?.key).toBe(b[run.b + i]?.key)
          if (last) {
            expect(run.a).toBeGreaterThanOrEqual(last.a + last.length)
            expect(run.b).toBeGreaterThanOrEqual(last.b + last.length)
            expect(run.a + run.b).toBeGreaterThan(last.a + last.b + 2 * last.length)
          }
          last = run
        }
      }),
      { numRuns: 3000 },
    )
  })

  it("with anchors, clean-up and slide off is a longest common subsequence (20,000 cases against another engine)", () => {
    fc.assert(
      fc.property(words(30), words(30), (a, b) => {
        expect(matched(align(a, b, PLAIN))).toBe(longestCommon(a, b))
      }),
      { numRuns: 20_000 },
    )
  })

  it("of longer texts too", () => {
    fc.assert(
      fc.property(words(600), words(600), (a, b) => {
        expect(matched(align(a, b, PLAIN))).toBe(longestCommon(a, b))
      }),
      { numRuns: 100 },
    )
  })

  it("slides without changing how much is matched", () => {
    fc.assert(
      fc.property(words(40), words(40), (a, b) => {
        expect(matched(align(a, b, { cleanUp: false }))).toBe(matched(align(a, b, { cleanUp: false, slide: false })))
      }),
    )
  })
})

describe("where an edit stands", () => {
  it.each([
    ["a sentence inserted after a sentence", "One. Two.", "One. Three. Two.", "One. [+Three. ]Two."],
    ["an equal sentence inserted", "A b. A b.", "A b. A b. A b.", "[+A b. ]A b. A b."],
    ["a sentence deleted", "One. Two. Three.", "One. Three.", "One. [-Two. ]Three."],
    ["a word of a list inserted", "a, b, c", "a, b, x, c", "a, b, [+x, ]c"],
    ["brackets stay in pairs", "foo (a) bar", "foo (a) (b) bar", "foo (a) [+(b) ]bar"],
    ["a doubled word", "the the end", "the end", "[-the ]the end"],
    [
      "a stop-word between two rewritten parts is given up",
      "red fox in deep snow",
      "blue cat in high grass",
      "[-red fox in deep snow][+blue cat in high grass]",
    ],
    [
      "a content word between two single edits is kept",
      "old dose new",
      "big dose now",
      "[-old ][+big ]dose [-new][+now]",
    ],
    ["a unit stays when only the number changes", "take 5 mg daily", "take 10 mg daily", "take [-5 ][+10 ]mg daily"],
  ])("%s", (_, a, b, expected) => expect(show(a, b)).toBe(expected))
})

describe("hostile input stays bounded: the work does not grow with the square of the text", () => {
  it.each([
    ["one word 40,000 times against 39,000 times", repeat("a", 40_000), repeat("a", 39_000)],
    ["two words alternating against the same in other rhythm", rhythm(20_000, 2), rhythm(20_000, 3)],
    ["unrelated texts of 20,000 words", noise(20_000, 3000, 1), noise(20_000, 3000, 2)],
    ["unrelated texts over few words", noise(20_000, 5, 1), noise(20_000, 5, 2)],
    ["a text against its reverse", noise(20_000, 50, 1), noise(20_000, 50, 1).split(" ").reverse().join(" ")],
  ])("%s", (_, before, after) => {
    const [a, b] = [tokeniseText(before), tokeniseText(after)]
    let steps = 0
    const runs = align(a, b, {
      onSearch: (count) => {
        steps += count
      },
    })
    expect(matched(runs)).toBeGreaterThan(0)
    expect(steps).toBeLessThan(250 * (a.length + b.length))
  })
})

function matched(runs: readonly Run[]): number {
  return runs.reduce((sum, run) => sum + run.length, 0)
}

function longestCommon(a: readonly Token[], b: readonly Token[]): number {
  let length = 0
  diffSequences(
    a.length,
    b.length,
    (i, j) => a[i]?.key === b[j]?.key,
    (count) => {
      length += count
    },
  )
  return length
}

function show(before: string, after: string): string {
  const a = tokeniseText(before)
  const b = tokeniseText(after)
  const text = (tokens: readonly Token[]) => tokens.map((token) => token.key + token.space).join("")
  let shown = ""
  let last: Run = { a: 0, b: 0, length: 0 }
  for (const run of [...align(a, b), { a: a.length, b: b.length, length: 0 }]) {
    const deleted = text(a.slice(last.a + last.length, run.a))
    const inserted = text(b.slice(last.b + last.length, run.b))
    if (deleted) shown += `[-${deleted}]`
    if (inserted) shown += `[+${inserted}]`
    shown += text(b.slice(run.b, run.b + run.length))
    last = run
  }
  return shown
}

function words(maxLength: number): fc.Arbitrary<Token[]> {
  const word = fc.constantFrom("dose", "mg", "the", "of", ".", ",", "trial", "x", "y", "z")
  return fc.array(word, { maxLength }).map((list) => tokeniseText(list.join(" ")))
}

const options: fc.Arbitrary<AlignOptions> = fc.record({
  anchors: fc.boolean(),
  cleanUp: fc.boolean(),
  slide: fc.boolean(),
})

function repeat(word: string, times: number): string {
  return Array(times).fill(word).join(" ")
}

function rhythm(length: number, every: number): string {
  return Array.from({ length }, (_, i) => (i % every === 0 ? "a" : "b")).join(" ")
}

/** Words drawn by a small generator with a seed, so that the case is the same on every run. */
function noise(length: number, vocabulary: number, seed: number): string {
  let state = seed
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return `w${Math.floor((state / 2 ** 32) * vocabulary)}`
  }).join(" ")
}
