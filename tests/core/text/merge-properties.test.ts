import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type Document, documentSchema, type Inline } from "#core/document/schema"
import { allResolved, type Conflict, type Resolution } from "#core/text/conflict"
import { lengthOf, plainText, sliceContent, wholeContent } from "#core/text/content"
import { blockKey } from "#core/text/fingerprint"
import { type Merge, mergeDocuments } from "#core/text/merge"
import { anyTriple, p } from "#tests/support/merge-fixtures"

type Triple = { base: Document; ours: Document; theirs: Document }
/** More on request: FUZZ=100000 npx vitest run --project core tests/core/text/merge-properties.test.ts */
const RUNS = Number(process.env.FUZZ ?? 1000)

function always(check: (triple: Triple, merge: Merge) => void, numRuns = RUNS): void {
  fc.assert(
    fc.property(anyTriple, (triple) => check(triple, mergeDocuments(triple))),
    { numRuns },
  )
}

const isClean = (merge: Merge) => merge.conflicts.length === 0
const isOrderFree = (merge: Merge) => !merge.flags.some(({ kind }) => kind !== "same-sentence")
const contents = (document: Document) => document.blocks.map(blockKey)

describe("a merge of any three documents", { timeout: 600_000 }, () => {
  it("with a side that changed nothing is the other side", () => {
    always(({ base, theirs }) => {
      expect(mergeDocuments({ base, ours: base, theirs })).toMatchObject({ document: theirs, conflicts: [], flags: [] })
      expect(mergeDocuments({ base, ours: theirs, theirs: base })).toMatchObject({
        document: theirs,
        conflicts: [],
        flags: [],
      })
    })
  })

  it("of two equal sides is either", () => {
    always(({ base, ours }) => {
      expect(mergeDocuments({ base, ours, theirs: ours })).toMatchObject({ document: ours, conflicts: [], flags: [] })
    })
  })

  it("is clean whichever side comes first, and then the same unless flagged", () => {
    always(({ base, ours, theirs }, merge) => {
      const reverse = mergeDocuments({ base, ours: theirs, theirs: ours })
      expect(isClean(reverse)).toBe(isClean(merge))
      if (!isClean(merge)) return
      expect(isOrderFree(reverse)).toBe(isOrderFree(merge))
      if (isOrderFree(merge)) expect(contents(reverse.document)).toEqual(contents(merge.document))
    })
  })

  it("is a valid document: unique ids, no empty text nodes, neighbours with equal marks joined", () => {
    always((_, { document }) => {
      expect(documentSchema.safeParse(document).success).toBe(true)
      expect(new Set(document.blocks.map(({ id }) => id)).size).toBe(document.blocks.length)
      for (const block of document.blocks) {
        for (const content of block.type === "table" ? [block.content, ...block.rows.flat()] : [block.content]) {
          content.forEach((node: Inline, i) => {
            const last: Inline | undefined = content[i - 1]
            if (node.type !== "text") return
            expect(node.text).not.toBe("")
            if (last?.type === "text")
              expect(JSON.stringify(last.marks ?? [])).not.toBe(JSON.stringify(node.marks ?? []))
          })
        }
      }
    })
  })

  it("says of every character where it is from, and is right", () => {
    always(({ ours, theirs }, { document, pieces }) => {
      const sides = { ours, theirs }
      for (const block of document.blocks) {
        const text = plainText(wholeContent(block))
        let said = ""
        for (const { from, blockId, start, end } of pieces.get(block.id) ?? []) {
          const source = from === "custom" ? block : sides[from].blocks.find(({ id }) => id === blockId)
          said += source ? plainText(sliceContent(wholeContent(source), start, end)) : "?"
        }
        expect(said).toBe(text)
      }
      expect([...pieces.keys()]).toEqual(document.blocks.map(({ id }) => id))
    })
  })

  it("is the same with and without a close look", () => {
    always((triple, merge) => {
      const close = mergeDocuments(triple, { declined: ["nothing"] })
      expect(close.document).toEqual(merge.document)
      expect(close.conflicts).toEqual(merge.conflicts)
      expect(close.flags).toEqual(merge.flags)
    })
  })

  it("is ours when every change is declined, but for the id of a block that theirs rewrote under a new one", () => {
    always((triple, merge) => {
      const declined = merge.changes.map(({ id }) => id)
      expect(contents(mergeDocuments(triple, { declined }).document)).toEqual(contents(triple.ours))
    })
  })

  it("names each change and each conflict once", () => {
    always((_, { changes, conflicts }) => {
      for (const list of [changes, conflicts]) expect(new Set(list.map(({ id }) => id)).size).toBe(list.length)
    })
  })

  it("is what it was when every conflict is resolved as ours", () => {
    always((triple, merge) => {
      const resolved = mergeDocuments(triple, { resolutions: all(merge, { take: "ours" }) })
      expect(resolved.document).toEqual(merge.document)
      expect(allResolved(resolved.conflicts)).toBe(true)
    })
  })

  it("resolved as theirs changes only the blocks that the conflicts name", () => {
    always((triple, merge) => {
      const resolutions = Object.fromEntries(merge.conflicts.map(({ id }) => [id, { take: "theirs" } as const]))
      const resolved = mergeDocuments(triple, { resolutions }).document
      const named = new Set(merge.conflicts.flatMap(namesIn))
      const rest = ({ blocks }: Document) =>
        blocks.flatMap((block) => (named.has(block.id) ? [] : [`${block.id} ${blockKey(block)}`]))
      expect(rest(resolved)).toEqual(rest(merge.document))
    })
  })

  it("stays valid and accounted for under any resolution", () => {
    const takes: Resolution[] = [
      { take: "theirs" },
      { take: "both" },
      { take: "both-reversed" },
      { take: "custom", content: [{ type: "text", text: "5 other words" }] },
      { take: "custom", content: [] },
    ]
    fc.assert(
      fc.property(anyTriple, fc.constantFrom(...takes), (triple, resolution) => {
        const merge = mergeDocuments(triple, { resolutions: all(mergeDocuments(triple), resolution) })
        expect(allResolved(merge.conflicts)).toBe(true)
        expect(documentSchema.safeParse(merge.document).success).toBe(true)
        for (const block of merge.document.blocks) {
          const pieces = merge.pieces.get(block.id) ?? []
          expect(pieces.reduce((sum, { start, end }) => sum + end - start, 0)).toBe(lengthOf(wholeContent(block)))
        }
      }),
      { numRuns: RUNS },
    )
  })

  it("is the same every time", () => {
    always((triple, merge) => {
      const again = mergeDocuments(structuredClone(triple))
      expect(JSON.stringify([again.document, again.conflicts, again.flags, again.changes])).toBe(
        JSON.stringify([merge.document, merge.conflicts, merge.flags, merge.changes]),
      )
    })
  })
})

