import fc from "fast-check"
import { describe, expect, test, vi } from "vitest"
import { attributeRevision } from "#core/authorship/attribute"
import type { AttributedBlock } from "#core/authorship/attributed"
import { EMPTY_GRAVEYARD, type Graveyard } from "#core/authorship/graveyard"
import { type Span, sliceSpans } from "#core/authorship/spans"
import type { Document } from "#core/document/schema"
import { mergeDocuments } from "#core/text/merge"
import { articleOf, attributed, expectSound, wordIdentities } from "#tests/support/attributed"
import { doc, p, withId } from "#tests/support/documents"
import { anyDocument, anyTriple } from "#tests/support/merge-fixtures"
import { blockOf, syntheticHistory } from "#tests/support/synthetic-history"

// Many cases each: a busy machine needs longer than the usual limit.
vi.setConfig({ testTimeout: 60_000 })

const anyHistory = fc
  .integer()
  .map((seed) => syntheticHistory(seed, 12).map((state) => ({ blocks: state.map(blockOf) })))

/** Attributes documents one after the other; origins are "r0", "r1", ... */
function replay(documents: readonly Document[], store: (graveyard: Graveyard) => Graveyard = (same) => same) {
  let blocks: readonly AttributedBlock[] = []
  let graveyard = EMPTY_GRAVEYARD
  return documents.map((after, i) => {
    const made = attributeRevision({ before: blocks, after, origin: `r${i}`, graveyard: store(graveyard) })
    blocks = made.blocks
    graveyard = made.graveyard
    return made
  })
}

const origins = (blocks: readonly AttributedBlock[]) =>
  new Set(blocks.flatMap(({ spans }) => spans.map((span) => span[1])))
const spansOf = (blocks: readonly AttributedBlock[]) => blocks.map(({ block, spans }) => [block.id, spans])

describe("through any history", () => {
  test("spans cover their blocks, and no two characters, living or taken out, have one identity", () => {
    fc.assert(
      fc.property(anyHistory, (documents) => {
        for (const { blocks, graveyard } of replay(documents)) expectSound(blocks, graveyard)
      }),
      { numRuns: 40 },
    )
  })

  test("so it is for documents of every kind of block, edited anyhow", () => {
    fc.assert(
      fc.property(fc.array(anyDocument, { maxLength: 5 }), (documents) => {
        for (const { blocks, graveyard } of replay(documents)) expectSound(blocks, graveyard)
      }),
      { numRuns: 200 },
    )
  })

  test("replaying it gives the same spans, with the graveyard stored as JSON in between", () => {
    fc.assert(
      fc.property(anyHistory, (documents) => {
        const stored = replay(documents, (graveyard) => JSON.parse(JSON.stringify(graveyard)))
        expect(stored.map(({ blocks }) => spansOf(blocks))).toEqual(
          replay(documents).map(({ blocks }) => spansOf(blocks)),
        )
      }),
      { numRuns: 15 },
    )
  })

  test("a revision that changes nothing changes no authorship", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const article = articleOf(document)
        const before = article.blocks()
        const made = article.next(structuredClone(document), "bob")
        expect(made.blocks.map(({ unchangedFrom }) => unchangedFrom)).toEqual(before)
        expect(made.died).toEqual([])
        expect(origins(made.blocks).has("bob")).toBe(false)
      }),
    )
  })

  test("a block that a revision leaves alone keeps its spans", () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, (document, other) => {
        const before = attributed(document, "ada")
        const added = other.blocks.map((block) => ({ ...block, id: `new-${block.id}` }))
        const after = { blocks: [...added, ...document.blocks] }
        const { blocks } = attributeRevision({ before, after, origin: "bob" })
        expect(spansOf(blocks.slice(added.length))).toEqual(spansOf(before))
      }),
    )
  })
})

