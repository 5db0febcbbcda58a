import { expect, test } from "vitest"
import { mergeHeld } from "#core/contribution/held-words"
import { rewrite } from "#core/contribution/rewritten"
import { blockText } from "#core/document/plain-text"
import type { Block } from "#core/document/schema"
import { cite, doc, p } from "#tests/support/documents"
import { draw } from "#tests/ui/draw"
import { heldEdit, joinReasoned, offerOfEdit } from "../../app/(workspace)/contributions/[id]/write/_parts/held-edit"
import { HeldWords } from "../../app/(workspace)/contributions/[id]/write/_parts/held-words"
import { resolutionsOf } from "../../app/(workspace)/contributions/[id]/write/_parts/offer"

const base = { seq: 3, blocks: doc(p("One stands here.", cite("s")), p("Two stands here.")).blocks }
const sources = [{ id: "s", text: "A source" }]
const saved = doc(p("One stands there.", cite("s")), p("Two stands here.")).blocks
const held = (blocks: readonly Block[]) => ({
  at: 0,
  fields: { proposed: rewrite(base, blocks) },
  from: { proposed: null },
  places: [],
})
const reading = { base, read: () => base.blocks, now: saved }
const around = { sources, fields: [], reasoned: { reasons: [], sources: [] } }
const drawn = (lost: ReturnType<typeof held>) =>
  draw(HeldWords, {
    offer: offerOfEdit(lost, heldEdit(lost, reading), around),
    savedAt: "2026-01-01T00:00:00Z",
    onUse: () => {},
    onForget: () => {},
  })

test("words that a device held are shown as what they change in the text as it stands", () => {
  const html = drawn(held(doc(p("One stands here.", cite("s")), p("Two stood here, ", cite("s"), " once.")).blocks))
  expect(html).toMatch(/<del[^>]*>.*stands.*<\/del>/)
  expect(html).toMatch(/<ins[^>]*>.*stood.*<\/ins>/)
  expect(html).not.toContain("\uFFFC")
  expect(html).not.toContain("there.")
})

test("the same words changed here and since are a choice that begins with both", () => {
  const lost = held(doc(p("One stands everywhere.", cite("s")), p("Two stands here.")).blocks)
  const { questions } = offerOfEdit(lost, heldEdit(lost, reading), around)
  expect(questions).toEqual([{ id: expect.any(String), saved: "there", held: "everywhere", start: "both" }])
  const { text } = heldEdit(lost, reading)
  const put = text && mergeHeld(text, resolutionsOf({ [questions[0]?.id ?? ""]: "both" }))
  expect(put?.document.blocks.map(blockText)[0]).toMatch(/there.*everywhere/)
  expect(drawn(lost)).toContain("Changed here and since")
})

test("words of an earlier revision are shown to be copied, and not put in", () => {
  const lost = held(doc(p("Nothing like it.")).blocks)
  const older = { ...lost, fields: { proposed: { on: 2, parts: [...doc(p("Old words.")).blocks] } } }
  expect(heldEdit(older, reading)).toEqual({ text: null, loose: ["Old words."] })
  expect(drawn(older)).not.toContain("Use these words")
})

test("reasons that only the device has join those that stand", () => {
  const about = { place: { blockId: "b1", part: "words", cell: "", from: 0, to: 3 }, before: "One", after: "Some" }
  const [now, own] = [
    { about, text: "Stands.", refId: "" },
    { about, text: "Held.", refId: "" },
  ]
  const joined = joinReasoned({ reasons: [now], sources: [] }, { fields: { reasons: [now, own], sources } })
  expect(joined).toEqual({ reasons: [now, own], sources })
})