function all(merge: Merge, resolution: Resolution): Record<string, Resolution> {
  return Object.fromEntries(merge.conflicts.map(({ id }) => [id, resolution]))
}

/** Every block that a conflict speaks of. */
function namesIn(conflict: Conflict): string[] {
  const through = "through" in conflict ? [...(conflict.through?.ours ?? []), ...(conflict.through?.theirs ?? [])] : []
  const blocks = conflict.subject === "block" ? Object.values(conflict.blocks).map(({ id }) => id) : []
  return [conflict.blockId, ...through, ...blocks]
}

describe("a paragraph that one side moved", { timeout: 600_000 }, () => {
  it("and the other edited is moved and edited, wherever it went", () => {
    const anyCase = fc.integer({ min: 2, max: 8 }).chain((count) =>
      fc.record({
        count: fc.constant(count),
        which: fc.nat(count - 1),
        to: fc.nat(count - 1),
        edited: fc.nat(count - 1),
        isOurs: fc.boolean(),
      }),
    )
    fc.assert(
      fc.property(anyCase, ({ count, which, to, edited, isOurs }) => {
        const texts = Array.from({ length: count }, (_, i) => `Paragraph ${i} speaks of w${i} and of v${i} too.`)
        const page = (list: readonly string[]) => ({ blocks: list.map((text, i) => p(`b${i}`, text)) })
        const base = page(texts)
        const moving = <T>(list: readonly T[]) => {
          const [moved] = list.slice(which, which + 1)
          return moved === undefined ? [...list] : list.toSpliced(which, 1).toSpliced(to, 0, moved)
        }
        const moved = { blocks: moving(base.blocks) }
        const changed = page(texts.map((text, i) => (i === edited ? text.replace("speaks", "now tells") : text)))
        const { document, conflicts } = mergeDocuments({
          base,
          ours: isOurs ? moved : changed,
          theirs: isOurs ? changed : moved,
        })
        expect(conflicts).toEqual([])
        expect(document).toEqual({ blocks: moving(changed.blocks) })
      }),
      { numRuns: RUNS },
    )
  })
})