/** Texts of words that occur once, so that which word is which is beyond doubt. */
const anyWords = fc.uniqueArray(fc.stringMatching(/^[b-z]{4,7}$/), { minLength: 30, maxLength: 40 })
const paragraphsOf = (words: readonly string[]) =>
  doc(...[0, 1, 2].map((i) => p(`${words.slice(i * 10, i * 10 + 10).join(" ")}.`)))

describe("an author's words", () => {
  test("stay theirs when any one stretch of a paragraph is replaced", () => {
    fc.assert(
      fc.property(
        anyWords,
        fc.nat(9),
        fc.nat(4),
        fc.array(fc.stringMatching(/^a[b-z]{3,6}$/), { maxLength: 4 }),
        (words, at, length, put) => {
          const before = attributed(paragraphsOf(words), "ada")
          const text = words.slice(0, 10).toSpliced(at, length, ...put)
          const after = { blocks: [withId("b1", p(`${text.join(" ")}.`)), ...paragraphsOf(words).blocks.slice(1)] }
          const { blocks } = attributeRevision({ before, after, origin: "bob" })
          const kept = wordIdentities(before).filter((_, i) => i < at || i >= at + length || i >= 10)
          expect(wordIdentities(blocks).filter((word) => word.includes(" ada:"))).toEqual(kept)
        },
      ),
    )
  })

  test("stay theirs in whatever order the paragraphs are put, with or without their ids", () => {
    fc.assert(
      fc.property(anyWords, fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), fc.boolean(), (words, order, keepIds) => {
        const document = paragraphsOf(words)
        const before = attributed(document, "ada")
        const moved = order.flatMap((i) => document.blocks[i] ?? [])
        const after = { blocks: keepIds ? moved : moved.map((block, i) => withId(`x${i}`, block)) }
        const { blocks } = attributeRevision({ before, after, origin: "bob" })
        expect(wordIdentities(blocks).toSorted()).toEqual(wordIdentities(before).toSorted())
      }),
    )
  })

  test("are theirs again when they are taken out and given back, at once or in parts", () => {
    fc.assert(
      fc.property(anyWords, fc.subarray([0, 1, 2]), fc.subarray([0, 1, 2]), (words, kept, between) => {
        const document = paragraphsOf(words)
        const article = articleOf(document)
        const before = article.blocks()
        const only = (which: number[]) => ({ blocks: document.blocks.filter((_, i) => which.includes(i)) })
        article.next(only(kept), "bob")
        article.next(only([...kept, ...between]), "cyd")
        expect(spansOf(article.next(document, "dan").blocks)).toEqual(spansOf(before))
      }),
    )
  })
})

