import { describe, expect, test, vi } from "vitest"
import type { AttributedBlock } from "#core/authorship/attributed"
import { attributeHistory, type Told } from "#core/authorship/history"
import { documentFromPlain } from "#core/text/plain"
import { credited } from "#tests/support/attributed"

const told = (text: string, restores?: number): Told => ({ document: documentFromPlain(text), restores })
const all = (revisions: readonly Told[], options = {}) => [...attributeHistory(revisions, options)]
const last = (revisions: readonly Told[], options = {}) => credited(all(revisions, options).at(-1) ?? [])

const first = "Blood was drawn at noon.\n\nIt was kept cold."
const second = "Blood was taken at noon.\n\nIt was kept cold."

// Half a megabyte of nonsense is read thrice.
vi.setConfig({ testTimeout: 30_000 })

describe("a history told from elsewhere", () => {
  test("credits each word to the number of the revision that wrote it", () => {
    expect(last([told(first), told(second)])).toEqual(["Blood/0 was/0 taken/1 at/0 noon/0", "It/0 was/0 kept/0 cold/0"])
  })

  test("knows paragraphs again without ids, wherever they stand", () => {
    const [one, two] = first.split("\n\n")
    expect(last([told(first), told(`New.\n\n${two}\n\n${one}`)])).toEqual([
      "New/1",
      "It/0 was/0 kept/0 cold/0",
      "Blood/0 was/0 drawn/0 at/0 noon/0",
    ])
  })

  test("a revision that is told to restore one has its authorship, not that of another with the same words", () => {
    // Revision 3 wrote anew what stood in 0: too little to be known again after so long, but for its whole text.
    const made = all([told(first), told(second), told("x"), told(first), told("y"), told(first, 0)], {
      recognise: false,
    })
    expect(made.at(-1)?.map(({ spans }) => spans)).toEqual(made[0]?.map(({ spans }) => spans))
  })

  test("a revision that says the very same as an earlier one gives it back, whatever came between", () => {
    const vandalism = Array.from({ length: 3 }, (_, i) => told(`nonsense ${i} `.repeat(40_000)))
    const made = all([told(first), told(second), ...vandalism, told(second)])
    expect(made.at(-1)?.map(({ spans }) => spans)).toEqual(made[1]?.map(({ spans }) => spans))
  })

  test("a revision told to restore one that says other things is attributed by its words", () => {
    expect(last([told(first), told("Gone."), told(second, 0)])).toEqual([
      "Blood/2 was/2 taken/2 at/2 noon/2",
      "It/0 was/0 kept/0 cold/0",
    ])
  })

  test("is told one revision at a time, and none is read ahead", () => {
    let read = 0
    const revisions = (function* () {
      for (const text of [first, second, first]) {
        read++
        yield told(text)
      }
    })()
    const history = attributeHistory(revisions)
    history.next()
    expect(read).toBe(1)
  })

  test("unchanged blocks share their spans with the revision before", () => {
    const [one = [], two = []]: (readonly AttributedBlock[])[] = all([told(first), told(second)])
    expect(two[1]?.spans).toBe(one[1]?.spans)
  })
})
