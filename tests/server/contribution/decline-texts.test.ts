import { expect, test } from "vitest"
import { DECLINE_REASONS } from "#core/contribution/vocabulary"
import { event } from "#db/tables/contributions"
import type { Context } from "#server/context"
import { readDeclineTexts } from "#server/contribution/read-decline-texts"
import { saveDeclineText } from "#server/contribution/save-decline-text"
import { refusalOf } from "#tests/support/refusals"
import { inWorld, minutesLater, NOW } from "#tests/support/world"

const OWN = "Thank you. Have a look at our guide to tone."
const save = (who: Context, how: Record<string, unknown> = {}) =>
  saveDeclineText(who, { reason: "tone", text: OWN, seen: "", useSuggested: false, ...how })
const tone = async (who: Context) => (await readDeclineTexts(who)).find(({ code }) => code === "tone")

test("an editor's text stands in place of the suggested one, with who wrote it, until that is used again", () =>
  inWorld(async ({ ed, db }) => {
    const events = await db.$count(event)
    await save(ed)
    expect(await tone(ed)).toMatchObject({ template: OWN, edited: { by: "Ed Editor", at: NOW } })
    await save(minutesLater(ed, 1), { seen: NOW.toISOString(), useSuggested: true })
    expect(await tone(ed)).toMatchObject({ template: DECLINE_REASONS.tone.template, edited: null })
    expect(await db.$count(event)).toBe(events + 2)
  }))

test("what stands there already writes nothing", () =>
  inWorld(async ({ ed, db }) => {
    const events = await db.$count(event)
    await save(ed, { text: DECLINE_REASONS.tone.template })
    await save(ed)
    await save(minutesLater(ed, 1))
    expect(await db.$count(event)).toBe(events + 1)
  }))

test("another editor's text is not overwritten unseen", () =>
  inWorld(async ({ ed }) => {
    await save(ed)
    expect(await refusalOf(save(minutesLater(ed, 1), { text: "Another text." }))).toMatchObject({ code: "out-of-date" })
    expect((await tone(ed))?.template).toBe(OWN)
  }))

test.each([
  ["a reason that there is not", { reason: "whim" }, "reason"],
  ["a text that goes on and on", { text: "so ".repeat(1000) }, "text"],
])("%s is refused beside its field", (_, how, field) =>
  inWorld(async ({ ed }) => {
    expect((await refusalOf(save(ed, how))).problems).toHaveProperty(field)
  }),
)

test("experts neither read nor write them", () =>
  inWorld(async ({ ada }) => {
    expect(await refusalOf(save(ada))).toMatchObject({ code: "not-allowed" })
    expect(await refusalOf(readDeclineTexts(ada))).toMatchObject({ code: "not-allowed" })
  }))
