import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Document } from "#core/document/schema"
import { type Merge, mergeDocuments } from "#core/text/merge"
import { anyTripleOfWholeBlocks, p } from "#tests/support/merge-fixtures"
import { blocksStayWhole, idsHold, lostWords, returnedWords } from "#tests/support/word-provenance"

type Triple = { base: Document; ours: Document; theirs: Document }
type Side = "ours" | "theirs"
/** More on request: FUZZ=100000 npx vitest run --project core tests/core/text/merge-provenance.test.ts */
const RUNS = Number(process.env.FUZZ ?? 1000)

/** Blocks keep their ids here, so that findings can be looked up by id; merges of lost ids are tested elsewhere. */
function always(check: (triple: Triple, merge: Merge) => void): void {
  fc.assert(
    fc.property(anyTripleOfWholeBlocks.filter(idsHold).filter(blocksStayWhole), (triple) =>
      check(triple, mergeDocuments(triple)),
    ),
    { numRuns: RUNS },
  )
}

describe("what happens to each word, by its provenance", { timeout: 600_000 }, () => {
  it("no word that a side wrote is lost: it is in the result, in a conflict, or there once for both", () => {
    always((triple, merge) => void expect(lostWords(triple, merge)).toEqual([]))
  })

  it("no word comes back that one side deleted and the other left alone", () => {
    always((triple, merge) => void expect(returnedWords(triple, merge)).toEqual([]))
  })
})

describe("edits apart from each other", { timeout: 600_000 }, () => {
  it("never conflict: a kept word between any two edits of different sides is enough", () => {
    fc.assert(
      fc.property(apart, ({ base, ours, theirs, merged }) => {
        const [b, o, t] = [base, ours, theirs].map((words) => ({ blocks: [p("a", words.join(" "))] }))
        if (!b || !o || !t) return
        const merge = mergeDocuments({ base: b, ours: o, theirs: t })
        expect(merge.conflicts).toEqual([])
        expect(merge.document).toEqual({ blocks: [p("a", merged.join(" "))] })
      }),
      { numRuns: RUNS },
    )
  })

  it("never conflict in different blocks", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anySide, fc.string({ unit: "grapheme-ascii", maxLength: 20 }))), (edits) => {
        const page = (side: Side | "base") => ({
          blocks: edits.map(([by, text], i) => p(`b${i}`, by === side ? `New ${word(text)}` : `Old text ${i}`)),
        })
        const merge = mergeDocuments({ base: page("base"), ours: page("ours"), theirs: page("theirs") })
        expect(merge.conflicts).toEqual([])
        expect(merge.document).toEqual({ blocks: edits.map(([, text], i) => p(`b${i}`, `New ${word(text)}`)) })
      }),
      { numRuns: RUNS },
    )
  })

  it("never conflict when one side only formats and spaces, and both sides' work is in the result", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(2), fc.nat(3)), { minLength: 1, maxLength: 30 }), (steps) => {
        const write = (side: "base" | Side) =>
          steps.map(([edit, format], i) => {
            const text = side === "theirs" && edit === 1 ? `new${i}` : `old${i}`
            const marked = side === "ours" && format === 1 ? `*${text}*` : text
            return marked + (side === "ours" && format === 2 ? "  " : " ")
          })
        const page = (side: "base" | Side) => ({ blocks: [p("a", write(side).join("").trim())] })
        const merge = mergeDocuments({ base: page("base"), ours: page("ours"), theirs: page("theirs") })
        expect(merge.conflicts).toEqual([])
        for (const [i, [edit]] of steps.entries()) {
          expect(JSON.stringify(merge.document)).toContain(edit === 1 ? `new${i}` : `old${i}`)
        }
      }),
      { numRuns: RUNS },
    )
  })
})

const anySide = fc.constantFrom("ours" as const, "theirs" as const)

function word(text: string): string {
  return text.replace(/[^A-Za-z0-9]/g, "") || "x"
}

/** Distinct words; each edit replaces one word, inserts one or deletes one, and a word kept by both stands between edits. */
const apart = fc
  .array(fc.tuple(anySide, fc.constantFrom("replace", "insert", "delete")), { minLength: 1, maxLength: 12 })
  .map((edits) => {
    const [base, ours, theirs, merged]: [string[], string[], string[], string[]] = [
      ["start"],
      ["start"],
      ["start"],
      ["start"],
    ]
    edits.forEach(([side, kind], i) => {
      const [mine, other] = side === "ours" ? [ours, theirs] : [theirs, ours]
      if (kind !== "insert") for (const list of [base, other]) list.push(`old${i}`)
      if (kind !== "delete") for (const list of [mine, merged]) list.push(`new${i}`)
      for (const list of [base, ours, theirs, merged]) list.push(`kept${i}`, `also${i}`)
    })
    return { base, ours, theirs, merged }
  })