describe("a merge", () => {
  test("leaves every character of the live text its identity; the others are the contribution's, or were written before", () => {
    fc.assert(
      fc.property(anyTriple, ({ base, ours, theirs }) => {
        const article = articleOf(base)
        article.next(ours, "live")
        const live = new Map(article.blocks().map(({ block, spans }) => [block.id, spans]))
        const { document, pieces } = mergeDocuments({ base, ours, theirs })
        const { blocks } = article.next(document, "contribution", { pieces, editorOrigin: "editor" })
        for (const { block, spans } of blocks) {
          let at = 0
          for (const piece of pieces.get(block.id) ?? []) {
            const length = piece.end - piece.start
            const its = sliceSpans(spans, at, at + length)
            if (piece.from === "ours")
              expect(its).toEqual(sliceSpans(live.get(piece.blockId) ?? [], piece.start, piece.end))
            at += length
          }
        }
        expect(origins(blocks).has("editor")).toBe(false)
      }),
      { numRuns: 300 },
    )
  })

  test("of which nothing was accepted credits nobody with anything", () => {
    fc.assert(
      fc.property(anyTriple, ({ base, ours, theirs }) => {
        const article = articleOf(base)
        article.next(ours, "live")
        const before = spansOf(article.blocks())
        const declined = mergeDocuments({ base, ours, theirs }).changes.map(({ id }) => id)
        const { document, pieces } = mergeDocuments({ base, ours, theirs }, { declined })
        const { blocks } = article.next(document, "contribution", { pieces })
        expect(origins(blocks)).not.toContain("contribution")
        expect(blocks.map(({ spans }) => spans)).toEqual(before.map(([, spans]) => spans))
      }),
      { numRuns: 300 },
    )
  })

  test("is owned alike in whichever order two contributions to different paragraphs are merged", () => {
    fc.assert(
      fc.property(anyWords, fc.nat(9), fc.nat(9), (words, one, other) => {
        const base = paragraphsOf(words)
        const edited = (paragraph: number, at: number) => {
          const text = words.slice(paragraph * 10, paragraph * 10 + 10).with(at, "aspirin")
          return { blocks: base.blocks.with(paragraph, withId(`b${paragraph + 1}`, p(`${text.join(" ")}.`))) }
        }
        const proposals = { bob: edited(0, one), cyd: edited(2, other) }
        const merged = (order: readonly ("bob" | "cyd")[]) => {
          const article = articleOf(base)
          for (const who of order) {
            const ours = { blocks: article.blocks().map(({ block }) => block) }
            const { document, pieces } = mergeDocuments({ base, ours, theirs: proposals[who] })
            article.next(document, who, { pieces })
          }
          return spansOf(article.blocks())
        }
        expect(merged(["bob", "cyd"])).toEqual(merged(["cyd", "bob"]))
      }),
    )
  })
})

test("undoing a merge after later edits gives back the words it took out, to who wrote them", () => {
  fc.assert(
    fc.property(anyWords, fc.nat(8), (words, at) => {
      const base = paragraphsOf(words)
      const article = articleOf(base)
      const changed = words.slice(0, 10).toSpliced(at, 2, "aspirin", "helps")
      const merged = { blocks: base.blocks.with(0, withId("b1", p(`${changed.join(" ")}.`))) }
      article.next(merged, "bob")
      const live = { blocks: [...merged.blocks, withId("later", p("Added later on."))] }
      article.next(live, "cyd")
      const { document, pieces } = mergeDocuments({ base: merged, ours: live, theirs: base })
      const { blocks } = article.next(document, "undo", { pieces })
      expect(spansOf(blocks.slice(0, 3))).toEqual(spansOf(attributed(base, "ada")))
      expect([...origins(blocks)].toSorted()).toEqual(["ada", "cyd"])
    }),
  )
})

test("the space before a passage that a merge brought back is still that of the word before it", () => {
  const base = doc(p("Take five tablets daily."))
  const merged = doc(p("Take ten pills daily."))
  const article = articleOf(base)
  article.next(merged, "bob")
  const { document, pieces } = mergeDocuments({ base: merged, ours: merged, theirs: base })
  const { blocks } = article.next(document, "undo", { pieces })
  expect(blocks[0]?.spans).toEqual([[24, "ada", 0]])
})

describe("the pieces of a resolved conflict", () => {
  const live = articleOf(doc(p("Take five tablets daily.")))
  const merged = doc(p("Take ten tablets at night daily."))
  const pieces = new Map([
    [
      "b1",
      [
        { from: "ours", blockId: "b1", start: 0, end: 5 },
        { from: "theirs", blockId: "b1", start: 5, end: 9 },
        { from: "ours", blockId: "b1", start: 10, end: 18 },
        { from: "custom", blockId: "b1", start: 17, end: 26 },
        { from: "ours", blockId: "b1", start: 18, end: 24 },
      ] as const,
    ],
  ])

  test("say which words are the contribution's and which the editor typed", () => {
    const { blocks } = live.next(merged, "contribution", { pieces, editorOrigin: "editor" })
    const expected: Span[] = [
      [5, "ada", 0],
      [4, "contribution", 0],
      [8, "ada", 10],
      [9, "editor", 0],
      [6, "ada", 18],
    ]
    expect(blocks[0]?.spans).toEqual(expected)
  })
})
