import { describe, expect, test } from "vitest"
import { heldInsight, mergedField, mergeHeld, sidesInWords } from "#core/contribution/held-words"
import { blockText } from "#core/document/plain-text"
import { doc, idsInOrder, p } from "#tests/support/documents"

const text = (...words: string[]) => doc(...words.map((one) => p(one))).blocks
const words = (blocks: readonly Parameters<typeof blockText>[0][]) => blocks.map(blockText)

describe("words that a device held are put onto what was saved since", () => {
  const base = text("One stands here.", "Two stands here.", "Three stands here.")

  test("changes of different passages are both kept", () => {
    const saved = [...text("One stands there.", "Two stands here.", "Three stands here.")]
    const held = [...text("One stands here.", "Two stands here.", "Three stood here.")]
    const { document, conflicts } = mergeHeld({ base, saved, held })
    expect(words(document.blocks)).toEqual(["One stands there.", "Two stands here.", "Three stood here."])
    expect(conflicts).toEqual([])
  })

  test("what was added since stays, and what the device added comes to it", () => {
    const saved = [...base, { ...p("Saved since."), id: "n-1" }]
    const held = [{ ...p("Held."), id: "n-2" }, ...base]
    const { document } = mergeHeld({ base, saved, held })
    expect(words(document.blocks)).toEqual(["Held.", ...words(base), "Saved since."])
  })

  test("the same words changed twice are a choice, until which what is saved stays", () => {
    const saved = text("One stands there.", "Two stands here.", "Three stands here.")
    const held = text("One stands everywhere.", "Two stands here.", "Three stands here.")
    const open = mergeHeld({ base, saved, held })
    const [conflict] = open.conflicts
    expect(open.conflicts).toHaveLength(1)
    expect(words(open.document.blocks)[0]).toBe("One stands there.")
    if (!conflict) throw new Error("there should be a conflict")
    expect(sidesInWords(conflict)).toEqual({ saved: "there", held: "everywhere" })
    const settled = mergeHeld({ base, saved, held }, { [conflict.id]: { take: "theirs" } })
    expect(words(settled.document.blocks)[0]).toBe("One stands everywhere.")
  })
})

describe("of an insight", () => {
  const saved = text("The first, as saved since.", "The second.")

  test("both sides' changes are kept", () => {
    const held = heldInsight(
      { base: "The first.\n\nThe second.", held: "The first.\n\nThe second, as typed here." },
      saved,
      idsInOrder("h"),
    )
    expect(words(mergeHeld(held).document.blocks)).toEqual(["The first, as saved since.", "The second, as typed here."])
  })

  test("nothing of either is taken out where nobody knows what the device had loaded", () => {
    const held = heldInsight({ base: undefined, held: "Something else.\n\nThe second." }, saved, idsInOrder("h"))
    const merged = words(mergeHeld(held).document.blocks)
    expect(merged).toContain("The first, as saved since.")
    expect(merged).toContain("Something else.")
    expect(merged.filter((one) => one === "The second.")).toHaveLength(1)
  })
})

test.each([
  ["held alone changed", { base: "a", saved: "a", held: "b" }, "b"],
  ["saved alone changed", { base: "a", saved: "b", held: "a" }, "b"],
  ["both say the same", { base: "a", saved: "b", held: "b" }, "b"],
  ["nothing was saved", { base: "a", saved: "", held: "b" }, "b"],
  ["both changed", { base: "a", saved: "b", held: "c" }, null],
])("a field of which %s", (_, sides, merged) => {
  expect(mergedField(sides)).toBe(merged)
})
