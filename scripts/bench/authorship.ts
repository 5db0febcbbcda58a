/**
 * Measures authorship and anchors: `npm run bench authorship`. An article of 5,000 words goes through 1,000 revisions of a
 * few small edits each; every revision is attributed and every anchor found again. Edits are made up from a fixed seed.
 */
import type { Anchor } from "#core/anchor/anchor"
import { makeAnchor } from "#core/anchor/make"
import { passageAt } from "#core/anchor/passage"
import { resolveAnchor } from "#core/anchor/resolve"
import { attributeRevision } from "#core/authorship/attribute"
import type { AttributedBlock } from "#core/authorship/attributed"
import { EMPTY_GRAVEYARD, type Graveyard } from "#core/authorship/graveyard"
import { wordsByOrigin } from "#core/authorship/words"
import type { Block } from "#core/document/schema"

const REVISIONS = 1_000
const PARAGRAPHS = 60
const WORDS_A_PARAGRAPH = 84
const ANCHORS = 40

const random = randomOf(7)
const pick = (below: number) => Math.floor(random() * below)
/** Sentences that were taken out and may be given back. */
const removed: string[] = []

measure()

function measure(): void {
  let texts: (readonly [string, string])[] = Array.from({ length: PARAGRAPHS }, (_, i) => [
    `b${i}`,
    prose(WORDS_A_PARAGRAPH),
  ])
  let blocks: readonly AttributedBlock[] = attributeRevision({
    before: [],
    after: { blocks: texts.map(blockOf) },
    origin: "0",
  }).blocks
  let graveyard: Graveyard = EMPTY_GRAVEYARD
  const anchors = blocks.slice(0, ANCHORS).flatMap(anchorOn)
  const times: number[] = []
  let anchoring = 0
  let counting = 0
  for (let revision = 1; revision <= REVISIONS; revision++) {
    texts = edited(texts, revision)
    // As a server would have it: nothing is shared with the revision before, all comes from storage.
    const after = { blocks: structuredClone(texts.map(blockOf)) }
    times.push(
      timed(() => {
        const made = attributeRevision({ before: blocks, after, origin: String(revision), graveyard })
        blocks = made.blocks
        graveyard = made.graveyard
      }),
    )
    anchoring += timed(() => {
      for (const anchor of anchors) resolveAnchor(anchor, blocks)
    })
    counting += timed(() => wordsByOrigin(blocks))
  }
  report({ times, anchoring, counting, blocks, graveyard })
}

type Measured = {
  readonly times: readonly number[]
  readonly anchoring: number
  readonly counting: number
  readonly blocks: readonly AttributedBlock[]
  readonly graveyard: Graveyard
}

function report({ times, anchoring, counting, blocks, graveyard }: Measured): void {
  const all = times.reduce((sum, time) => sum + time, 0)
  const cpu = process.cpuUsage().user / 1000
  const sorted = times.toSorted((one, other) => one - other)
  const cold: Graveyard = JSON.parse(JSON.stringify(graveyard))
  const after = {
    blocks: blocks.map(({ block }, i) => (i === 0 ? blockOf([block.id, prose(WORDS_A_PARAGRAPH)]) : block)),
  }
  const first = timed(() => attributeRevision({ before: blocks, after, origin: "cold", graveyard: cold }))
  const words = [...wordsByOrigin(blocks).values()].reduce((sum, count) => sum + count, 0)
  const line = (what: string, value: string) => console.log(what.padEnd(48), value)
  line("revisions attributed, words at the end", `${times.length}, ${words}`)
  line("all revisions (whole process: CPU)", `${all.toFixed(0)} ms (${cpu.toFixed(0)} ms)`)
  line(
    "a revision: median, 99 of 100, worst",
    [0.5, 0.99, 1].map((share) => `${(sorted[Math.ceil(share * sorted.length) - 1] ?? 0).toFixed(2)} ms`).join(", "),
  )
  line("one revision with a graveyard just read", `${first.toFixed(1)} ms`)
  line(`${ANCHORS} anchors found again, per revision`, `${(anchoring / times.length).toFixed(2)} ms`)
  line("words counted by origin, per revision", `${(counting / times.length).toFixed(2)} ms`)
  line(
    "spans, graveyard",
    `${blocks.reduce((sum, { spans }) => sum + spans.length, 0)}, ${graveyard.runs.length} runs of ${(JSON.stringify(graveyard).length / 1024).toFixed(0)} kB`,
  )
}

/** One to three edits: a few words replaced, a sentence put in, taken out, moved or given back. */
function edited(texts: readonly (readonly [string, string])[], revision: number): (readonly [string, string])[] {
  let next = [...texts]
  for (let edits = 1 + pick(3); edits > 0; edits--) {
    const at = pick(next.length)
    const [id, text] = next[at] ?? ["", ""]
    const sentences = text.split(/(?<=\.) /)
    const which = pick(sentences.length)
    const kind = pick(10)
    if (kind < 5) next[at] = [id, replaced(text)]
    else if (kind === 5 && revision % 3 === 0) next[at] = [id, sentences.toSpliced(which, 0, prose(14)).join(" ")]
    else if (kind === 6 && sentences.length > 1) {
      removed.push(sentences[which] ?? "")
      next[at] = [id, sentences.toSpliced(which, 1).join(" ")]
    } else if (kind === 7) next[at] = [id, `${text} ${removed.splice(pick(removed.length), 1)[0] ?? prose(14)}`]
    else if (kind === 8) next = next.toSpliced(at, 1).toSpliced(pick(next.length), 0, [id, text])
    else if (sentences.length > 3)
      next = next.toSpliced(
        at,
        1,
        [id, sentences.slice(0, 2).join(" ")],
        [`n${revision}-${edits}`, sentences.slice(2).join(" ")],
      )
    if (next.length > PARAGRAPHS + 20) next = joined(next, pick(next.length - 1))
  }
  return next
}

function replaced(text: string): string {
  const words = text.split(" ")
  return words
    .toSpliced(
      pick(words.length),
      1 + pick(4),
      ...prose(1 + pick(4))
        .slice(0, -1)
        .split(" "),
    )
    .join(" ")
}

function joined(texts: readonly (readonly [string, string])[], at: number): (readonly [string, string])[] {
  const [first, second] = texts.slice(at, at + 2)
  return first && second ? texts.toSpliced(at, 2, [first[0], `${first[1]} ${second[1]}`]) : [...texts]
}

function blockOf([id, text]: readonly [string, string]): Block {
  return { id, type: "paragraph", content: [{ type: "text", text }] }
}

function anchorOn(attributed: AttributedBlock, i: number, blocks: readonly AttributedBlock[]): Anchor[] {
  const passage = passageAt(attributed.block, 10 + i, 90 + 2 * i)
  const anchor = passage && makeAnchor(passage, 1, blocks)
  return anchor ? [anchor] : []
}

function prose(words: number): string {
  const common = ["the", "of", "and", "in", "to", "a", "was", "with"]
  const all = Array.from({ length: words }, (_, i) => {
    const word =
      random() < 0.35 ? (common[pick(common.length)] ?? "the") : `w${Math.floor(3_000 * random() ** 2).toString(36)}`
    return i % 14 === 13 ? `${word}.` : word
  })
  return `${all.join(" ").replace(/\.$/, "")}.`
}

function timed(run: () => void): number {
  const start = performance.now()
  run()
  return performance.now() - start
}

function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}
