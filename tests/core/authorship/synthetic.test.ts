import { beforeAll, describe, expect, test, vi } from "vitest"
import type { Anchor } from "#core/anchor/anchor"
import { makeAnchor } from "#core/anchor/make"
import { passageAt } from "#core/anchor/passage"
import { resolveAnchor } from "#core/anchor/resolve"
import type { AttributedBlock } from "#core/authorship/attributed"
import { articleOf, expectSound } from "#tests/support/attributed"
import { blockOf, type Paragraph, placedWords, syntheticHistory, type Word } from "#tests/support/synthetic-history"

// Many cases each: a busy machine needs longer than the usual limit.
vi.setConfig({ testTimeout: 60_000 })

/*
 * Made-up histories of 150 revisions: rewording, insertions, deletions, moves, splits, joins, sentences given back,
 * vandalism taken back. The generator knows who wrote every word, so the credit is checked word by word in every revision.
 */
const SEEDS = [1, 2, 3, 4, 5, 6]
const REVISIONS = 150
/** A passage is picked in every so many revisions. */
const PICK_EVERY = 4

type Picked = { readonly anchor: Anchor; readonly words: readonly Word[] }
type Count = {
  checked: number
  right: number
  living: number
  lost: number
  gone: number
  attached: number
  covered: number
  strayed: number
}

const total: Count = { checked: 0, right: 0, living: 0, lost: 0, gone: 0, attached: 0, covered: 0, strayed: 0 }

describe("in histories whose truth is known", () => {
  beforeAll(() => {
    for (const seed of SEEDS) run(seed)
  }, 120_000)

  test("at least 99.8 % of the words are credited to the revision that first wrote them", () => {
    expect(total.checked).toBeGreaterThan(500_000)
    expect(total.right / total.checked).toBeGreaterThanOrEqual(0.998)
  })

  test("no anchor of a passage that is gone is attached to anything", () => {
    expect(total.gone).toBeGreaterThan(50)
    expect(total.attached).toBe(0)
  })

  test("no anchor is lost while half of its passage stands", () => {
    expect(total.living).toBeGreaterThan(50)
    expect(total.lost).toBe(0)
  })

  test("fewer than 2 in 1,000 of the words that anchors cover are not of their passages", () => {
    expect(total.covered).toBeGreaterThan(500)
    expect(total.strayed / total.covered).toBeLessThan(0.002)
  })
})

function run(seed: number): void {
  const history = syntheticHistory(seed, REVISIONS)
  const article = articleOf({ blocks: [] })
  const picked: Picked[] = []
  history.forEach((state, revision) => {
    const { blocks } = article.next({ blocks: state.map(blockOf) }, String(revision))
    for (const [i, paragraph] of state.entries()) countWords(paragraph, blocks[i])
    if (revision % PICK_EVERY === 0) picked.push(...pick(state, blocks, revision))
  })
  expectSound(article.blocks(), article.graveyard())
  for (const one of picked) countAnchor(one, history.at(-1) ?? [], article.blocks())
}

function countWords({ sentences }: Paragraph, attributed: AttributedBlock | undefined): void {
  const words = sentences.flat()
  const { starts } = placedWords(words)
  const credited = creditOf(attributed)
  words.forEach((word, i) => {
    if (word.text === ".") return
    total.checked++
    if (credited(starts[i] ?? 0) === String(word.born)) total.right++
  })
}

/** Who is credited at places that are asked for in rising order. */
function creditOf(attributed: AttributedBlock | undefined): (at: number) => string | undefined {
  let next = 0
  let end = 0
  const spans = attributed?.spans ?? []
  return (at) => {
    while (end <= at && next < spans.length) end += spans[next++]?.[0] ?? 0
    return spans[next - 1]?.[1]
  }
}

/** A passage of 4 to 31 words in one of the paragraphs, a different one for each revision. */
function pick(state: readonly Paragraph[], blocks: readonly AttributedBlock[], revision: number): Picked[] {
  const which = (revision * 7) % Math.max(1, state.length)
  const words = state[which]?.sentences.flat() ?? []
  const first = (revision * 13) % Math.max(1, words.length - 4)
  const chosen = words.slice(first, first + 4 + (revision % 28))
  const { starts } = placedWords(words)
  const start = starts[first] ?? 0
  const last = first + chosen.length - 1
  const block = blocks[which]?.block
  const passage = block && passageAt(block, start, (starts[last] ?? 0) + (words[last]?.text.length ?? 0))
  const anchor = passage && makeAnchor(passage, revision, blocks)
  return anchor ? [{ anchor, words: chosen.filter(({ text }) => text !== ".") }] : []
}

function countAnchor({ anchor, words }: Picked, state: readonly Paragraph[], blocks: readonly AttributedBlock[]): void {
  const standing = new Set(state.flatMap(({ sentences }) => sentences.flat().map(({ id }) => id)))
  const alive = words.filter(({ id }) => standing.has(id)).length / words.length
  const { state: now, ranges } = resolveAnchor(anchor, blocks)
  if (alive === 0) {
    total.gone++
    if (now !== "orphaned") total.attached++
  } else if (alive >= 0.5) {
    total.living++
    if (now === "orphaned") total.lost++
  }
  const own = new Set(words.map(({ id }) => id))
  for (const { blockId, from, to } of ranges) {
    const there = state.find(({ id }) => id === blockId)?.sentences.flat() ?? []
    const { starts } = placedWords(there)
    const covered = there.filter(({ text }, i) => text !== "." && (starts[i] ?? 0) >= from && (starts[i] ?? 0) < to)
    total.covered += covered.length
    total.strayed += covered.filter(({ id }) => !own.has(id)).length
  }
}
