import { eq } from "drizzle-orm"
import { expect, test } from "vitest"
import { contribution, event } from "#db/tables/contributions"
import { claimContribution, releaseContribution } from "#server/contribution/claim"
import { readReview } from "#server/contribution/read-review"
import { merge, sendEdit } from "#tests/support/contributing"
import { refusalOf } from "#tests/support/refusals"
import { inWorld, minutesLater, someone, type World } from "#tests/support/world"

const anEdit = ({ ada, slug }: World) => sendEdit(ada, slug, [["5 mg daily", "5 mg twice daily"]])
const holder = async (all: World, id: string, minutes = 0) =>
  (await readReview(minutesLater(all.ed, minutes), id))?.contribution.assignee?.byline.name

test("others see for an hour who has it", () =>
  inWorld(async (all) => {
    const id = await anEdit(all)
    const eve = await someone(all.db, { name: "Eve Editor", role: "editor" })
    await claimContribution(eve, { id })
    expect([await holder(all, id), await holder(all, id, 59), await holder(all, id, 60)]).toEqual([
      "Eve Editor",
      "Eve Editor",
      undefined,
    ])
  }))

test("another editor may take it over", () =>
  inWorld(async (all) => {
    const id = await anEdit(all)
    const eve = await someone(all.db, { name: "Eve Editor", role: "editor" })
    await claimContribution(eve, { id })
    await claimContribution(all.ed, { id })
    expect(await holder(all, id)).toBe("Ed Editor")
  }))

test("a claim binds nobody: another editor may decide", () =>
  inWorld(async (all) => {
    const id = await anEdit(all)
    await claimContribution(await someone(all.db, { name: "Eve Editor", role: "editor" }), { id })
    expect(await merge(all.ed, id)).toMatchObject({ seq: 2 })
  }))

test("given back, nobody has it, and both are recorded", () =>
  inWorld(async (all) => {
    const id = await anEdit(all)
    await claimContribution(all.ed, { id })
    await releaseContribution(all.ed, { id })
    expect(await holder(all, id)).toBeUndefined()
    const events = await all.db.select().from(event).where(eq(event.contributionId, id))
    expect(events.slice(-2).map(({ kind }) => kind)).toEqual(["contribution.claimed", "contribution.released"])
  }))

test("deciding ends the claim", () =>
  inWorld(async (all) => {
    const id = await anEdit(all)
    await claimContribution(all.ed, { id })
    await merge(all.ed, id)
    const [row] = await all.db.select().from(contribution).where(eq(contribution.id, id))
    expect([row?.assigneeId, row?.assignedUntil]).toEqual([null, null])
  }))

test("the author claims nothing, though they are an editor", () =>
  inWorld(async (all) => {
    const id = await sendEdit(all.ed, all.slug, [["5 mg daily", "5 mg twice daily"]])
    expect(await refusalOf(claimContribution(all.ed, { id }))).toMatchObject({ code: "not-allowed" })
  }))

test("a draft is nobody's to claim", () =>
  inWorld(async (all) => {
    const id = await anEdit(all)
    await merge(all.ed, id)
    expect(await refusalOf(claimContribution(all.ed, { id }))).toMatchObject({ code: "out-of-date" })
  }))
