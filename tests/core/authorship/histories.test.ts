import { beforeAll, describe, expect, test, vi } from "vitest"
import type { AttributedBlock } from "#core/authorship/attributed"
import { wordsByOrigin } from "#core/authorship/words"
import { countWords } from "#core/document/words"
import { expectSound } from "#tests/support/attributed"
import { boundCredit } from "#tests/support/credit-bounds"
import { realHistories, replay } from "#tests/support/histories"

// Many cases each: a busy machine needs longer than the usual limit.
vi.setConfig({ testTimeout: 60_000 })

/*
 * Real articles through all their revisions, attributed from their texts alone (block ids are guessed by likeness). Who
 * truly wrote what is not known; `boundCredit` says for how many words the credit is provably too late or too early.
 */
const histories = realHistories()

describe.runIf(histories.length > 0)("through twelve real histories", () => {
  const replayed = new Map<string, readonly AttributedBlock[]>()
  const total = { words: 0, late: 0, early: 0 }

  beforeAll(() => {
    for (const { name, texts } of histories) {
      const blocks = replay(texts)
      const { words, late, early } = boundCredit(texts, blocks, "words")
      replayed.set(name, blocks)
      total.words += words
      total.late += late
      total.early += early
    }
  }, 120_000)

  test("at most 3.2 % of the words are credited too late", () => {
    expect(total.words).toBeGreaterThan(50_000)
    expect(total.late / total.words).toBeLessThanOrEqual(0.032)
  })

  test("at most 2.1 % of the words are credited too early", () => {
    expect(total.early / total.words).toBeLessThanOrEqual(0.021)
  })

  test.each(histories)("every word of $name has one author", ({ name }) => {
    const blocks = replayed.get(name) ?? []
    expectSound(blocks)
    const counted = [...wordsByOrigin(blocks).values()].reduce((sum, words) => sum + words, 0)
    expect(counted).toBe(countWords({ blocks: blocks.map(({ block }) => block) }))
    expect(counted).toBeGreaterThan(300)
  })
})
