import fc from "fast-check"
import { describe, expect, test, vi } from "vitest"
import { locateQuote, type Quote } from "#core/anchor/locate"
import { passageAt } from "#core/anchor/passage"
import { attributedText } from "#core/authorship/attributed"
import { br, cite, doc, p, table } from "#tests/support/documents"
import { anyDocument } from "#tests/support/merge-fixtures"

// Many cases each: a busy machine needs longer than the usual limit.
vi.setConfig({ testTimeout: 60_000 })

const ARTICLE = doc(
  p("The drug helps. In some, the drug", cite("s1"), " helps a lot.", br, "So they say."),
  p("In others, the drug does harm to cardiology."),
  table(
    [
      ["Drug", "Dose"],
      ["Aspirin", "5 mg"],
    ],
    "Doses",
  ),
)

describe("a quote is found", () => {
  const cases: [string, Quote, string, string][] = [
    ["where its words stand once", { exact: "does harm" }, "b2", "does harm"],
    ["whatever its white space is", { exact: " does \n harm " }, "b2", "does harm"],
    ["across a citation that it does not show", { exact: "drug helps a lot" }, "b1", "drug\uFFFC helps a lot"],
    ["across a line break", { exact: "a lot. So they" }, "b1", "a lot.\nSo they"],
    ["in a cell", { exact: "5 mg" }, "b3", "5 mg"],
    ["in a caption", { exact: "Doses" }, "b3", "Doses"],
    ["where what stands before it is the same", { exact: "drug", prefix: "others, the " }, "b2", "drug"],
    ["where what stands after it is the same", { exact: "drug", suffix: " does" }, "b2", "drug"],
    ["in the block that it names", { exact: "the drug", blockId: "b2" }, "b2", "the drug"],
    ["as a whole word when it is part of one", { exact: "cardio" }, "b2", "cardiology"],
    ["as whole words when it cuts two", { exact: "oes har" }, "b2", "does harm"],
  ]
  test.each(cases)("%s", (_, quote, blockId, exact) => {
    expect(locateQuote(quote, ARTICLE)).toMatchObject({ blockId, exact })
  })

  test("nearest to where it says it is", () => {
    const twice = doc(p("same words, other words, same words"))
    expect(locateQuote({ exact: "same words", blockId: "b1", start: 20 }, twice)?.start).toBe(25)
    expect(locateQuote({ exact: "same words", blockId: "b1", start: 3 }, twice)?.start).toBe(0)
  })
})

describe("a quote is refused", () => {
  const cases: [string, Quote][] = [
    ["when its words are not there", { exact: "does good" }],
    ["when they are there in other letters", { exact: "DOES HARM" }],
    ["when it has no words", { exact: "  " }],
    ["when nothing tells which of several places is meant", { exact: "the drug" }],
    ["when its words go over the end of a block", { exact: "So they say. In others" }],
  ]
  test.each(cases)("%s", (_, quote) => {
    expect(locateQuote(quote, ARTICLE)).toBeNull()
  })
})

describe("a passage", () => {
  const cases: [string, string, number, number, string][] = [
    ["has no white space at its ends", "one two three", 3, 8, "two"],
    ["cuts no word", "pharmacology", 3, 5, "pharmacology"],
    ["cuts no compound", "a 5-year study", 2, 3, "5-year"],
    ["may end at punctuation", "one, two", 0, 4, "one,"],
    ["cuts no accent from its letter", "cafe\u0301 noir", 0, 4, "cafe\u0301"],
    ["cuts no family of emoji", "an 👩‍👩‍👧 here", 3, 5, "👩‍👩‍👧"],
    ["cuts no flag", "🇫🇷🇩🇪", 4, 6, "🇩🇪"],
    ["takes single characters of Chinese", "心脏病", 1, 2, "脏"],
  ]
  test.each(cases)("%s", (_, text, start, end, exact) => {
    expect(passageAt(doc(p(text)).blocks[0] ?? p(), start, end)?.exact).toBe(exact)
  })

  test("has up to 32 characters around it, none of them cut", () => {
    const block = p(`${"𝛼".repeat(20)} middle ${"𝛽".repeat(20)}`)
    expect(passageAt(block, 41, 47)).toMatchObject({ prefix: `${"𝛼".repeat(15)} `, suffix: ` ${"𝛽".repeat(15)}` })
  })

  const refused: [string, number, number][] = [
    ["outside the text", 0, 99],
    ["that ends before it starts", 4, 2],
    ["of white space", 3, 4],
    ["before the text", -1, 2],
  ]
  test.each(refused)("%s is refused", (_, start, end) => {
    expect(passageAt(p("one two"), start, end)).toBeNull()
  })

  test("of any document is found again by its own words", () => {
    fc.assert(
      fc.property(anyDocument, fc.nat(), fc.nat(60), fc.nat(30), (document, which, start, length) => {
        const block = document.blocks[which % Math.max(1, document.blocks.length)]
        const text = block ? attributedText(block) : ""
        const passage = block ? passageAt(block, start, Math.min(text.length, start + length)) : null
        fc.pre(passage !== null && /[^\s\uFFFC]/.test(passage.exact))
        const found = passage && locateQuote(passage, document)
        const visible = (words = "") => words.replaceAll("\uFFFC", "").trim()
        expect(visible(found?.exact)).toBe(visible(passage?.exact))
        expect(found?.blockId).toBe(passage?.blockId)
      }),
      { numRuns: 300 },
    )
  })
})
