import { expect, test } from "vitest"
import {
  type Answer,
  type Autosave,
  beginAutosave,
  lostFields,
  receive,
  send,
  standingOf,
  unsavedFields,
  write,
} from "#core/contribution/autosave"

const begun = beginAutosave({ saves: 3, savedAt: "2026-03-03T12:00:00.000Z", fields: { body: "", blocks: {} } })
const typed = write(begun, { body: "One" })
const sent = (save: Autosave): Autosave => send(save) ?? save
const yes: Answer = { ok: true, saves: 4, savedAt: "2026-03-03T12:01:00.000Z" }
const no = (code: Exclude<Answer, null | { ok: true }>["code"]): Answer => ({ ok: false, code, message: "No." })

test("a page that was only opened has nothing to save", () => {
  expect(standingOf(begun)).toBe("saved")
  expect(send(begun)).toBeNull()
})

test("what was typed is unsaved, then on its way, then saved", () => {
  expect(standingOf(typed)).toBe("unsaved")
  expect(standingOf(sent(typed))).toBe("saving")
  expect(receive(sent(typed), yes)).toMatchObject({ saves: 4, savedAt: "2026-03-03T12:01:00.000Z", trouble: null })
  expect(standingOf(receive(sent(typed), yes))).toBe("saved")
})

test("only what the server has otherwise is sent", () => {
  expect(sent(write(typed, { blocks: {} })).sending).toEqual({ body: "One" })
})

test("typed and taken back is nothing to save", () => {
  expect(send(write(typed, { body: "" }))).toBeNull()
})

test("one save is on its way at a time", () => {
  expect(send(sent(typed))).toBeNull()
})

test("what is typed while a save is on its way stays unsaved when it arrives", () => {
  const arrived = receive(write(sent(typed), { body: "One two" }), yes)
  expect(unsavedFields(arrived)).toEqual({ body: "One two" })
})

test("when nobody answers, the same is sent again with the same number of saves", () => {
  const again = receive(sent(typed), null)
  expect(standingOf(again)).toBe("offline")
  expect(send(again)).toMatchObject({ saves: 3, sending: { body: "One" } })
})

test("what may have arrived is sent again as it was, and what was typed since after it", () => {
  const more = write(receive(sent(typed), null), { body: "One two" })
  expect(send(more)?.sending).toEqual({ body: "One" })
  expect(send(receive(sent(more), yes))).toMatchObject({ saves: 4, sending: { body: "One two" } })
})

test("what may have arrived and was taken back meanwhile is put right", () => {
  const back = write(receive(sent(typed), null), { body: "" })
  expect(standingOf(receive(sent(back), yes))).toBe("unsaved")
  expect(send(receive(sent(back), yes))?.sending).toEqual({ body: "" })
})

test("a session that ended after an unanswered save changes nothing about it", () => {
  const more = write(receive(sent(typed), null), { body: "One two" })
  expect(send(receive(sent(more), no("sign-in-required")))?.sending).toEqual({ body: "One" })
})

test.each([
  ["unavailable", "offline", true],
  ["bug", "offline", true],
  ["too-many-requests", "offline", true],
  ["sign-in-required", "signed-out", true],
  ["out-of-date", "elsewhere", false],
  ["too-large", "refused", false],
  ["invalid-input", "refused", false],
  ["not-found", "refused", false],
] as const)("refused as %s, the page stands at %s; worth sending again: %s", (code, standing, again) => {
  const refused = receive(sent(typed), no(code))
  expect(standingOf(refused)).toBe(standing)
  expect(send(refused) !== null).toBe(again)
})

test("text that could not be kept is tried again when it has changed", () => {
  const shorter = write(receive(sent(typed), no("too-large")), { body: "O" })
  expect(send(shorter)?.sending).toEqual({ body: "O" })
})

test("what is said about a field says more than what is said about the whole", () => {
  const refused: Answer = { ok: false, code: "invalid-input", message: "No.", fields: { "changes.body": "Too long." } }
  expect(receive(sent(typed), refused).trouble?.sentence).toBe("Too long.")
})

test("text changed elsewhere is never sent over it, whatever is typed", () => {
  const more = write(receive(sent(typed), no("out-of-date")), { body: "One two" })
  expect(send(more)).toBeNull()
})

test("the order of keys is no difference", () => {
  const kept = beginAutosave({ saves: 1, savedAt: "", fields: { blocks: { a: "1", b: "2" } } })
  expect(unsavedFields(write(kept, { blocks: { b: "2", a: "1" } }))).toEqual({})
  expect(unsavedFields(write(kept, { blocks: { b: "2" } }))).toEqual({ blocks: { b: "2" } })
})

test("half a surrogate pair is compared like any other text", () => {
  expect(unsavedFields(write(begun, { blocks: { a: "\uD800" } }))).toEqual({ blocks: { a: "\uD800" } })
})

test("a copy on the device is offered with what the server has otherwise", () => {
  const copy = { at: 1, changes: { body: "One", reason: "Why", title: "No field here" } }
  expect(lostFields(copy, { body: "", reason: "Why" })).toEqual({ body: "One" })
})

test("a copy that the server has is not offered", () => {
  expect(lostFields({ at: 1, changes: { body: "One" } }, { body: "One" })).toBeNull()
})
