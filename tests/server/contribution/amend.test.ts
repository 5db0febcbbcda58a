import { desc, eq } from "drizzle-orm"
import { expect, test } from "vitest"
import { SYSTEM } from "#core/actor"
import { NOTHING_TO_DISCLOSE } from "#core/people/disclosure"
import { contribution } from "#db/tables/contributions"
import { letter } from "#db/tables/post"
import { readArticle } from "#server/article/read"
import { setArticleStatus } from "#server/article/set-status"
import type { Context } from "#server/context"
import { amendContribution } from "#server/contribution/amend"
import { approveAmendment } from "#server/contribution/approve"
import { declineContribution } from "#server/contribution/decline"
import { proposeWording } from "#server/contribution/propose-wording"
import { readContribution } from "#server/contribution/read"
import { readRecord } from "#server/contribution/read-record"
import { recallAmendment } from "#server/contribution/recall"
import { remindOfAmendments } from "#server/contribution/remind"
import { withdrawContribution } from "#server/contribution/withdraw"
import { verifyHistory } from "#server/history/verify"
import { certifyDisclosure } from "#server/people/certify-disclosure"
import { editArticle, liveMarkdown, merge, seen, sendEdit, sendInsight } from "#tests/support/contributing"
import { refusalOf } from "#tests/support/refusals"
import { inWorld, liveSeq, minutesLater, PUBLISHING, someone, type World } from "#tests/support/world"

const BODY = "In two of my clinics we see the same."
const MESSAGE = "Says how many clinics, so that readers can judge."
const DAY = 24 * 60

const amend = async (ctx: Context, id: string, how: Record<string, unknown> = {}) =>
  amendContribution(ctx, { ...(await seen(ctx, id)), ...PUBLISHING, body: BODY, message: MESSAGE, ...how })

const amendmentOf = async (ctx: Context, id: string) => (await readContribution(ctx, id))?.amendment?.id ?? ""
const approve = async (ctx: Context, id: string, amendment?: string) =>
  approveAmendment(ctx, { id, amendment: amendment ?? (await amendmentOf(ctx, id)), interestsConfirmed: true })
const stateOf = async ({ db }: World, id: string) =>
  (await db.select().from(contribution).where(eq(contribution.id, id)))[0]?.state
const insightsOf = async (all: World) => (await readArticle(all, all.slug))?.insights ?? []
const subjects = async ({ db }: World) =>
  (await db.select().from(letter).orderBy(desc(letter.createdAt), desc(letter.id))).map(({ subject }) => subject)

/** Ada's insight on a passage, amended by Ed. */
async function amended(all: World): Promise<string> {
  const id = await sendInsight(all.ada, all.slug, { exact: "120 people" })
  await amend(all.ed, id)
  return id
}

test("an amended insight is not published, and its author is asked", () =>
  inWorld(async (all) => {
    const id = await amended(all)
    expect([await stateOf(all, id), await liveSeq(all, all.articleId)]).toEqual(["amended", 1])
    expect(await insightsOf(all)).toEqual([])
    expect((await subjects(all))[0]).toMatch(/^Please approve/)
  }))

test("the author sees what the editor's words say otherwise, and why", () =>
  inWorld(async (all) => {
    const id = await amended(all)
    const amendment = (await readContribution(all.ada, id))?.amendment
    expect(amendment).toMatchObject({ message: MESSAGE, markdown: BODY, by: { name: "Ed Editor" } })
    expect(amendment?.changes).toHaveLength(1)
  }))

test("approved, it is published in the amended words, under the author's name, approved by the editor", () =>
  inWorld(async (all) => {
    const id = await amended(all)
    expect(await approve(all.ada, id)).toEqual({ id, slug: all.slug, seq: 2 })
    const [insight] = await insightsOf(all)
    expect(insight).toMatchObject({ contributionId: id, byline: { name: "Ada Expert" }, place: { state: "anchored" } })
    expect(insight?.body.blocks[0]?.content).toEqual([{ type: "text", text: BODY }])
    expect(await readRecord(all, all.slug, id)).toMatchObject({
      approvedBy: { name: "Ed Editor" },
      amendedBy: { name: "Ed Editor" },
      versions: 2,
    })
    expect((await verifyHistory(all)).misfit).toBeNull()
    expect((await subjects(all)).slice(0, 2).sort()).toEqual([
      expect.stringMatching(/^Approved and published/),
      expect.stringMatching(/^Published: your insight/),
    ])
  }))

test("it is published in the article as it is then, where its passage stands then", () =>
  inWorld(async (all) => {
    const id = await amended(all)
    await editArticle(all.ed, all.articleId, [["The trial enrolled 120 people", "In all, 120 people joined"]])
    await merge(all.ed, await sendEdit(await someone(all.db), all.slug, [["5 mg daily", "5 mg twice daily"]]))
    expect(await approve(all.ada, id)).toMatchObject({ seq: 4 })
    const read = await readArticle(all, all.slug)
    expect(read?.insights).toMatchObject([{ contributionId: id, place: { state: "anchored" } }])
    expect(await liveMarkdown(all, all.articleId)).toContain("twice daily")
  }))

test("words that were amended anew have to be looked at anew", () =>
  inWorld(async (all) => {
    const id = await amended(all)
    const first = await amendmentOf(all.ada, id)
    await recallAmendment(all.ed, { id })
    await amend(minutesLater(all.ed, 5), id, { body: "In three of my clinics we see the same." })
    expect(await refusalOf(approve(all.ada, id, first))).toMatchObject({ code: "out-of-date" })
    expect(await liveSeq(all, all.articleId)).toBe(1)
  }))

