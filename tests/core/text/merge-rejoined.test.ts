import { describe, expect, it } from "vitest"
import { mergeDocuments } from "#core/text/merge"
import { doc, lines } from "#tests/support/merge-fixtures"

const one = "Aspirin thins the blood for many days."
const two = "Never take it together with other blood thinners."
const edited = "Never take it together with any blood thinners at all."

describe("a paragraph that one side cut or put together while the other changed its words", () => {
  it.each([
    [
      "cut by ours, its tail edited by theirs",
      [`a|${one} ${two}`],
      [`a|${one}`, `n|${two}`],
      [`a|${one} ${edited}`],
      [`a|${one}`, `n|${edited}`],
    ],
    [
      "cut by theirs, its tail edited by ours",
      [`a|${one} ${two}`],
      [`a|${one} ${edited}`],
      [`a|${one}`, `n|${two}`],
      [`a|${one}`, `n|${edited}`],
    ],
    [
      "cut by ours and its head edited by theirs",
      [`a|${one} ${two}`],
      [`a|${one}`, `n|${two}`],
      [`a|Aspirin thins our blood for many days. ${two}`],
      ["a|Aspirin thins our blood for many days.", `n|${two}`],
    ],
    [
      "cut so that the tail kept the id",
      [`a|${one} ${two}`],
      [`n|${one}`, `a|${two}`],
      [`a|${one} ${edited}`],
      [`n|${one}`, `a|${edited}`],
    ],
    [
      "put together by ours, the second edited by theirs",
      [`a|${one}`, `b|${two}`],
      [`a|${one} ${two}`],
      [`a|${one}`, `b|${edited}`],
      [`a|${one} ${edited}`],
    ],
    [
      "put together by theirs, both edited by ours",
      [`a|${one}`, `b|${two}`],
      ["a|Aspirin thins our blood for many days.", `b|${edited}`],
      [`a|${one} ${two}`],
      [`a|Aspirin thins our blood for many days. ${edited}`],
    ],
    [
      "cut by both at the same place and edited by theirs",
      [`a|${one} ${two}`],
      [`a|${one}`, `n|${two}`],
      [`a|${one}`, `m|${edited}`],
      [`a|${one}`, `n|${edited}`],
    ],
  ])("%s", (_, base, ours, theirs, expected) => {
    const merge = mergeDocuments({ base: doc(...base), ours: doc(...ours), theirs: doc(...theirs) })
    expect(merge.conflicts).toEqual([])
    expect(lines(merge.document)).toEqual(expected)
  })

  it("says where each word is from, block by block", () => {
    const versions = {
      base: doc(`a|${one} ${two}`),
      ours: doc(`a|${one}`, `n|${two}`),
      theirs: doc(`a|${one} ${edited}`),
    }
    const { pieces } = mergeDocuments(versions)
    expect(pieces.get("a")).toEqual([{ from: "ours", blockId: "a", start: 0, end: 38 }])
    expect(pieces.get("n")).toEqual([
      { from: "ours", blockId: "n", start: 0, end: 27 },
      { from: "theirs", blockId: "a", start: 66, end: 71 },
      { from: "ours", blockId: "n", start: 34, end: 48 },
      { from: "theirs", blockId: "a", start: 85, end: 92 },
      { from: "ours", blockId: "n", start: 48, end: 49 },
    ])
  })

  it("a paragraph deleted by ours and put together with another by theirs is asked about, and not back meanwhile", () => {
    const base = doc(`a|${one}`, `b|${two}`)
    const merge = mergeDocuments({ base, ours: doc(`a|${one}`), theirs: doc(`a|${one} ${two}`) })
    expect(merge.conflicts.map(({ kind }) => kind)).toEqual(["delete/modify"])
    expect(lines(merge.document)).toEqual([`a|${one}`])
  })

  it.each(["ours", "theirs"] as const)(
    "paragraphs that no longer stand together are not put together, joined by %s",
    (side) => {
      const [base, apart] = [doc(`a|${one}`, `b|${two}`), doc(`a|${one}`, "x|Another paragraph.", `b|${edited}`)]
      const joined = doc(`a|${one} ${two}`)
      const [ours, theirs] = side === "ours" ? [joined, apart] : [apart, joined]
      const { conflicts } = mergeDocuments({ base, ours, theirs })
      expect(conflicts.map(({ subject, kind }) => [subject, kind])).toEqual([["block", "delete/modify"]])
    },
  )

  it("a paragraph deleted is not put together with one that gained a few of its words", () => {
    const link = "[thinners](https://a.example/take-it-together)"
    const base = doc(`a|${one}`, `b|${two} And ask before you stop.`)
    const theirs = doc(`a|${one} See ${link}, never take it together.`)
    const merge = mergeDocuments({ base, ours: base, theirs })
    expect(lines(merge.document)).toEqual(lines(theirs))
    const ours = doc(`a|${one}`, `b|${two} And ask before you ever stop.`)
    expect(mergeDocuments({ base, ours, theirs }).conflicts.map(({ subject, kind }) => [subject, kind])).toEqual([
      ["block", "delete/modify"],
    ])
  })

  it("a paragraph copied is not a paragraph cut", () => {
    const base = doc(`a|${one} ${two}`)
    const ours = doc(`a|${one} ${two} Really.`, `n|${two}`)
    const merge = mergeDocuments({ base, ours, theirs: doc(`a|${one} ${edited}`) })
    expect(lines(merge.document)).toEqual([`a|${one} ${edited} Really.`, `n|${two}`])
  })

  it("where both rewrote the words at the cut, a person is asked, and sees a line break there", () => {
    const base = doc(`a|${one} ${two}`)
    const merge = mergeDocuments({
      base,
      ours: doc(`a|${one}`, `n|But never ever take it together with other blood thinners.`),
      theirs: doc(`a|${one} Also never take it together with other blood thinners.`),
    })
    expect(merge.conflicts).toHaveLength(1)
    expect(JSON.stringify(merge.conflicts)).toContain('{"type":"break"}')
    expect(JSON.stringify(merge)).not.toContain('"refId":""')
  })
})
