import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { aboutOf, type ChangeReason, changeFor, follow, reasonsBy } from "#core/contribution/reasons"
import { reasonsOnto } from "#core/contribution/reasons-onto"
import type { Block, Document } from "#core/document/schema"
import { mergeDocuments } from "#core/text/merge"
import { doc, h2, p, table, withId } from "#tests/support/documents"

const WORDS = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda my nu xi".split(" ")
const base = doc(h2("What is known"), p(WORDS.join(" ")), p("The last paragraph is about something else."))

const changesOf = (from: Document, proposed: Document) =>
  mergeDocuments({ base: from, ours: from, theirs: proposed }).changes.map((change) => ({
    change,
    about: aboutOf(change),
  }))
const said = (second: string, third = "The last paragraph is about something else."): Document =>
  doc(h2("What is known"), p(second), p(third))
const because = (about: ChangeReason["about"], text = "Because."): ChangeReason => ({ about, text, refId: "" })

function reasonFor(proposed: Document, at = 0): ChangeReason {
  const found = changesOf(base, proposed)[at]
  if (!found) throw new Error("nothing changed")
  return because(found.about)
}
const foundIn = (reason: ChangeReason, proposed: Document) => {
  const found = changeFor(reason.about, changesOf(base, proposed))?.about
  return found && `${found.before} → ${found.after}`
}

describe("a reason stays with its change", () => {
  const given = reasonFor(said(WORDS.join(" ").replace("gamma", "GAMMA")))
  test.each([
    ["as it was", "GAMMA", "gamma → GAMMA"],
    ["in other words", "quite another", "gamma → quite another"],
    ["with words before it", "so gamma", " → so"],
    ["taken out", "", "gamma → "],
  ])("%s", (_, words, expected) => {
    const now = foundIn(given, said(WORDS.join(" ").replace("gamma", words).replace("  ", " ")))
    expect(now?.replace(/\s+/g, " ").trim()).toContain(expected.trim())
  })

  test("and goes to no other when it is taken back", () => {
    expect(foundIn(given, said(WORDS.join(" ").replace("theta", "THETA")))).toBeUndefined()
    expect(foundIn(given, said(WORDS.join(" ").replace("delta", "DELTA")))).toBeUndefined()
    expect(foundIn(given, base)).toBeUndefined()
  })

  test("when its table cell comes to stand in another row", () => {
    const cells = (...rows: string[]) => doc(table([["Dose", "Share"], ...rows.map((row) => row.split(" "))]))
    const before = cells("low 10", "high 20")
    const [first] = changesOf(before, cells("low 10", "high 25"))
    const now = changesOf(before, cells("low 10", "middle 15", "high 25"))
    expect(first && changeFor(first.about, now)?.about.after).toBe("25")
  })

  test("when a new paragraph is written further", () => {
    const added = (text: string) => ({ blocks: [...base.blocks, withId("n-1", p(text)) as Block] })
    expect(foundIn(reasonFor(added("A new")), added("A new paragraph."))).toBe(" → A new paragraph.")
  })
})

test("long words are shortened, never within a character", () => {
  const [added] = changesOf(base, {
    blocks: [...base.blocks, withId("n-1", p(`${"a".repeat(199)}😀 and more`)) as Block],
  })
  expect(added?.about.after).toBe("a".repeat(199))
})

test("reasons follow their change through any typing in it, and those of others stay where they are", () => {
  const [AT, FAR] = [3, 12]
  // Words that stand right there leave it open which of the two is new.
  const piece = fc.oneof(fc.constantFrom(...WORDS.slice(6)), fc.stringMatching(/^[a-z]{1,6}$/))
  const typing = fc.tuple(fc.constantFrom("append", "prepend", "cut", "replace"), piece)
  const text = (words: string) =>
    said(WORDS.map((word, n) => (n === AT ? words : n === FAR ? "QQQ" : word)).join(" "), "The last one is gone.")
  fc.assert(
    fc.property(fc.array(typing, { minLength: 1, maxLength: 12 }), (typed) => {
      let words = "ZZZ"
      let reasons: readonly ChangeReason[] = changesOf(base, text(words)).map(({ about }) => because(about))
      for (const [how, piece] of typed) {
        if (how === "append") words = `${words} ${piece}`
        if (how === "prepend") words = `${piece} ${words}`
        if (how === "cut" && words.length > 1) words = words.slice(0, -1).trimEnd()
        if (how === "replace") words = piece
        if (words === WORDS[AT]) words = `${words}q`
        const changes = changesOf(base, text(words))
        reasons = follow(reasons, changes)
        const [mine, far, ...others] = reasons.map(({ about }) => changeFor(about, changes)?.about)
        expect(mine?.place.blockId).toBe("b2")
        expect(mine?.after).not.toContain("QQQ")
        expect(far?.after).toContain("QQQ")
        for (const other of others) expect(other?.place.blockId).toBe("b3")
      }
    }),
    { numRuns: 40 },
  )
})

describe("onto another revision", () => {
  const mine = said(WORDS.join(" ").replace("theta", "THETA"))
  test.each([
    ["words before it were added", WORDS.join(" ").replace("beta", "beta and much more")],
    ["words before it were taken out", WORDS.slice(3).join(" ")],
    ["nothing changed", WORDS.join(" ")],
  ])("a reason comes along where %s", (_, second) => {
    const live = said(second)
    const merged = mergeDocuments({ base, ours: live, theirs: mine }).document
    const changes = changesOf(base, mine)
    const [moved] = reasonsOnto([reasonFor(mine)], { changes, from: base, to: live, names: new Map() })
    expect(moved && changeFor(moved.about, changesOf(live, merged))?.about.after).toBe("THETA")
  })

  test("a reason whose change the article has by now is kept, for no change", () => {
    const changes = changesOf(base, mine)
    const [moved] = reasonsOnto([reasonFor(mine)], { changes, from: base, to: mine, names: new Map() })
    expect(moved?.text).toBe("Because.")
    expect(moved && changeFor(moved.about, [])).toBeUndefined()
  })
})

describe("in a merge", () => {
  const mine = said(WORDS.join(" ").replace("theta", "THETA"))
  const [change] = changesOf(base, mine)
  const sent = change ? [{ ...because(change.about), changeId: change.change.id }] : []

  test("a reason stands with its change, or with the place that is in question", () => {
    const clean = mergeDocuments({ base, ours: base, theirs: mine })
    expect([...reasonsBy(sent, clean).keys()]).toEqual([change?.change.id])
    const contested = mergeDocuments({ base, ours: said(WORDS.join(" ").replace("theta", "tau")), theirs: mine })
    expect([...reasonsBy(sent, contested).keys()]).toEqual([contested.conflicts[0]?.id])
  })

  test("one whose change the article has by now is not passed over", () => {
    expect([...reasonsBy(sent, mergeDocuments({ base, ours: mine, theirs: mine })).keys()]).toEqual([""])
  })
})
