import { eq, sql } from "drizzle-orm"
import { expect, test } from "vitest"
import { article, revisionNotice } from "#db/tables/articles"
import { event } from "#db/tables/contributions"
import { letter } from "#db/tables/post"
import { changeNotice, takeBackNotice } from "#server/article/change-notice"
import { listArticles } from "#server/article/list"
import { publishArticle } from "#server/article/publish"
import { publishDue } from "#server/article/publish-due"
import { readArticle } from "#server/article/read"
import { readDeskArticle } from "#server/article/read-desk"
import { readHistory } from "#server/article/read-history"
import { readRestore } from "#server/article/read-next"
import { readRevision } from "#server/article/read-revision"
import { restoreRevision } from "#server/article/restore"
import { schedulePublication } from "#server/article/schedule"
import type { Context } from "#server/context"
import { amendContribution } from "#server/contribution/amend"
import { approveAmendment } from "#server/contribution/approve"
import { readContribution } from "#server/contribution/read"
import { readReview } from "#server/contribution/read-review"
import { undoMerge } from "#server/contribution/undo"
import { verifyHistory } from "#server/history/verify"
import { draftArticleEdit, MERGING, merge, seen, sendEdit, sendInsight } from "#tests/support/contributing"
import { refusalOf } from "#tests/support/refusals"
import { CORRECTION, inWorld, liveSeq, minutesLater, PUBLISHING, type World } from "#tests/support/world"

const WRONG = CORRECTION.noticeWrong
const RETRACTION = {
  noticeType: "retraction",
  noticeWrong: "The data were made up by one author.",
  noticeStands: "",
  noticeConfirmed: true,
} as const

/** Revision 2, an edit of Ada's that was merged with a notice. */
async function noticed(all: World, notice: object = CORRECTION): Promise<string> {
  const id = await sendEdit(all.ada, all.slug, [["5 mg daily", "5 mg twice daily"]])
  await merge(all.ed, id, { ...notice })
  return id
}
const notices = async (all: World) => (await readArticle(all, all.slug))?.notices ?? []
const rowOf = async (all: World) => (await notices(all))[0]?.rowId ?? ""
const statusOf = async (all: World) => (await readArticle(all, all.slug))?.status
const events = async (all: World) => (await readHistory(all, all.slug, "substantive"))?.events ?? []

const change = async (all: World, over: object = {}, ctx: Context = minutesLater(all.ed, 5)) =>
  changeNotice(ctx, {
    articleId: all.articleId,
    seq: 2,
    seen: await rowOf(all),
    reason: "The first wording misled.",
    ...CORRECTION,
    noticeWrong: "The number was wrong by half.",
    ...over,
  })
const takeBack = async (all: World, over: object = {}, ctx: Context = minutesLater(all.ed, 9)) =>
  takeBackNotice(ctx, { articleId: all.articleId, seq: 2, seen: await rowOf(all), reason: "The wrong kind.", ...over })

test("a notice says what was wrong and what stands now, wherever its revision is read", () =>
  inWorld(async (all) => {
    await noticed(all)
    const said = {
      type: "correction",
      wrong: WRONG,
      stands: CORRECTION.noticeStands,
      changed: null,
      isTakenBack: false,
    }
    expect(await notices(all)).toMatchObject([{ ...said, seq: 2 }])
    expect((await readRevision(all, all.slug, 2))?.notice).toMatchObject(said)
    expect((await readHistory(all, all.slug, "all"))?.changes[0]?.notice).toMatchObject(said)
    expect((await verifyHistory(all)).misfit).toBeNull()
  }))

test.each([
  ["without what was wrong", { ...CORRECTION, noticeWrong: "" }, "noticeWrong"],
  [
    "that is grave and not confirmed",
    { ...RETRACTION, noticeConfirmed: false, noticeWithdraws: "no" },
    "noticeConfirmed",
  ],
  ["that ends the article, unsaid whether it is withdrawn", RETRACTION, "noticeWithdraws"],
  ["too long", { ...CORRECTION, noticeWrong: "x".repeat(1001) }, "noticeWrong"],
  ["with direction-changing characters", { ...CORRECTION, noticeStands: "a\u202eb" }, "noticeStands"],
])("a notice %s is refused beside its field, and nothing is published", (_, notice, field) =>
  inWorld(async (all) => {
    const id = await sendEdit(all.ada, all.slug, [["5 mg daily", "5 mg twice daily"]])
    expect(Object.keys((await refusalOf(merge(all.ed, id, notice))).problems)).toEqual([field])
    expect(await liveSeq(all, all.articleId)).toBe(1)
  }),
)

