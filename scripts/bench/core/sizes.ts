import { diff3Merge } from "node-diff3"
import { attributeRevision } from "#core/authorship/attribute"
import type { Document } from "#core/document/schema"
import { align } from "#core/text/align"
import { mergeDocuments } from "#core/text/merge"
import { tokeniseText } from "#core/text/tokens"
import { best, line, ms } from "./clock"
import { article, flat, renamed, retouched, textOf, touched } from "./texts"

const SIZES = [2_000, 20_000, 200_000]

type Measure = (document: Document, runs: number) => number

/** What is measured for each size, with the targets where there are any. */
const MEASURES: readonly (readonly [name: string, target: string, measure: Measure])[] = [
  ["JSON.parse of the document", "", parse],
  ["tokenise", "", (document, runs) => best(runs, () => tokeniseText(wholeText(document)))],
  ["word alignment, a word in 10 % of blocks", "", alignFlat],
  ["merge of one block of all the text", "", (document, runs) => mergeTouched(flat(document), runs)],
  ["  the same by node-diff3, on words", "", mergeByOther],
  [
    "merge, blocks without ids",
    "",
    (document, runs) => mergeTouched(document, runs, (side, name) => renamed(side, name)),
  ],
  ["merge, blocks with ids", "0.1 / 0.5 / 13", (document, runs) => mergeTouched(document, runs)],
  ["  with changes and pieces", "", mergeClosely],
  ["attribute a revision, 3 small edits", "1 / 2 / 10", (document, runs) => attribute(document, runs, 3)],
  ["attribute, a word in 10 % of blocks", "", (document, runs) => attribute(document, runs, 0.1)],
]

/** What one merge or one revision costs, by the size of the article. */
export function measureSizes(): void {
  line("")
  line("by size of the article".padEnd(42), ...SIZES.map((size) => `${size / 1000} k`.padStart(9)), "   target")
  for (const [name, target, measure] of MEASURES) {
    const times = SIZES.map((size) => measure(article(size), size > 100_000 ? 5 : 25))
    line(name.padEnd(42), ...times.map((time) => (Number.isNaN(time) ? "-".padStart(9) : ms(time))), `   ${target}`)
  }
}

function parse(document: Document, runs: number): number {
  const json = JSON.stringify(document)
  return best(runs, () => JSON.parse(json))
}

function wholeText({ blocks }: Document): string {
  return blocks.map(textOf).join(" ")
}

function alignFlat(document: Document, runs: number): number {
  const before = tokeniseText(wholeText(document))
  const after = tokeniseText(wholeText(touched(document, { seed: 3, share: 0.1 })))
  return best(runs, () => align(before, after))
}

const BOTH = { ours: { seed: 3, share: 1 / 40 }, theirs: { seed: 7, share: 1 / 40 } }

function mergeTouched(base: Document, runs: number, name = (side: Document, _name: string) => side): number {
  const isFlat = base.blocks.length === 1
  const side = (which: "ours" | "theirs") =>
    name(isFlat ? retouchedFlat(base, which) : touched(base, BOTH[which]), which)
  const [ours, theirs] = [side("ours"), side("theirs")]
  return best(runs, () => mergeDocuments({ base, ours, theirs }).document)
}

/** One word in 2,000 replaced, at other places on each side. */
function retouchedFlat(base: Document, side: "ours" | "theirs"): Document {
  const words = base.blocks.map(textOf).join(" ").split(" ")
  const text = words.map((word, i) => (i % 2_000 === (side === "ours" ? 500 : 1_500) ? `new${side}` : word)).join(" ")
  return { blocks: [{ id: "all", type: "paragraph", content: [{ type: "text", text }] }] }
}

function mergeByOther(document: Document, runs: number): number {
  if (document.blocks.length > 1_000) return Number.NaN
  const base = flat(document)
  const words = (one: Document) => tokeniseText(wholeText(one)).map(({ key }) => key)
  const [b, o, t] = [words(base), words(retouchedFlat(base, "ours")), words(retouchedFlat(base, "theirs"))]
  return b.length > 5_000 ? Number.NaN : best(Math.min(runs, 3), () => diff3Merge(o, b, t))
}

function mergeClosely(base: Document, runs: number): number {
  const [ours, theirs] = [touched(base, BOTH.ours), touched(base, BOTH.theirs)]
  return best(runs, () => mergeDocuments({ base, ours, theirs }).pieces)
}

function attribute(document: Document, runs: number, edits: number): number {
  const before = attributeRevision({ before: [], after: document, origin: "first" }).blocks
  const after = edits === 3 ? retouched(document, 1) : touched(document, { seed: 5, share: edits })
  return best(runs, () => attributeRevision({ before, after, origin: "next", nextOffset: 0 }))
}
