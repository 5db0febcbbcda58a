import { describe, expect, test } from "vitest"
import { proposeReattachment } from "#core/anchor/propose"
import { doc, p } from "#tests/support/documents"

const ARTICLE = doc(
  p("Blood was drawn at noon. Ten patients took the new drug twice a day for six weeks. Nobody felt sick."),
  p("The trial went on in Spring, in three cities."),
)

describe("an orphaned quote is proposed", () => {
  const cases: [string, string, string][] = [
    ["the same words", "took the new drug twice a day", "took the new drug twice a day"],
    [
      "words that were partly changed",
      "Ten patients got the new drug three times a day for six weeks.",
      "Ten patients took the new drug twice a day for six weeks.",
    ],
    ["words with some left out", "The trial went on last year in Spring", "The trial went on in Spring"],
  ]
  test.each(cases)("%s", (_, exact, proposed) => {
    expect(proposeReattachment({ exact, blockId: "gone" }, ARTICLE)?.passage.exact).toBe(proposed)
  })

  test("the words of its own block rather than equal words elsewhere", () => {
    const twice = doc(p("Nobody felt very sick."), p("Nobody felt very sick."))
    expect(proposeReattachment({ exact: "Nobody felt sick.", blockId: "b2" }, twice)?.passage.blockId).toBe("b2")
    expect(proposeReattachment({ exact: "Nobody felt sick.", blockId: "gone" }, twice)?.passage.blockId).toBe("b1")
  })

  const refused: [string, string][] = [
    ["nothing like it is there", "Survival was better with surgery in older men."],
    ["only function words are shared", "the one of the a for in"],
    ["less than half is shared", "Ten patients with severe kidney failure were randomly assigned to placebo."],
    ["it has no words", " "],
  ]
  test.each(refused)("nothing when %s", (_, exact) => {
    expect(proposeReattachment({ exact, blockId: "b1" }, ARTICLE)).toBeNull()
  })

  test("with how like it is: 1 for the same words", () => {
    expect(proposeReattachment({ exact: "Nobody felt sick.", blockId: "b1" }, ARTICLE)?.likeness).toBeCloseTo(1, 9)
    const changed = proposeReattachment({ exact: "Nobody at all felt sick.", blockId: "b1" }, ARTICLE)?.likeness ?? 0
    expect(changed).toBeGreaterThan(0.5)
    expect(changed).toBeLessThan(1)
  })
})