test("a retraction withdraws the article in the same step, and its waiting authors are told", () =>
  inWorld(async (all) => {
    await sendInsight(all.ada, all.slug, { exact: "120 people" })
    await noticed(all, { ...RETRACTION, noticeWithdraws: "yes" })
    expect(await readArticle(all, all.slug)).toMatchObject({
      status: "withdrawn",
      seq: 2,
      standing: { kind: "article.withdrawn", note: RETRACTION.noticeWrong, afterSeq: 2 },
    })
    const subjects = (await all.db.select().from(letter)).map(({ subject }) => subject)
    expect(subjects.filter((subject) => subject.startsWith("Withdrawn"))).toHaveLength(1)
    expect((await verifyHistory(all)).misfit).toBeNull()
  }))

test("a retraction that withdraws nothing leaves the article open", () =>
  inWorld(async (all) => {
    await noticed(all, { ...RETRACTION, noticeWithdraws: "no" })
    expect([await statusOf(all), (await notices(all))[0]?.type]).toEqual(["live", "retraction"])
  }))

test("an article published by an editor is withdrawn by its notice too", () =>
  inWorld(async (all) => {
    await draftArticleEdit(all.ed, all.articleId, [["120 people", "12 people"]])
    await publishArticle(all.ed, { articleId: all.articleId, ...PUBLISHING, ...RETRACTION, noticeWithdraws: "yes" })
    expect(await statusOf(all)).toBe("withdrawn")
  }))

test("a notice is corrected: the new words are shown, with who, when and why; the first stay on record", () =>
  inWorld(async (all) => {
    await noticed(all)
    await change(all)
    const at = minutesLater(all.ed, 5).now
    expect(await notices(all)).toMatchObject([
      {
        wrong: "The number was wrong by half.",
        changed: { how: "corrected", by: { name: "Ed Editor" }, at, reason: "The first wording misled." },
      },
    ])
    expect(await events(all)).toMatchObject([
      { kind: "article.notice_corrected", about: "Correction, revision 2", note: "The first wording misled.", at },
    ])
    const rows = await all.db.select().from(revisionNotice).orderBy(revisionNotice.saidAt, revisionNotice.id)
    expect(rows.map(({ wrong }) => wrong)).toEqual([WRONG, "The number was wrong by half."])
    expect((await verifyHistory(all)).misfit).toBeNull()
  }))

test("a notice is taken back: it stands no more, is still listed, and readers are told", () =>
  inWorld(async (all) => {
    await noticed(all, { ...RETRACTION, noticeWithdraws: "no" })
    await takeBack(all)
    const at = minutesLater(all.ed, 9).now
    expect(await notices(all)).toMatchObject([
      { type: "retraction", wrong: RETRACTION.noticeWrong, isTakenBack: true, changed: { how: "taken_back", at } },
    ])
    expect(await readArticle(all, all.slug)).toMatchObject({ updatedAt: at })
    const listed = (await listArticles(all)).articles.find(({ slug }) => slug === all.slug)
    expect(listed?.event).toMatchObject({ kind: "article.notice_taken_back", about: "Retraction, revision 2" })
    expect((await verifyHistory(all)).misfit).toBeNull()
  }))

test("a notice is given to a revision that had none, without touching its words, and given again after it was taken back", () =>
  inWorld(async (all) => {
    await noticed(all, {})
    const concern = { ...RETRACTION, noticeType: "expression_of_concern" }
    await change(all, concern)
    expect(await notices(all)).toMatchObject([{ type: "expression_of_concern", changed: { how: "given" } }])
    await takeBack(all)
    await change(all, concern, minutesLater(all.ed, 12))
    expect(await notices(all)).toMatchObject([{ isTakenBack: false, changed: { how: "given" } }])
    expect((await events(all)).map(({ kind }) => kind)).toEqual([
      "article.notice_given",
      "article.notice_taken_back",
      "article.notice_given",
    ])
    expect(await liveSeq(all, all.articleId)).toBe(2)
  }))

test("a notice from before notices had words shows its note, and can be corrected", () =>
  inWorld(async (all) => {
    await noticed(all, { ...CORRECTION, note: "The dose was wrong." })
    await all.db.execute(sql`set local session_replication_role = replica`)
    await all.db.delete(revisionNotice)
    expect(await notices(all)).toMatchObject([
      { type: "correction", wrong: "", note: "The dose was wrong.", rowId: "" },
    ])
    await change(all)
    expect(await notices(all)).toMatchObject([{ changed: { how: "corrected" } }])
  }))

test("saying what is said already, and taking back twice, write nothing", () =>
  inWorld(async (all) => {
    await noticed(all)
    await change(all, { noticeWrong: WRONG })
    await takeBack(all)
    await takeBack(all)
    expect(await all.db.select().from(revisionNotice)).toHaveLength(2)
  }))

test.each([
  ["what another editor changed meanwhile", { seen: "" }, "out-of-date"],
  ["a revision that is not there", { seq: 9 }, "not-found"],
  ["no reason", { reason: "" }, "invalid-input"],
] as const)("a change that is about %s is refused", (_, over, code) =>
  inWorld(async (all) => {
    await noticed(all)
    expect(await refusalOf(change(all, over))).toMatchObject({ code })
    expect(await refusalOf(takeBack(all, over))).toMatchObject({ code })
  }),
)

