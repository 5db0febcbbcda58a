import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { diffDocuments } from "#core/text/diff"
import { contentAfter, contentBefore, diffBlocks, invertSegments, type Segment } from "#core/text/segments"
import { anyContent, doc, h, inline, p, shown, table } from "#tests/support/merge-fixtures"

describe("the changes of a text", () => {
  it.each([
    ["nothing changed", "Take two.", "Take two.", "Take two."],
    ["a word replaced", "Take two now.", "Take three now.", "Take [-two][+three] now."],
    ["a comma pushes a space on", "red blue", "red, blue", "red[+,] blue"],
    ["words added at the end", "Take two", "Take two a day", "Take two[+ a day]"],
    ["a comma taken away", "red, blue", "red blue", "red[-,] blue"],
    ["a citation added", "Take two.", "Take two.[who]", "Take two.[+[who]]"],
    ["a citation replaced", "Take two.[who]", "Take two.[nice]", "Take two.[-[who]][+[nice]]"],
    ["only the format changed", "Take two now.", "Take *two* now.", "Take [~*two*] now."],
    ["text and format changed apart", "Take two now.", "Take *two* later.", "Take [~*two*] [-now][+later]."],
    ["a subscript inside a word", "CO2 rose", "CO_2_ rose", "CO[~_2_] rose"],
    ["a text written", "", "New", "[+New]"],
    ["a text emptied", "Old", "", "[-Old]"],
  ])("%s", (_, a, b, expected) => expect(tracked(diffBlocks(inline(a), inline(b)))).toBe(expected))

  it("names the marks that a format change adds and removes", () => {
    const [segment] = diffBlocks(inline("_two_"), inline("*two*"))
    expect(segment).toMatchObject({ kind: "reformatted", added: [{ type: "strong" }], removed: [{ type: "em" }] })
  })

  it("lead from the earlier text to the later and back", () => {
    fc.assert(
      fc.property(anyContent, anyContent, (a, b) => {
        const segments = diffBlocks(a, b)
        expect(contentAfter(segments)).toEqual(b)
        expect(contentBefore(segments)).toEqual(a)
        expect(contentAfter(invertSegments(segments))).toEqual(a)
      }),
      { numRuns: 3000 },
    )
  })
})

describe("the changes of a document", () => {
  const kinds = (...versions: [Parameters<typeof diffDocuments>[0], Parameters<typeof diffDocuments>[1]]) =>
    diffDocuments(...versions).map(({ kind, block }) => `${kind} ${block.id}`)

  it("lists every block in reading order, a deleted one where it was", () => {
    const before = doc("a|Alpha alpha.", "b|Beta beta.", "c|Gamma gamma.", "d|Delta delta.")
    const after = doc("a|Alpha alpha.", "c|Gamma rays.", "n|Something else.", "d|Delta delta.")
    expect(kinds(before, after)).toEqual(["same a", "deleted b", "changed c", "inserted n", "same d"])
  })

  it("the lighter of two blocks that changed places is the one that moved", () => {
    const long = "A long paragraph about the trial and all of its many results."
    expect(kinds(doc(`a|${long}`, "b|Short one."), doc("b|Short one.", `a|${long}`))).toEqual(["moved b", "same a"])
  })

  it("a block may move and change at once", () => {
    const before = doc("a|Alpha alpha alpha alpha.", "b|Beta is short.", "c|Gamma gamma gamma.")
    const after = doc("b|Beta is very short.", "a|Alpha alpha alpha alpha.", "c|Gamma gamma gamma.")
    expect(kinds(before, after)).toEqual(["moved-and-changed b", "same a", "same c"])
  })

  it("a changed type or level is a change of attributes", () => {
    const [first, second] = diffDocuments(
      doc(p("a", "Title"), h("b", 2, "Part")),
      doc(h("a", 2, "Title"), h("b", 3, "Part")),
    )
    expect(first?.attributes).toEqual([
      { name: "type", before: "paragraph", after: "heading" },
      { name: "level", before: undefined, after: 2 },
    ])
    expect(second?.attributes).toEqual([{ name: "level", before: 2, after: 3 }])
  })

  it("pairs blocks by what they say when every id was lost in a paste", () => {
    const before = doc("a|The trial ran for two years.", "b|Nobody was harmed by the drug.")
    const after = doc("x|The trial ran for three years.", "y|Nobody was harmed by the drug.")
    expect(kinds(before, after)).toEqual(["changed x", "same y"])
  })

  it("compares tables cell by cell, through an added row and an added column", () => {
    const before = doc(table("t", "Drug | Dose", "Aspirin | 5 mg", "Statin | 20 mg"))
    const after = doc(
      table("t", "Drug | Form | Dose", "Aspirin | tablet | 10 mg", "Heparin | vial | 1 ml", "Statin | tablet | 20 mg"),
    )
    const rows = diffDocuments(before, after)[0]?.rows ?? []
    expect(rows.map((row) => `${row.kind}: ${row.cells.map((cell) => tracked(cell.segments)).join(" | ")}`)).toEqual([
      "changed: Drug | [+Form] | Dose",
      "changed: Aspirin | [+tablet] | [-5][+10] mg",
      "inserted: [+Heparin] | [+vial] | [+1 ml]",
      "changed: Statin | [+tablet] | 20 mg",
    ])
  })
})

function tracked(segments: readonly Segment[]): string {
  const signs = { same: ["", ""], inserted: ["[+", "]"], deleted: ["[-", "]"], reformatted: ["[~", "]"] } as const
  return segments.map(({ kind, content }) => signs[kind][0] + shown(content) + signs[kind][1]).join("")
}
