import { eq } from "drizzle-orm"
import { expect, test } from "vitest"
import { person } from "#db/tables/people"
import { letter } from "#db/tables/post"
import { claimContribution } from "#server/contribution/claim"
import { keepPresence, markPresent } from "#server/contribution/presence"
import { readContribution } from "#server/contribution/read"
import { readQueue } from "#server/contribution/read-queue"
import { noteOnContribution, remarkOnContribution } from "#server/contribution/remark"
import { readLog } from "#server/event/read-log"
import { seen, sendEdit } from "#tests/support/contributing"
import { refusalOf } from "#tests/support/refusals"
import { idOf, inWorld, minutesLater, someone, type World } from "#tests/support/world"

/** An edit by Ed, who is an editor too, that Ines reviews and has left a private note on. */
async function reviewed(all: World) {
  const ines = await someone(all.db, { name: "Ines", role: "editor" })
  const id = await sendEdit(all.ed, all.slug, [["120 people", "130 people"]])
  await claimContribution(ines, { id })
  await markPresent(ines, id)
  await noteOnContribution(ines, { id, body: "I doubt this." })
  return { ines, id }
}

test("an editor who is the author sees no private notes on their own words, and other editors do", () =>
  inWorld(async (all) => {
    const { ines, id } = await reviewed(all)
    const own = await readContribution(all.ed, id)
    expect(own?.thread).toEqual([])
    expect(own?.timeline.map(({ kind }) => kind)).not.toContain("contribution.noted")
    expect((await readContribution(ines, id))?.thread).toHaveLength(1)
  }))

test("the log does not tell them of the notes either", () =>
  inWorld(async (all) => {
    const { ines, id } = await reviewed(all)
    const kinds = async (ctx: typeof ines) =>
      (await readLog(ctx, { contribution: id })).rows.map(({ kind }) => kind as string)
    expect(await kinds(all.ed)).not.toContain("contribution.noted")
    expect(await kinds(ines)).toContain("contribution.noted")
    expect((await readLog(all.ed, {})).rows.length).toBeGreaterThan(2)
  }))

test("neither the queue nor the review tells them who is reviewing", () =>
  inWorld(async (all) => {
    const { id } = await reviewed(all)
    const [row] = (await readQueue(all.ed, { state: "submitted" })).rows
    expect(row).toMatchObject({ isOwn: true, present: [] })
    const of = await seen(all.ed, id)
    const asked = { ...of, since: all.ed.now.toISOString(), isLeaving: false, acknowledged: undefined }
    const { acknowledged: _, ...beat } = asked
    expect((await keepPresence(all.ed, beat)).others).toEqual([])
  }))

test("they leave no private notes there, and read why", () =>
  inWorld(async (all) => {
    const { id } = await reviewed(all)
    const refused = await refusalOf(noteOnContribution(all.ed, { id, body: "Mine." }))
    expect(refused).toMatchObject({ code: "not-allowed", message: expect.stringContaining("your own contribution") })
  }))

test("no letter from the desk goes to them about their own words", () =>
  inWorld(async (all) => {
    const { id } = await reviewed(all)
    const [{ email } = { email: null }] = await all.db
      .select()
      .from(person)
      .where(eq(person.id, idOf(all.ed)))
    const letters = async () =>
      (await all.db.select().from(letter)).filter(({ recipient }) => recipient === email).length
    const before = await letters()
    await remarkOnContribution(minutesLater(all.ed, 60), { id, body: "Is there anything that I should add?" })
    expect(await letters()).toBe(before)
  }))