test("another wording is a new version, which waits for the editors", () =>
  inWorld(async (all) => {
    const id = await amended(all)
    const amendment = await amendmentOf(all.ada, id)
    const body = "In two of our three clinics we see the same."
    const ada = minutesLater(all.ada, 5)
    expect(await proposeWording(ada, { id, amendment, body, interestsConfirmed: true })).toEqual({ id, version: 2 })
    expect(await stateOf(all, id)).toBe("submitted")
    await merge(all.ed, id)
    expect((await insightsOf(all))[0]?.body.blocks[0]?.content).toEqual([{ type: "text", text: body }])
    expect(await readRecord(all, all.slug, id)).toMatchObject({ amendedBy: null, versions: 2 })
  }))

test("the author may take the insight back instead, and nothing appears", () =>
  inWorld(async (all) => {
    const id = await amended(all)
    await withdrawContribution(all.ada, { id })
    expect([await stateOf(all, id), await insightsOf(all)]).toEqual(["withdrawn", []])
    expect(await refusalOf(approve(all.ada, id, "01890000-0000-7000-8000-00000000000f"))).toMatchObject({
      code: "out-of-date",
    })
  }))

test("the editor may take the words back, and the insight waits as it was sent", () =>
  inWorld(async (all) => {
    const id = await amended(all)
    await recallAmendment(all.ed, { id })
    expect(await stateOf(all, id)).toBe("submitted")
    expect((await subjects(all))[0]).toMatch(/^Nothing to approve/)
    await merge(all.ed, id)
    expect((await insightsOf(all))[0]?.body.blocks[0]?.content).toEqual([
      { type: "text", text: "In my clinic we see the same." },
    ])
  }))

test("an amended insight can be declined", () =>
  inWorld(async (all) => {
    const id = await amended(all)
    await declineContribution(all.ed, { ...(await seen(all.ed, id)), reason: "other", message: "No answer for long." })
    expect(await stateOf(all, id)).toBe("declined")
  }))

test("nobody but the author approves, and editors not for them", () =>
  inWorld(async (all) => {
    const id = await amended(all)
    const amendment = await amendmentOf(all.ed, id)
    const stranger = await someone(all.db)
    const codes = [await refusalOf(approve(all.ed, id, amendment)), await refusalOf(approve(stranger, id, amendment))]
    expect(codes.map(({ code }) => code)).toEqual(["not-allowed", "not-found"])
  }))

test("an approval needs interests that hold and are confirmed", () =>
  inWorld(async (all) => {
    const id = await amended(all)
    const amendment = await amendmentOf(all.ada, id)
    expect(
      (await refusalOf(approveAmendment(all.ada, { id, amendment, interestsConfirmed: "" }))).problems,
    ).toHaveProperty("interestsConfirmed")
    const later = minutesLater(all.ada, 400 * DAY)
    expect(await refusalOf(approve(later, id))).toMatchObject({ code: "disclosure-needed" })
    await certifyDisclosure(later, { answers: NOTHING_TO_DISCLOSE, certified: true })
    expect(await approve(later, id)).toMatchObject({ seq: 2 })
  }))

test("nothing is approved into a withdrawn article", () =>
  inWorld(async (all) => {
    const id = await amended(all)
    await setArticleStatus(all.ed, { articleId: all.articleId, status: "withdrawn", note: "The trial was made up." })
    expect(await refusalOf(approve(all.ada, id))).toMatchObject({ code: "not-possible-now" })
  }))

test.each([
  ["In my clinic we see the same.", "author's own words"],
  ["", "Write"],
  ["In two\u200B clinics.", "U+200B"],
])("the words %j are refused beside their field", (body, said) =>
  inWorld(async (all) => {
    const id = await sendInsight(all.ada, all.slug)
    expect((await refusalOf(amend(all.ed, id, { body }))).problems.body).toContain(said)
    expect(await stateOf(all, id)).toBe("submitted")
  }),
)

test("an edit is not amended as a whole", () =>
  inWorld(async (all) => {
    const id = await sendEdit(all.ada, all.slug, [["120 people", "130 people"]])
    expect(await refusalOf(amend(all.ed, id))).toMatchObject({ code: "not-possible-now" })
  }))

test("the author is reminded after five days and after fourteen, then the editor is told, each once; nothing is published", () =>
  inWorld(async (all) => {
    const id = await amended(all)
    const remindAfter = async (days: number) => {
      const system = { ...minutesLater(all.ed, days * DAY), actor: SYSTEM }
      return [await remindOfAmendments(system), (await subjects(all))[0]?.slice(0, 13)]
    }
    expect(await remindAfter(4)).toEqual([0, "Please approv"])
    expect(await remindAfter(5)).toEqual([1, "Still waiting"])
    expect(await remindAfter(6)).toEqual([0, "Still waiting"])
    expect(await remindAfter(15)).toEqual([1, "Still waiting"])
    expect(await remindAfter(30)).toEqual([1, "No answer yet"])
    expect(await remindAfter(300)).toEqual([0, "No answer yet"])
    expect([await stateOf(all, id), await insightsOf(all)]).toEqual(["amended", []])
  }))

test("nobody but the system sends reminders", () =>
  inWorld(async (all) => {
    expect(await refusalOf(remindOfAmendments(all.ed))).toMatchObject({ code: "not-allowed" })
  }))

test("of an approval and a recall at the same moment the second finds that it is done", () =>
  inWorld(async (all) => {
    const id = await amended(all)
    await approve(all.ada, id)
    expect(await refusalOf(recallAmendment(all.ed, { id }))).toMatchObject({ code: "out-of-date" })
  }))
