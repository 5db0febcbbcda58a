import { describe, expect, test } from "vitest"
import { containmentOf, isHeldBy, likenessOf, matchTexts } from "#core/text/similarity"
import { tokeniseText } from "#core/text/tokens"

const words = tokeniseText
const LONG = "Aspirin thins blood quickly and helps many patients with fever, pain or stroke."

describe("how like two texts are", () => {
  const cases: [string, string, string, number][] = [
    ["equal texts wholly", LONG, LONG, 1],
    ["texts without a common word not at all", "One two.", "Three, four", 0],
    ["two texts without words wholly", "", "", 1],
    ["half the words are half", "alpha beta", "beta gamma", 0.5],
    ["a word counts as often as it stands in both", "alpha alpha", "alpha beta", 0.5],
    ["function words count little", "the alpha", "the beta", 0.6 / 2.6],
  ]
  test.each(cases)("%s", (_, a, b, expected) => {
    expect(likenessOf(words(a), words(b))).toBeCloseTo(expected, 5)
    expect(likenessOf(words(b), words(a))).toBeCloseTo(expected, 5)
  })
})

describe("how much of the shorter text the longer has", () => {
  const cases: [string, string, string, number][] = [
    ["all of a part", "blood quickly and helps many patients", LONG, 1],
    ["nothing, if it is too short to tell", "thins blood quickly helps", LONG, 0],
    ["the same, whichever is named first", LONG, "blood quickly and helps many patients", 1],
    ["part of a part", "blood quickly stains shirts sheets and socks", LONG, 2.3 / 6.3],
  ]
  test.each(cases)("%s", (_, a, b, expected) => {
    expect(containmentOf(words(a), words(b))).toBeCloseTo(expected, 5)
  })
})

describe("a text is held by another", () => {
  const cases: [string, string, string, boolean][] = [
    ["that has most of its words", "thins blood quickly never helps patients", LONG, true],
    ["but not by one that is only a part of it", LONG, "Aspirin thins blood quickly.", false],
    ["but not if it is too short to tell", "thins blood quickly helps", LONG, false],
  ]
  test.each(cases)("%s", (_, text, holder, expected) => {
    expect(isHeldBy(words(text), words(holder))).toBe(expected)
  })
})

describe("two lists of texts are paired", () => {
  const candidates = (texts: readonly string[], family = "prose") =>
    texts.map((text) => ({ family, text, tokens: () => words(text) }))
  const pairs = (a: readonly string[], b: readonly string[]) => [...matchTexts(candidates(a), candidates(b))]
  const cases: [string, string[], string[], number[]][] = [
    ["equal ones in order", ["x", "y"], ["x", "z", "y"], [0, 2]],
    ["equal ones anywhere", ["one two", "three four"], ["three four", "one two"], [1, 0]],
    ["equal ones one to one", ["x", "x"], ["x"], [0, -1]],
    ["like ones, the most alike first", ["alpha beta gamma delta"], ["alpha beta", "alpha beta gamma"], [1]],
    ["of two as much alike the nearer", ["n1", "alpha beta gamma"], ["alpha beta delta", "alpha beta kappa"], [-1, 1]],
    ["nothing with less than half its words", ["alpha beta gamma delta"], ["alpha beta x y z"], [-1]],
    ["a part with its whole", [LONG], ["thins blood quickly helps many patients"], [0]],
  ]
  test.each(cases)("%s", (_, a, b, expected) => {
    expect(pairs(a, b)).toEqual(expected)
  })

  test("of one family only, unless they are equal", () => {
    const [one, other] = [candidates(["alpha beta gamma"]), candidates(["alpha beta delta"], "code")]
    expect([...matchTexts(one, other)]).toEqual([-1])
    expect([...matchTexts(one, candidates(["alpha beta gamma"], "code"))]).toEqual([0])
  })
})
