import { attributeRevision } from "#core/authorship/attribute"
import type { AttributedBlock } from "#core/authorship/attributed"
import { EMPTY_GRAVEYARD, type Graveyard } from "#core/authorship/graveyard"
import { attributeHistory } from "#core/authorship/history"
import type { Document } from "#core/document/schema"
import { mergeDocuments } from "#core/text/merge"
import { documentFromPlain } from "#core/text/plain"
import { line, ms } from "./clock"
import { article, dice, prose, textOf } from "./texts"

const REVISIONS = 10_000
/** So many revisions at the beginning and at the end are compared. */
const WINDOW = 200
const WORDS = 2_000

/**
 * What it costs the core to publish a revision, by the number of revisions before it: a proposal written against the one
 * before the last is merged, and the result attributed. A word, a sentence put in or a sentence taken out each time.
 */
export function measureRevisions(): void {
  const random = dice(11)
  let [before, live] = [article(WORDS), article(WORDS)]
  let blocks: readonly AttributedBlock[] = attributeRevision({ before: [], after: live, origin: "0" }).blocks
  let graveyard: Graveyard = EMPTY_GRAVEYARD
  const times: number[] = []
  for (let revision = 1; revision <= REVISIONS; revision++) {
    const theirs = changed(before, random, revision)
    const start = performance.now()
    const { document, pieces } = mergeDocuments({ base: before, ours: live, theirs })
    const made = attributeRevision({
      before: blocks,
      after: document,
      origin: `${revision}`,
      nextOffset: 0,
      graveyard,
      pieces,
    })
    times.push(performance.now() - start)
    ;[before, live] = [live, document]
    blocks = made.blocks
    graveyard = made.graveyard
  }
  const median = (list: readonly number[]) => list.toSorted((one, other) => one - other)[list.length >> 1] ?? 0
  const [early, late] = [median(times.slice(10, 10 + WINDOW)), median(times.slice(-WINDOW))]
  line("")
  line("publishing a revision of 2 k words (merge and attribute), median")
  line("after 10 revisions".padEnd(42), ms(early))
  line(`after ${REVISIONS} revisions`.padEnd(42), ms(late), `   ratio ${(late / early).toFixed(2)}`)
  line("graveyard".padEnd(42), `${graveyard.runs.length} runs`.padStart(9))
}

/** A history of 1,000 revisions of 5,000 words, told as plain texts without ids. */
export function measureHistory(): void {
  const random = dice(5)
  let document = article(5_000)
  const texts: string[] = []
  for (let revision = 0; revision < 1_000; revision++) {
    for (let edits = 0; edits < 3; edits++) document = changed(document, random, revision)
    texts.push(document.blocks.map(textOf).join("\n\n"))
  }
  const start = performance.now()
  let spans = 0
  const told = texts.map((text) => ({ document: documentFromPlain(text) }))
  for (const blocks of attributeHistory(told)) spans = blocks.reduce((sum, one) => sum + one.spans.length, 0)
  line("")
  line("1,000 revisions of 5 k words, no ids".padEnd(42), ms(performance.now() - start), "   target 2000")
  line("spans at the end".padEnd(42), `${spans}`.padStart(9))
}

function changed({ blocks }: Document, random: () => number, revision: number): Document {
  const at = Math.floor(random() * blocks.length)
  const next = blocks.map((block, i) => {
    const [node] = block.content
    if (i !== at || node?.type !== "text" || block.type !== "paragraph") return block
    return { ...block, content: [{ type: "text" as const, text: rewritten(node.text, random, revision) }] }
  })
  return { blocks: next }
}

function rewritten(text: string, random: () => number, revision: number): string {
  const words = text.split(" ")
  const at = Math.floor(random() * words.length)
  const kind = random()
  if (kind < 0.4) return words.with(at, `r${revision}`).join(" ")
  if (words.length < 45) return words.toSpliced(at, 0, ...prose(12, revision).map((word) => word.trim())).join(" ")
  return words.toSpliced(at, 12).join(" ") || "Nothing."
}
