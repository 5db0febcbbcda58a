import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { readRewritten, rewrite } from "#core/contribution/rewritten"
import { rewrittenSchema } from "#core/contribution/rewritten-schema"
import type { Block } from "#core/document/schema"
import { arbitraryDocument } from "#tests/support/document-arbitraries"
import { doc, p } from "#tests/support/documents"

const base = { seq: 4, blocks: doc(p("One."), p("Two."), p("Three.")).blocks }
const [one, two, three] = base.blocks as [Block, Block, Block]

test("what is as it was is only pointed at", () => {
  const changed = { ...two, content: [{ type: "text" as const, text: "2." }] }
  expect(rewrite(base, [one, changed, three])).toEqual({
    on: 4,
    parts: [{ keep: [0, 1] }, changed, { keep: [2, 3] }],
  })
})

test("the base itself needs no writing down", () => {
  expect(rewrite(base, base.blocks)).toBeNull()
  expect(readRewritten(base, null)).toBe(base.blocks)
})

test("what was written on another revision is not read on this one", () => {
  expect(readRewritten({ ...base, seq: 5 }, rewrite(base, [two]))).toBe(base.blocks)
})

describe("any document", () => {
  test("is read back as it was written, from what a draft can hold", () => {
    fc.assert(
      fc.property(arbitraryDocument, arbitraryDocument, fc.array(fc.nat(20)), (before, after, picks) => {
        const ground = { seq: 1, blocks: before.blocks }
        const mixed = [...after.blocks, ...picks.flatMap((at) => before.blocks[at] ?? [])]
        const rewritten = rewrite(ground, mixed)
        expect(readRewritten(ground, rewritten)).toEqual(mixed.length === 0 && before.blocks.length === 0 ? [] : mixed)
        if (rewritten) expect(rewrittenSchema.parse(JSON.parse(JSON.stringify(rewritten)))).toEqual(rewritten)
      }),
    )
  })
})
