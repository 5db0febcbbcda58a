import { expect, test } from "vitest"
import { changesBetween } from "#core/contribution/between-versions"
import { composeText, composeVersion } from "#core/contribution/compose"
import { type DraftContent, EMPTY_DRAFT, type VersionContent } from "#core/contribution/content"
import { newBlockIds } from "#core/contribution/new-block-ids"
import { refusedInBlocks, withoutRefusedWords } from "#core/contribution/refused-words"
import type { ContributionKind } from "#core/contribution/vocabulary"
import { cite, doc, link, p } from "#tests/support/documents"

const base = { seq: 3, ...doc(p("It binds BCL-2."), p("It is given daily.")), sources: [] }
const declared = {
  roles: ["expert_commentary"],
  aiUse: "none",
  licence: true,
  interestsConfirmed: true,
} as const
const passage = { blockId: "b1", start: 3, end: 8, exact: "binds", prefix: "It ", suffix: " BCL-2." }

const composing = (kind: ContributionKind, draft: Partial<DraftContent>) => ({
  kind,
  draft: { ...EMPTY_DRAFT, ...declared, ...draft },
  base,
  newId: newBlockIds("c"),
})
const insight = (draft: Partial<DraftContent>) => composeVersion(composing("insight", draft))
const edit = (draft: Partial<DraftContent>) => composeVersion(composing("edit", draft))

test("an insight is what was written, about its passage, with what was declared", () => {
  expect(insight({ body: "We see *the same*.", passage })).toMatchObject({
    ok: true,
    content: { kind: "insight", words: 4, passage, roles: ["expert_commentary"], aiUse: "none", licence: "CC BY 4.0" },
  })
})

test("the same draft gives the same version, however often it is composed", () => {
  const draft = { blocks: { b1: "One.\n\nTwo." }, reason: "Two things." }
  expect(edit(draft)).toEqual(edit(draft))
})

test("a passage that does not stand in the base is a problem of its field", () => {
  const forged = insight({ body: "So.", passage: { ...passage, exact: "cures" } })
  expect(forged).toEqual({ ok: false, problems: { passage: expect.stringMatching(/pick it again/) } })
})

test("what can be shown is shown beside its problems", () => {
  const { text, problems } = composeText(composing("insight", { body: "So\u200B far." }))
  expect(text).toMatchObject({ words: 2 })
  expect(problems.body).toMatch(/^After “/)
})

test("an edit proposes the whole document", () => {
  expect(edit({ blocks: { b1: "It inhibits BCL-2." }, reason: "It does." })).toMatchObject({
    ok: true,
    content: { kind: "edit", reason: "It does.", proposed: { blocks: [{ id: "b1" }, base.blocks[1]] } },
  })
})

test.each([
  ["without any change", { reason: "Because." }, { blocks: /Nothing has changed/ }],
  ["with only other white space", { blocks: { b1: " It  binds BCL-2. " }, reason: "So." }, { blocks: /Nothing/ }],
  ["that takes everything out", { blocks: { b1: "", b2: "" }, reason: "So." }, { blocks: /empty article/ }],
  ["without a reason", { blocks: { b1: "No." } }, { reason: /why this should change/ }],
])("an edit %s is refused", (_, draft: Partial<DraftContent>, expected) => {
  const composed = edit(draft)
  const problems = Object.entries(expected).map(([field, words]) => [field, expect.stringMatching(words)])
  expect(composed).toEqual({ ok: false, problems: Object.fromEntries(problems) })
})

test("a paragraph put before the others in a second version is one insertion, though all ids moved on", () => {
  const before = version(insight({ body: "We see the same in our clinic.\n\nSo do our friends in Lund." }))
  const after = version(
    insight({ body: "First of all.\n\nWe see the same in our clinic.\n\nSo do our friends in Lund." }),
  )
  expect(changesBetween("c", before, after).map(({ kind }) => kind)).toEqual(["inserted"])
})

function version(composed: ReturnType<typeof composeVersion>): VersionContent {
  if (!composed.ok) throw new Error("This was expected to compose.")
  return composed.content
}

test("what the editor wrote is what is sent, with what was typed into fields on top of it", () => {
  const added = { id: "n-1", type: "paragraph" as const, content: [{ type: "text" as const, text: "New. " }] }
  const proposed = { on: 3, parts: [{ keep: [1, 2] as [number, number] }, added, { keep: [0, 1] as [number, number] }] }
  const composed = edit({ proposed, blocks: { b1: "It inhibits BCL-2." }, reason: "Three things." })
  expect(composed.ok && composed.content.kind === "edit" && composed.content.proposed.blocks).toEqual([
    { ...p("It is given daily."), id: "b2" },
    { ...p("New."), id: "c-1" },
    { ...p("It inhibits BCL-2."), id: "b1" },
  ])
})

test("a citation of a source that the article does not have is a problem", () => {
  const parts = [{ keep: [0, 2] as [number, number] }, { ...p(cite("s9")), id: "n-1" }]
  expect(edit({ proposed: { on: 3, parts }, reason: "Because." })).toEqual({
    ok: false,
    problems: { blocks: expect.stringMatching(/source/) },
  })
})

test("a link that is not allowed is said when it is sent, and nothing is taken off in silence", () => {
  const parts = [
    { keep: [0, 2] as [number, number] },
    { ...p("See ", link("this", "javascript:alert(1)"), "."), id: "n-1" },
  ]
  const problem = "“this” links to “javascript:alert(1)”, which is not allowed here. Take the link off."
  expect(edit({ proposed: { on: 3, parts }, reason: "Because." })).toEqual({ ok: false, problems: { blocks: problem } })
})

test("what may not stand can be taken out at once, and nothing else changes", () => {
  const kept = { ...p("As it was."), id: "n-0" }
  const wrong = { ...p("Five\u200B mg, see ", link("this", "javascript:alert(1)"), "."), id: "n-1" }
  const clean = withoutRefusedWords([kept, wrong])
  expect(clean[0]).toBe(kept)
  expect(clean[1]).toEqual({ ...p("Five mg, see this."), id: "n-1" })
  expect(refusedInBlocks(clean)).toBeUndefined()
})

test("a character in the editor's text that nobody sees is named, and nothing is taken out in silence", () => {
  const parts = [{ keep: [0, 2] as [number, number] }, { ...p("Five\u200B mg."), id: "n-1" }]
  expect(edit({ proposed: { on: 3, parts }, reason: "Because." })).toEqual({
    ok: false,
    problems: { blocks: expect.stringMatching(/^After “Five”: an invisible zero-width space \(U\+200B\)/) },
  })
})
