import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Block } from "#core/document/schema"
import { BAND_ROWS, bandsOf, blockIdsOf, rowsOf } from "#ui/article/arrange"

const paragraph = (id: string, lines = 5): Block => ({
  id,
  type: "paragraph",
  content: [{ type: "text", text: "x".repeat(lines * 68) }],
})
const ids = "abcdefgh".split("")
/** The line below the row that takes what the last note of a band needs beyond the text. */
const END = BAND_ROWS + 2
const arrange = (notes: Record<string, number>) =>
  bandsOf(rowsOf(ids.map((id) => paragraph(id))), (id) => notes[id] ?? 0).map((band) => ({
    blocks: band.rows.flatMap(blockIdsOf).join(""),
    notes: band.notes.map(({ blockId, start, end }) => `${blockId} ${start}-${end}`),
  }))

describe("notes in the margin", () => {
  it("leave an article without notes in one piece", () => {
    expect(arrange({})).toEqual([{ blocks: "abcdefgh", notes: [] }])
  })

  it("share a band with the text they stand beside, and no more", () => {
    expect(arrange({ c: 9 })).toEqual([
      { blocks: "ab", notes: [] },
      { blocks: "cd", notes: [`c 1-${END}`] },
      { blocks: "efgh", notes: [] },
    ])
  })

  it("go below the note before them while that is still going on", () => {
    expect(arrange({ a: 9, b: 3 })).toEqual([
      { blocks: "abc", notes: ["a 1-3", `b 3-${END}`] },
      { blocks: "defgh", notes: [] },
    ])
  })

  it("stand level with their block once the margin is clear", () => {
    expect(arrange({ a: 3, b: 3 })[1]).toEqual({ blocks: "b", notes: [`b 1-${END}`] })
  })

  it("of the last block have room beyond the text", () => {
    expect(arrange({ h: 40 }).at(-1)).toEqual({ blocks: "h", notes: [`h 1-${END}`] })
  })

  it("that would begin below the end of the text are left for after it", () => {
    const bands = bandsOf(rowsOf(["a", "b", "c"].map((id) => paragraph(id))), (id) => ({ a: 30, b: 9, c: 9 })[id] ?? 0)
    expect(bands).toEqual([
      expect.objectContaining({ notes: [{ blockId: "a", start: 1, end: END }], beyond: ["b", "c"] }),
    ])
  })

  it("never overlap, never leave their band and never stand above their block, whatever their length", () => {
    const lengths = fc.array(fc.tuple(fc.nat(12), fc.nat(60)), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(lengths, (blocks) => {
        const notes = new Map(blocks.map(([, lines], index) => [`b${index}`, lines > 30 ? lines - 30 : 0]))
        const rows = rowsOf(blocks.map(([lines], index) => paragraph(`b${index}`, lines + 1)))
        const bands = bandsOf(rows, (id) => notes.get(id) ?? 0)
        expect(bands.flatMap((band) => band.rows)).toEqual(rows)
        const given = bands.flatMap((band) => [...band.notes.map((note) => note.blockId), ...band.beyond])
        expect(given.sort()).toEqual([...notes].flatMap(([id, lines]) => (lines > 0 ? [id] : [])).sort())
        for (const band of bands) {
          const rowIds = band.rows.map((row) => blockIdsOf(row)[0])
          if (band.notes.length > 0) expect(band.rows.length).toBeLessThanOrEqual(BAND_ROWS)
          band.notes.forEach((note, index) => {
            expect(note.start).toBeGreaterThan(rowIds.indexOf(note.blockId))
            expect(note.end).toBeGreaterThan(note.start)
            expect(note.end).toBeLessThanOrEqual(BAND_ROWS + 2)
            expect(note.start).toBeGreaterThanOrEqual(band.notes[index - 1]?.end ?? 1)
          })
        }
      }),
    )
  })
})
