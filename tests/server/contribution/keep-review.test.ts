import { expect, test } from "vitest"
import { keptOf } from "#core/contribution/review-draft"
import { claimContribution } from "#server/contribution/claim"
import { declineContribution } from "#server/contribution/decline"
import { keepReview, openReviewPage, takeUpHeld, throwAwayKept } from "#server/contribution/keep-review"
import { readReview } from "#server/contribution/read-review"
import { noteOnContribution, remarkOnContribution } from "#server/contribution/remark"
import { requestChanges } from "#server/contribution/request-changes"
import { readReviewDraft } from "#server/contribution/review-draft"
import { liveMarkdown, merge, resend, seen, sendEdit } from "#tests/support/contributing"
import { sendLongEdit } from "#tests/support/long-edit"
import { refusalOf } from "#tests/support/refusals"
import { inWorld, minutesLater, someone, type World } from "#tests/support/world"

const anEdit = ({ ada, slug }: World) =>
  sendEdit(ada, slug, [
    ["120 people", "130 people"],
    ["5 mg daily", "5 mg twice daily"],
  ])
const keep = (all: World, id: string, fields: Record<string, string>) => keepReview(all.ed, { id, fields })
const kept = async (all: World, id: string) => (await readReviewDraft(all.ed, id)).values

test("what was chosen and typed is kept field by field, through a note, a message and a claim", () =>
  inWorld(async (all) => {
    const id = await anEdit(all)
    await keep(all, id, { "merge.rulings.x.verdict": "decline", "note.body": "Ask Ines." })
    await keep(all, id, { "decline.message": "Thank you, but", "remark.body": "Which trial?" })
    await claimContribution(all.ed, { id })
    await noteOnContribution(all.ed, { id, body: "Ask Ines." })
    await remarkOnContribution(all.ed, { id, body: "Which trial?" })
    expect(await kept(all, id)).toEqual({
      "merge.rulings.x.verdict": "decline",
      "decline.message": "Thank you, but",
    })
  }))

test("it is each editor's own", () =>
  inWorld(async (all) => {
    const id = await anEdit(all)
    await keep(all, id, { "note.body": "Mine." })
    const ines = await someone(all.db, { name: "Ines", role: "editor" })
    expect((await readReviewDraft(ines, id)).values).toEqual({})
  }))

test.each([
  ["the author", async ({ ada }: World) => ada, "not-allowed"],
  ["a member", async ({ db }: World) => someone(db), "not-allowed"],
])("%s keeps nothing", (_, who, code) =>
  inWorld(async (all) => {
    const id = await anEdit(all)
    const refused = await refusalOf(keepReview(await who(all), { id, fields: { "note.body": "Mine." } }))
    expect(refused.code).toBe(code)
  }),
)

test("an editor who is the author keeps nothing either", () =>
  inWorld(async (all) => {
    const id = await sendEdit(all.ed, all.slug, [["120 people", "130 people"]])
    expect((await refusalOf(keep(all, id, { "note.body": "Mine." }))).code).toBe("not-allowed")
  }))

test("more than anybody types is refused, and what was kept stays", () =>
  inWorld(async (all) => {
    const id = await anEdit(all)
    await keep(all, id, { "note.body": "Mine." })
    for (const field of ["request.message", "decline.message"]) await keep(all, id, { [field]: "x".repeat(190_000) })
    expect((await refusalOf(keep(all, id, { "amend.body": "x".repeat(190_000) }))).code).toBe("too-large")
    expect((await kept(all, id))["note.body"]).toBe("Mine.")
  }))

test("a decision forgets what it was made of, and not a note that was begun", () =>
  inWorld(async (all) => {
    const id = await anEdit(all)
    await keep(all, id, { "merge.message": "Thank you.", "decline.message": "Sorry.", "note.body": "Ask Ines." })
    await merge(all.ed, id)
    expect(await kept(all, id)).toEqual({ "note.body": "Ask Ines." })
  }))

test("what was kept counts in a merge that does not name it", () =>
  inWorld(async (all) => {
    const id = await anEdit(all)
    const review = await readReview(all.ed, id)
    const [first] = review?.edit?.merged.changes ?? []
    await keep(all, id, { [`merge.rulings.${first?.id}.verdict`]: "decline" })
    await merge(all.ed, id)
    expect(await liveMarkdown(all.ed, all.articleId)).toContain("120 people")
    expect(await liveMarkdown(all.ed, all.articleId)).toContain("5 mg twice daily")
  }))

