import fc from "fast-check"
import { describe, expect, test, vi } from "vitest"
import { passageAt } from "#core/anchor/passage"
import { annotatedText, fromSelectors, type TextSelector, toSelectors } from "#core/anchor/selectors"
import { attributedText } from "#core/authorship/attributed"
import { cite, doc, p } from "#tests/support/documents"
import { anyDocument } from "#tests/support/merge-fixtures"

// Many cases each: a busy machine needs longer than the usual limit.
vi.setConfig({ testTimeout: 60_000 })

const ARTICLE = doc(p("𝛼-blockers help."), p("Known", cite("s1"), " to help. 𝛼-blockers help."))

function selectorsAt(blockId: string, start: number, end: number) {
  const block = ARTICLE.blocks.find(({ id }) => id === blockId)
  const passage = block && passageAt(block, start, end)
  return passage ? toSelectors(passage, ARTICLE) : null
}

describe("a passage as Web Annotation selectors", () => {
  test("says what it says, with what stands around it, and counts code points from the revision's beginning", () => {
    expect(selectorsAt("b2", 7, 14)).toEqual([
      { type: "TextQuoteSelector", exact: "to help", prefix: "Known ", suffix: ". 𝛼-blockers help." },
      { type: "TextPositionSelector", start: 24, end: 31 },
    ])
    expect([...annotatedText(ARTICLE)].slice(24, 31).join("")).toBe("to help")
  })

  test("counts a character outside the basic plane once", () => {
    expect(selectorsAt("b1", 0, 11)?.[1]).toEqual({ type: "TextPositionSelector", start: 0, end: 10 })
  })

  test("is refused when its block is not in the document", () => {
    expect(toSelectors({ blockId: "x", start: 0, end: 1, exact: "a", prefix: "", suffix: "" }, ARTICLE)).toBeNull()
  })
})

describe("selectors find", () => {
  const quote = { type: "TextQuoteSelector", exact: "𝛼-blockers help" } as const
  const cases: [string, TextSelector[], [string, number] | null][] = [
    ["the quoted words", [{ ...quote, exact: "to help" }], ["b2", 7]],
    ["the place that the prefix tells", [{ ...quote, prefix: "to help. " }], ["b2", 16]],
    ["the place that the position tells", [quote, { type: "TextPositionSelector", start: 32, end: 47 }], ["b2", 16]],
    ["nothing when several places are quoted and none is told", [quote], null],
    ["the words at a position alone", [{ type: "TextPositionSelector", start: 0, end: 10 }], ["b1", 0]],
    ["nothing when a position reaches over two blocks", [{ type: "TextPositionSelector", start: 10, end: 22 }], null],
    ["nothing when a position begins before the text", [{ type: "TextPositionSelector", start: -1, end: 4 }], null],
    ["nothing when a position ends before it begins", [{ type: "TextPositionSelector", start: 4, end: 4 }], null],
    ["nothing when a position is outside the text", [{ type: "TextPositionSelector", start: 0, end: 999 }], null],
    [
      "nothing when the quoted words are gone, whatever the position",
      [
        { ...quote, exact: "gone" },
        { type: "TextPositionSelector", start: 0, end: 5 },
      ],
      null,
    ],
    ["nothing when there are none", [], null],
  ]
  test.each(cases)("%s", (_, selectors, expected) => {
    const found = fromSelectors(selectors, ARTICLE)
    expect(found && [found.blockId, found.start]).toEqual(expected)
  })

  test("the same words again, of any passage of any document", () => {
    fc.assert(
      fc.property(anyDocument, fc.nat(), fc.nat(60), fc.nat(30), (document, which, start, length) => {
        const block = document.blocks[which % Math.max(1, document.blocks.length)]
        const text = block ? attributedText(block) : ""
        const passage = block ? passageAt(block, start, Math.min(text.length, start + length)) : null
        fc.pre(passage !== null && /[^\s\uFFFC]/.test(passage.exact))
        const selectors = passage && toSelectors(passage, document)
        const visible = (words = "") => words.replaceAll("\uFFFC", "").trim()
        expect(visible(fromSelectors(selectors ?? [], document)?.exact)).toBe(visible(passage?.exact))
      }),
      { numRuns: 300 },
    )
  })

  test("in any script, positions are those of the code points", () => {
    const anyText = fc.array(fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom("👩‍⚕️", "🇨🇭", "𝛼", "é", " ")), {
      maxLength: 12,
    })
    fc.assert(
      fc.property(
        fc.array(anyText, { minLength: 1, maxLength: 4 }),
        fc.nat(3),
        fc.nat(40),
        fc.nat(20),
        (texts, which, at, length) => {
          const document = doc(...texts.map((parts) => p(parts.join("") || "x")))
          const block = document.blocks[which % document.blocks.length]
          const text = block ? attributedText(block) : ""
          const passage = block ? passageAt(block, at, Math.min(text.length, at + length)) : null
          fc.pre(passage !== null)
          const [quote, position] = (passage && toSelectors(passage, document)) ?? []
          const points = [...annotatedText(document)].slice(position?.start, position?.end).join("")
          expect(points).toBe(passage?.exact)
          expect(points.replaceAll("\uFFFC", "")).toBe(quote?.exact)
          expect(fromSelectors(position ? [position] : [], document)).toEqual(passage)
        },
      ),
      { numRuns: 500 },
    )
  })
})
