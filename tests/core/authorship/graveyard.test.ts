import fc from "fast-check"
import { describe, expect, test, vi } from "vitest"
import { attributeRevision } from "#core/authorship/attribute"
import { type DeadRun, GRAVEYARD_RUNS, GRAVEYARD_SIZE, graveyardOf } from "#core/authorship/graveyard"
import { graveyardAfterRestore } from "#core/authorship/restore"
import { articleOf, attributed, expectSound, wordIdentities } from "#tests/support/attributed"
import { cite, doc, p, strong } from "#tests/support/documents"
import { blockOf, syntheticHistory } from "#tests/support/synthetic-history"

// Many cases each: a busy machine needs longer than the usual limit.
vi.setConfig({ testTimeout: 60_000 })

const dead = (text: string, i = 0): DeadRun => ({
  content: [{ type: "text", text }],
  spans: [[text.length, `origin-${i}`, 0]],
  left: "",
  right: "",
})

describe("what a revision takes out", () => {
  const cases: [string, ReturnType<typeof p>, ReturnType<typeof p>[], DeadRun[]][] = [
    [
      "is kept with its author and the words beside it",
      p("Take two white tablets every day."),
      [p("Take two tablets every day.")],
      [
        {
          content: [{ type: "text", text: "white " }],
          spans: [[6, "ada", 9]],
          left: "Take two ",
          right: "tablets every ",
        },
      ],
    ],
    [
      "is kept without marks, with its citations",
      p("Take ", strong("two"), cite("s1"), "."),
      [],
      [
        {
          content: [
            { type: "text", text: "Take " },
            { type: "text", text: "two" },
            { type: "citation", refId: "s1" },
            { type: "text", text: "." },
          ],
          spans: [[10, "ada", 0]],
          left: "",
          right: "",
        },
      ],
    ],
    ["is nothing when words are only added", p("Take two."), [p("Take two white tablets.")], []],
  ]
  test.each(cases)("%s", (_, before, after, expected) => {
    const made = attributeRevision({ before: attributed(doc(before), "ada"), after: doc(...after), origin: "bob" })
    expect(made.died).toEqual(expected)
    expect(made.graveyard.runs).toEqual(expected)
  })

  test("leaves the graveyard when it is given back, and what stays out of it stays there", () => {
    const article = articleOf(doc(p("First we wash our cold hands. Then they cut large white onions.")))
    article.next(doc(), "bob")
    article.next(doc(p("Then they cut large white onions.")), "cyd")
    expect(article.graveyard().runs.map(({ content }) => content)).toEqual([
      [{ type: "text", text: "First we wash our cold hands. " }],
    ])
  })
})

describe("a graveyard forgets the oldest", () => {
  test("beyond its number of runs", () => {
    const runs = Array.from({ length: GRAVEYARD_RUNS + 5 }, (_, i) => dead("word", i))
    expect(graveyardOf(runs).runs).toEqual(runs.slice(5))
  })

  test("beyond its size in JSON, so that it stays below it by little", () => {
    const runs = Array.from({ length: 300 }, (_, i) => dead("word ".repeat(1000), i))
    const { runs: left } = graveyardOf(runs)
    expect(left).toEqual(runs.slice(-left.length))
    const size = JSON.stringify(left).length
    expect(size).toBeLessThan(GRAVEYARD_SIZE * 1.1)
    expect(size).toBeGreaterThan(GRAVEYARD_SIZE * 0.9)
  })

  test("so that even a text larger than all of it does no harm", () => {
    const article = articleOf(doc(p("word ".repeat(200_000))))
    expect(article.next(doc(), "bob").graveyard.runs).toEqual([])
  })
})

describe("when a whole revision is given back", () => {
  test("its words leave the graveyard and those it replaces enter it", () => {
    const first = attributed(doc(p("The first text of all.")), "ada")
    const second = attributeRevision({ before: first, after: doc(p("Quite another one now.")), origin: "bob" })
    const graveyard = graveyardAfterRestore({ before: second.blocks, restored: first, graveyard: second.graveyard })
    expect(graveyard.runs.map(({ spans }) => spans)).toEqual([[[22, "bob", 0]]])
  })

  test("whichever it is, no character is both living and taken out", () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(8), (seed, which) => {
        const { states, article } = tenStates(seed)
        const restored = states[which] ?? []
        const graveyard = graveyardAfterRestore({ before: article.blocks(), restored, graveyard: article.graveyard() })
        expectSound(restored, graveyard)
      }),
      { numRuns: 25 },
    )
  })

  test("what it replaced goes back to its authors when it is written again", () => {
    let words: string[] = []
    for (let seed = 1; seed <= 20; seed++) {
      const { states, article } = tenStates(seed)
      const restored = states[0] ?? []
      const graveyard = graveyardAfterRestore({ before: article.blocks(), restored, graveyard: article.graveyard() })
      const after = { blocks: article.blocks().map(({ block }) => block) }
      const again = attributeRevision({ before: restored, after, origin: "later", graveyard })
      words = [...words, ...wordIdentities(again.blocks)]
    }
    const lost = words.filter((word) => word.includes(" later:"))
    expect(lost.length / words.length).toBeLessThan(0.005)
  })
})

function tenStates(seed: number) {
  const article = articleOf({ blocks: [] })
  const history = syntheticHistory(seed, 10)
  const states = history.map((state, i) => article.next({ blocks: state.map(blockOf) }, `r${i}`).blocks)
  return { states, article }
}