test("what was kept fits the version that it was chosen on, and no other change", () =>
  inWorld(async (all) => {
    const id = await anEdit(all)
    const ids = (await readReview(all.ed, id))?.edit?.merged.changes.map((change) => change.id) ?? []
    for (const change of ids) await keep(all, id, { [`merge.rulings.${change}.verdict`]: "decline" })
    await resend(minutesLater(all.ada, 1), id, [["120 people", "140 people"]])
    await merge(all.ed, id)
    expect(await liveMarkdown(all.ed, all.articleId)).toContain("140 people")
    expect(await liveMarkdown(all.ed, all.articleId)).not.toContain("twice")
  }))

test("a form that was refused is taken up, unless more was kept since", () =>
  inWorld(async (all) => {
    const id = await anEdit(all)
    const held = { values: { form: "decline", message: "Sorry.", versionN: "1" }, problems: {}, message: "No." }
    await takeUpHeld(minutesLater(all.ed, 2), id, { ...held, heldAt: minutesLater(all.ed, 1).now })
    expect(await kept(all, id)).toEqual({ "decline.message": "Sorry." })
    await keepReview(minutesLater(all.ed, 3), { id, fields: { "decline.message": "Sorry, but" } })
    await takeUpHeld(minutesLater(all.ed, 4), id, { ...held, heldAt: minutesLater(all.ed, 1).now })
    expect(await kept(all, id)).toEqual({ "decline.message": "Sorry, but" })
  }))

test("what fits nothing any more is forgotten when its editor says so", () =>
  inWorld(async (all) => {
    const id = await anEdit(all)
    await keep(all, id, { "merge.rulings.gone.verdict": "decline", "note.body": "Mine." })
    await throwAwayKept(all.ed, { id, names: ["merge.rulings.gone.verdict"] })
    expect(await kept(all, id)).toEqual({ "note.body": "Mine." })
  }))

const open = async (all: World, id: string, ...pages: number[]) => {
  for (const page of pages) await openReviewPage(all.ed, { ...(await seen(all.ed, id)), page })
}

test("no decision covers changes whose page was not opened, unless the editor says so", () =>
  inWorld(async (all) => {
    const id = await sendLongEdit(all, 120)
    expect((await readReview(all.ed, id))?.edit?.pages.map((page) => page.length)).toEqual([50, 50, 20])
    await open(all, id, 1, 3)
    const of = await seen(all.ed, id)
    const refused = await refusalOf(merge(all.ed, id))
    expect(refused.problems.unopened).toContain("page 2 of 3")
    const declining = { ...of, reason: "outside_scope", message: "This belongs to another article." }
    expect((await refusalOf(declineContribution(all.ed, declining))).problems).toHaveProperty("unopened")
    const asking = { ...of, message: "Please split this into smaller ones.", asked: {} }
    expect((await refusalOf(requestChanges(all.ed, asking))).problems).toHaveProperty("unopened")
    await open(all, id, 2)
    await merge(all.ed, id)
  }))

test("an editor who says so decides on what was not opened", () =>
  inWorld(async (all) => {
    const id = await sendLongEdit(all, 60)
    await merge(all.ed, id, { unopened: true })
    expect(await liveMarkdown(all.ed, all.articleId)).toContain("Paragraph number 59")
  }))

test("pages that were opened before a new version count no more", () =>
  inWorld(async (all) => {
    const id = await sendLongEdit(all, 60)
    await open(all, id, 1, 2)
    await resend(minutesLater(all.ada, 1), id, [["120 people", "140 people"]])
    expect((await refusalOf(merge(all.ed, id))).problems.unopened).toContain("pages 1 and 2 of 2")
  }))

test("all can be left out at once, and single changes accepted again", () =>
  inWorld(async (all) => {
    const id = await sendLongEdit(all, 60)
    const ids = (await readReview(all.ed, id))?.edit?.merged.changes.map((change) => change.id) ?? []
    await keep(all, id, { [`merge.rulings.${ids[0]}.verdict`]: "accept", "merge.rulings.x.verdict": "accept" })
    await keep(all, id, { "merge.all": "decline", "merge.all.on": "1" })
    expect(Object.keys(keptOf(await kept(all, id), "merge"))).toEqual(["all", "all.on"])
    await keep(all, id, { [`merge.rulings.${ids[7]}.verdict`]: "accept" })
    await merge(all.ed, id, { unopened: true })
    const live = await liveMarkdown(all.ed, all.articleId)
    expect(live.match(/Paragraph number/g)).toHaveLength(1)
    expect(live).toContain("Paragraph number 7 ")
  }))
