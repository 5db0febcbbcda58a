import { describe, expect, test } from "vitest"
import { diffDocuments } from "#core/text/diff"
import { diffBlocks } from "#core/text/segments"
import { doc, inline, p, table, withId } from "#tests/support/documents"
import { ChangedBlocks } from "#ui/review/changed-blocks"
import { Diff } from "#ui/review/diff"
import { draw } from "./draw"

const segments = diffBlocks(inline("Resistance is reversible today."), inline("Resistance may be reversible."))
/** What a screen reader has of it: roles and details, without what is only for other eyes. */
const outline = (html: string) =>
  html
    .replace(/<span class="visually-hidden">[^<]*<\/span>/g, "")
    .replace(/ class="[^"]*"| role="(insertion|deletion)"/g, "")

describe("a change that waits for a decision", () => {
  test("is one suggestion: what goes and what comes in its place, and where more is said", () => {
    expect(outline(draw(Diff, { segments, suggestion: "c1" }))).toBe(
      'Resistance <span role="suggestion" aria-details="c1"><del>is</del><ins>may be</ins></span> reversible' +
        '<span role="suggestion" aria-details="c1"><del> today</del></span>.',
    )
  })

  test("on one side shows what is there, and no empty suggestion", () => {
    expect(outline(draw(Diff, { segments, suggestion: "c1", side: "after" }))).toBe(
      'Resistance <span role="suggestion" aria-details="c1"><ins>may be</ins></span> reversible.',
    )
  })

  test.each([
    ["a paragraph", doc(withId("a", p("One two."))), doc(withId("a", p("One three.")))],
    ["a table", doc(withId("a", table([["One", "two"]]))), doc(withId("a", table([["One", "three"]])))],
  ])("in %s leads to what is said about it", (_, before, after) => {
    const html = draw(ChangedBlocks, { changes: diffDocuments(before, after), suggested: true })
    expect(html).toContain('id="about-change-1"')
    expect(html).toContain('<span role="suggestion" aria-details="about-change-1">')
  })
})

test("what was decided is a change, and no suggestion any more", () => {
  const html = draw(ChangedBlocks, { changes: diffDocuments(doc(p("One two.")), doc(p("One three."))) })
  expect(html).toContain("<ins")
  expect(html).not.toMatch(/suggestion|aria-details/)
})
