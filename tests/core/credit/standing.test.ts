import { describe, expect, it, test } from "vitest"
import { sharesInWords } from "#core/credit/shares"
import { byWhatStands, standingInWords } from "#core/credit/standing"

const NOTHING = { wordsStanding: 0, insights: 0, insightWords: 0, edits: 0, cosigned: 0 }

describe("what somebody gave, in words", () => {
  it.each([
    [{ insights: 1 }, "1 insight"],
    [{ insights: 2, wordsStanding: 30 }, "2 insights, 30 words standing"],
    [{ edits: 1, wordsStanding: 1 }, "1 edit merged, 1 word standing"],
    [{ cosigned: 2 }, "2 edits co-signed"],
    [{ wordsStanding: 12_808 }, "12,808 words standing"],
    [{}, ""],
  ])("%o is “%s”", (some, words) => {
    expect(standingInWords({ ...NOTHING, ...some })).toBe(words)
  })
})

describe("people are ordered by what of theirs stands", () => {
  const order = (people: Record<string, Partial<typeof NOTHING>>) =>
    Object.entries(people)
      .map(([name, some]) => ({ name, ...NOTHING, ...some }))
      .sort(byWhatStands)
      .map(({ name }) => name)

  test("the author of most words first, an editor without a word last", () => {
    const people = {
      editor: {},
      corrector: { edits: 3, wordsStanding: 4 },
      commentator: { insights: 1, insightWords: 60, wordsStanding: 30, edits: 1 },
      author: { wordsStanding: 808 },
    }
    expect(order(people)).toEqual(["author", "commentator", "corrector", "editor"])
  })

  test("words of an insight count as much as words of the text", () => {
    expect(order({ edit: { edits: 1, wordsStanding: 40 }, insight: { insights: 1, insightWords: 41 } })).toEqual([
      "insight",
      "edit",
    ])
  })

  test("without a word, who contributed more often comes first", () => {
    expect(order({ nobody: {}, once: { cosigned: 1 }, twice: { edits: 2 } })).toEqual(["twice", "once", "nobody"])
  })
})

describe("shares in percent", () => {
  it.each([
    [
      [808, 30, 4],
      ["95.9%", "3.6%", "0.5%"],
    ],
    [
      [1, 1, 1],
      ["33.4%", "33.3%", "33.3%"],
    ],
    [[42], ["100%"]],
    [
      [1, 0],
      ["100%", "0%"],
    ],
    [
      [99_999, 1],
      ["over 99.9%", "under 0.1%"],
    ],
    [[0], ["0%"]],
    [[], []],
  ])("of %o are %o", (counts, shares) => {
    expect(sharesInWords(counts)).toEqual(shares)
  })

  it("add up to 100.0 as they are printed, whatever the counts", () => {
    for (let people = 2; people < 40; people++) {
      const counts = Array.from({ length: people }, (_, index) => 3 + ((index * 7919) % 211))
      const sum = sharesInWords(counts).reduce((total, share) => total + Math.round(Number.parseFloat(share) * 10), 0)
      expect(sum, counts.join(" ")).toBe(1000)
    }
  })
})
