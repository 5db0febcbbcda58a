import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Document } from "#core/document/schema"
import { plainText } from "#core/text/content"
import { mergeDocuments } from "#core/text/merge"
import { p } from "#tests/support/merge-fixtures"

/** More on request: FUZZ=100000 npx vitest run --project core tests/core/text/merge-cut-paragraphs.test.ts */
const RUNS = Number(process.env.FUZZ ?? 1000)

/*
 * Every word of these texts occurs once in all the world, so nothing has to be guessed to say what became of it, however
 * paragraphs were cut and put together.
 */

type Side = "ours" | "theirs"
type Structural = { kind: "cut" | "join" | "remove" | "none"; block: number; at: number }
type Edit = { kind: "write" | "delete"; block: number; at: number; length: number }
type Paragraph = { id: string; words: string[] }

const share = fc.double({ min: 0, max: 0.999, noNaN: true })
const anyEdits = fc.array(
  fc.record<Edit>({
    kind: fc.constantFrom("write", "write", "delete"),
    block: share,
    at: share,
    length: fc.integer({ min: 1, max: 3 }),
  }),
  { maxLength: 3 },
)
const anyStructural = fc.record<Structural>({
  kind: fc.constantFrom("cut", "cut", "join", "join", "remove", "none"),
  block: share,
  at: share,
})

const anyText = fc
  .array(fc.integer({ min: 20, max: 30 }), { minLength: 1, maxLength: 4 })
  .map((lengths) =>
    lengths.map((length, i): Paragraph => ({ id: `b${i}`, words: Array.from({ length }, (_, k) => `w${i}x${k}`) })),
  )

/** No piece of a paragraph is so short that it could be anything's. */
const LEAST = 8

function rearranged(paragraphs: Paragraph[], { kind, block, at }: Structural, freshId: string): Paragraph[] {
  const i = Math.floor(block * paragraphs.length)
  const [paragraph, next] = [paragraphs[i], paragraphs[i + 1]]
  if (!paragraph || kind === "none") return paragraphs
  const { id, words } = paragraph
  if (kind === "remove") return paragraphs.toSpliced(i, 1)
  if (kind === "join") return next ? paragraphs.toSpliced(i, 2, { id, words: [...words, ...next.words] }) : paragraphs
  const cut = LEAST + Math.floor(at * (words.length - 2 * LEAST + 1))
  return paragraphs.toSpliced(i, 1, { id, words: words.slice(0, cut) }, { id: freshId, words: words.slice(cut) })
}

function edited(paragraphs: Paragraph[], { kind, block, at, length }: Edit, name: string): Paragraph[] {
  const i = Math.floor(block * paragraphs.length)
  const { id, words } = paragraphs[i] ?? { id: "", words: [] }
  const from = Math.floor(at * (words.length + 1))
  const fresh = Array.from({ length }, (_, k) => `${name}n${k}`)
  if (id === "") return paragraphs
  return paragraphs.with(i, {
    id,
    words: words.toSpliced(from, kind === "write" ? 0 : length, ...(kind === "write" ? fresh : [])),
  })
}

const anySide = fc.tuple(anyStructural, anyEdits)
const anyTriple = fc.tuple(anyText, anySide, anySide).map(([base, mine, others]) => {
  const after = ([structural, edits]: [Structural, Edit[]], prefix: string) =>
    edits.reduce((text, edit, i) => edited(text, edit, `${prefix}${i}`), rearranged(base, structural, prefix))
  return { base, ours: after(mine, "o"), theirs: after(others, "t") }
})

const documentOf = (paragraphs: Paragraph[]): Document => ({
  blocks: paragraphs.map(({ id, words }) => p(id, words.join(" "))),
})
const wordsIn = (text: string): string[] => text.match(/\w+/g) ?? []
const wordsOf = (document: Document) => wordsIn(document.blocks.map(({ content }) => plainText(content)).join(" "))

describe("paragraphs cut and put together by both sides, every word but once in the world", {
  timeout: 600_000,
}, () => {
  it("every word is where it belongs: nothing lost, nothing doubled, nothing back that was taken out", () => {
    fc.assert(
      fc.property(anyTriple, (triple) => {
        const documents = {
          base: documentOf(triple.base),
          ours: documentOf(triple.ours),
          theirs: documentOf(triple.theirs),
        }
        const merge = mergeDocuments(documents)
        const result = wordsOf(merge.document)
        const [base, ours, theirs] = [documents.base, documents.ours, documents.theirs].map(
          (one) => new Set(wordsOf(one)),
        )
        const asked = new Set(wordsIn(JSON.stringify(merge.conflicts)))
        const belongs = (word: string) =>
          base?.has(word) ? ours?.has(word) && theirs?.has(word) : ours?.has(word) || theirs?.has(word)
        const all = new Set([...(base ?? []), ...(ours ?? []), ...(theirs ?? [])])
        const settled = [...all].filter((word) => !asked.has(word))
        const times = (word: string) => result.filter((one) => one === word).length
        expect(settled.filter((word) => times(word) > 0 !== (belongs(word) === true))).toEqual([])
        // A paragraph that both sides inserted, each in its way, stands twice: the editor is told.
        const flagged = merge.flags.some(({ kind }) => kind === "both-inserted")
        if (!flagged) expect(settled.filter((word) => times(word) > 1)).toEqual([])
      }),
      { numRuns: RUNS },
    )
  })

  it("the pieces of the result say the words of the result", () => {
    fc.assert(
      fc.property(anyTriple, (triple) => {
        const documents = {
          base: documentOf(triple.base),
          ours: documentOf(triple.ours),
          theirs: documentOf(triple.theirs),
        }
        const { document, pieces } = mergeDocuments(documents)
        const textOf = (side: Side, id: string) =>
          plainText(documents[side].blocks.find((block) => block.id === id)?.content ?? [])
        for (const { id, content } of document.blocks) {
          const said = (pieces.get(id) ?? []).map(({ from, blockId, start, end }) =>
            from === "custom" ? "?" : textOf(from, blockId).slice(start, end),
          )
          expect(said.join("")).toBe(plainText(content))
        }
      }),
      { numRuns: RUNS },
    )
  })
})
