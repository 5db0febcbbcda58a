import { describe, expect, test } from "vitest"
import { blockText, documentText, tableText } from "#core/document/plain-text"
import type { Block } from "#core/document/schema"
import { br, cite, codeBlock, divider, doc, em, figure, h2, li, p, table } from "#tests/support/documents"

describe("the text of a block", () => {
  const cases: [string, Block, string][] = [
    ["joins its runs", p("One ", em("two"), " three"), "One two three"],
    ["counts a citation as one character", p("Known", cite("s1"), "."), "Known\uFFFC."],
    ["counts a break as one newline", li("One", br, "two"), "One\ntwo"],
    ["counts a character outside the basic plane as two units", p("𝛼"), "\uD835\uDEFC"],
    ["is the code of a code block", codeBlock("a\n  b"), "a\n  b"],
    ["is the caption of a figure, not its alternative text", figure("/a.png", "Cells", "Figure 1"), "Figure 1"],
    ["is the caption of a table, not its cells", table([["Drug"], ["A"]], "Table 1"), "Table 1"],
    ["is empty for a divider", divider(), ""],
  ]
  test.each(cases)("%s", (_, block, text) => {
    expect(blockText(block)).toBe(text)
  })
})

test("a table's text has tabs between cells and newlines between rows", () => {
  const block = table([
    ["Drug", "Dose"],
    ["A", "5 mg"],
  ])
  expect(tableText(block)).toBe("Drug\tDose\nA\t5 mg")
})

test("a document's text leaves out citations and dividers and includes table cells", () => {
  const document = doc(h2("Results"), p("Good", cite("s1"), "."), divider(), table([["Drug"], ["A"]], "Doses"))
  expect(documentText(document)).toBe("Results\n\nGood.\n\nDrug\nA\nDoses")
})