test("members change no notices", () =>
  inWorld(async (all) => {
    await noticed(all)
    expect(await refusalOf(change(all, {}, all.ada))).toMatchObject({ code: "not-allowed" })
    expect(await refusalOf(takeBack(all, {}, all.ada))).toMatchObject({ code: "not-allowed" })
  }))

const restore = (all: World, rulings: object = {}) =>
  restoreRevision(minutesLater(all.ed, 3), { articleId: all.articleId, seq: 1, liveSeq: 2, note: "Back.", ...rulings })

test("whoever restores what was before a notice says whether it still holds", () =>
  inWorld(async (all) => {
    await noticed(all)
    expect((await readRestore(all.ed, all.articleId, 1))?.notices).toMatchObject([{ seq: 2, type: "correction" }])
    expect(Object.keys((await refusalOf(restore(all))).problems)).toEqual(["notices.2"])
    await restore(all, { notices: { 2: "take_back" } })
    expect(await notices(all)).toMatchObject([{ isTakenBack: true, changed: { reason: "Back." } }])
    expect((await verifyHistory(all)).misfit).toBeNull()
  }))

test("a notice that still holds stays when what was before it is restored", () =>
  inWorld(async (all) => {
    await noticed(all)
    await restore(all, { notices: { 2: "keep" } })
    expect(await notices(all)).toMatchObject([{ isTakenBack: false }])
  }))

test("whoever undoes a merge says whether its notice still holds", () =>
  inWorld(async (all) => {
    const id = await noticed(all)
    const undo = async (notices: object) =>
      undoMerge(all.ed, { ...(await seen(all.ed, id)), ...MERGING, message: "It was not so.", notices })
    expect((await readReview(all.ed, id))?.undo?.notices).toMatchObject([{ seq: 2 }])
    expect(Object.keys((await refusalOf(undo({}))).problems)).toEqual(["notices.2"])
    await undo({ 2: "take_back" })
    expect(await notices(all)).toMatchObject([{ isTakenBack: true }])
  }))

test("a notice waits with a scheduled text and with amended words; the end of an article does not", () =>
  inWorld(async (all) => {
    await draftArticleEdit(all.ed, all.articleId, [["120 people", "121 people"]])
    const publishAt = minutesLater(all.ed, 30).now.toISOString()
    const saves = (await readDeskArticle(all.ed, all.articleId))?.draft?.saves ?? 0
    const schedule = (notice: object) =>
      schedulePublication(all.ed, { articleId: all.articleId, ...PUBLISHING, ...notice, saves, seen: "", publishAt })
    expect(Object.keys((await refusalOf(schedule({ ...RETRACTION, noticeWithdraws: "yes" }))).problems)).toEqual([
      "noticeType",
    ])
    await schedule(CORRECTION)
    await publishDue({ ...minutesLater(all.ed, 31), actor: { kind: "system" } })
    expect(await notices(all)).toMatchObject([{ seq: 2, wrong: WRONG }])

    const id = await sendInsight(all.ada, all.slug, { exact: "121 people" })
    const words = { ...PUBLISHING, ...CORRECTION, body: "In other words.", message: "Says it more clearly." }
    await amendContribution(all.ed, { ...(await seen(all.ed, id)), ...words })
    const amendment = (await readContribution(all.ada, id))?.amendment?.id
    await approveAmendment(all.ada, { id, amendment, interestsConfirmed: true })
    expect((await notices(all)).map(({ seq, wrong }) => [seq, wrong])).toEqual([
      [3, WRONG],
      [2, WRONG],
    ])
    expect((await verifyHistory(all)).misfit).toBeNull()
  }))

test.each([
  ["reworded", "update revision_notice set wrong = 'Nothing.'", "what notice row"],
  ["taken out", "delete from revision_notice", "recorded notices are missing"],
])("a notice that was %s behind the back is found", (_, tampering, misfit) =>
  inWorld(async (all) => {
    await noticed(all)
    await all.db.execute(sql`set local session_replication_role = replica`)
    await all.db.execute(sql.raw(tampering))
    expect((await verifyHistory(all)).misfit).toContain(misfit)
  }),
)

test("notices are append-only", () =>
  inWorld(async (all) => {
    await noticed(all)
    await expect(all.db.update(revisionNotice).set({ wrong: "x" })).rejects.toThrow()
  }))

test("every word on a notice is in the log with the article", () =>
  inWorld(async (all) => {
    await noticed(all)
    await takeBack(all)
    const [row] = await all.db.select().from(event).where(eq(event.kind, "article.notice_taken_back"))
    expect(row).toMatchObject({ revisionSeq: 2, detail: { type: "correction", about: 2, note: "The wrong kind." } })
    const [kept] = await all.db.select().from(article).where(eq(article.id, all.articleId))
    expect(kept?.status).toBe("live")
  }))
