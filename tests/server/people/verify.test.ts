import { eq } from "drizzle-orm"
import { expect, test } from "vitest"
import { event } from "#db/tables/contributions"
import { person } from "#db/tables/people"
import { readReview } from "#server/contribution/read-review"
import { verifyPerson } from "#server/people/verify"
import { sendEdit } from "#tests/support/contributing"
import { refusalOf } from "#tests/support/refusals"
import { idOf, inWorld } from "#tests/support/world"

const HOW = "Listed on the hospital's staff page; called back."

test("readers see how and when an editor checked who somebody is", () =>
  inWorld(async (all) => {
    await verifyPerson(all.ed, { personId: idOf(all.ada), how: HOW })
    const review = await readReview(all.ed, await sendEdit(all.ada, all.slug, [["5 mg daily", "5 mg twice daily"]]))
    expect(review?.contribution.author.verification).toEqual({ level: "checked", how: HOW, at: all.ed.now })
  }))

test("it is recorded who vouched", () =>
  inWorld(async (all) => {
    await verifyPerson(all.ed, { personId: idOf(all.ada), how: HOW })
    const [row] = await all.db
      .select()
      .from(person)
      .where(eq(person.id, idOf(all.ada)))
    expect(row?.verifiedBy).toBe(idOf(all.ed))
    const events = await all.db.select().from(event).where(eq(event.kind, "person.verified"))
    expect(events).toMatchObject([{ actorId: idOf(all.ed), actorRole: "editor", personId: idOf(all.ada) }])
  }))

test("nobody vouches for themselves", () =>
  inWorld(async (all) => {
    expect(await refusalOf(verifyPerson(all.ed, { personId: idOf(all.ed), how: HOW }))).toMatchObject({
      code: "not-allowed",
    })
  }))

test("members vouch for nobody", () =>
  inWorld(async (all) => {
    expect(await refusalOf(verifyPerson(all.ada, { personId: idOf(all.ed), how: HOW }))).toMatchObject({
      code: "not-allowed",
    })
  }))

test.each(["", "ok", "x".repeat(301)])("“%.10s” does not say how", (how) =>
  inWorld(async (all) => {
    expect(Object.keys((await refusalOf(verifyPerson(all.ed, { personId: idOf(all.ada), how }))).problems)).toEqual([
      "how",
    ])
  }),
)

test("nobody is verified who is not there", () =>
  inWorld(async (all) => {
    const personId = "01890000-0000-7000-8000-000000000001"
    expect(await refusalOf(verifyPerson(all.ed, { personId, how: HOW }))).toMatchObject({ code: "not-found" })
  }))
