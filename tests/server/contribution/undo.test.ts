import { and, eq } from "drizzle-orm"
import { expect, test } from "vitest"
import { credit, revision } from "#db/tables/articles"
import { contribution } from "#db/tables/contributions"
import { letter } from "#db/tables/post"
import { readArticle } from "#server/article/read"
import { readHistory } from "#server/article/read-history"
import { restoreRevision } from "#server/article/restore"
import type { Context } from "#server/context"
import { readMine } from "#server/contribution/read-mine"
import { readRecord } from "#server/contribution/read-record"
import { readReview } from "#server/contribution/read-review"
import { reopenContribution } from "#server/contribution/reopen"
import { undoMerge } from "#server/contribution/undo"
import { verifyHistory } from "#server/history/verify"
import { editArticle, liveMarkdown, merge, seen, sendEdit, sendInsight } from "#tests/support/contributing"
import { refusalOf } from "#tests/support/refusals"
import { idOf, inWorld, liveSeq, minutesLater, PUBLISHING, someone, type World } from "#tests/support/world"

const undo = async (ctx: Context, id: string, how: Record<string, unknown> = {}) =>
  undoMerge(ctx, {
    ...(await seen(ctx, id)),
    ...PUBLISHING,
    message: "The trial's report was withdrawn.",
    resolutions: {},
    ...how,
  })
const stateOf = async ({ db }: World, id: string) =>
  (await db.select().from(contribution).where(eq(contribution.id, id)))[0]
const creditOf = async ({ db, articleId }: World, who: Context) =>
  (
    await db
      .select()
      .from(credit)
      .where(and(eq(credit.articleId, articleId), eq(credit.personId, idOf(who))))
  )[0]

async function mergedEdit(all: World): Promise<string> {
  const id = await sendEdit(all.ada, all.slug, [
    ["120 people", "130 people"],
    ["5 mg daily", "5 mg twice daily"],
  ])
  await merge(all.ed, id)
  return id
}

test("an undo takes out what the merge brought and gives every word back to who wrote it", () =>
  inWorld(async (all) => {
    const before = await liveMarkdown(all, all.articleId)
    const words = (await creditOf(all, all.ed))?.wordsStanding
    const id = await mergedEdit(all)
    expect(await undo(all.ed, id)).toEqual({ id, slug: all.slug, seq: 3 })
    expect(await liveMarkdown(all, all.articleId)).toBe(before)
    expect((await creditOf(all, all.ed))?.wordsStanding).toBe(words)
    expect(await creditOf(all, all.ada)).toMatchObject({ wordsStanding: 0, edits: 0, roles: [] })
    expect((await verifyHistory(all)).misfit).toBeNull()
  }))

test("everything written since stays, to its authors' credit", () =>
  inWorld(async (all) => {
    const id = await mergedEdit(all)
    const bo = await someone(all.db, { name: "Bo" })
    await merge(all.ed, await sendEdit(bo, all.slug, [["how long that lasts", "how long that will last"]]))
    await editArticle(all.ed, all.articleId, [["The trial enrolled", "The first trial enrolled"]])
    await undo(all.ed, id)
    const text = await liveMarkdown(all, all.articleId)
    expect(text).toContain("The first trial enrolled 120 people")
    expect(text).toContain("how long that will last")
    expect(text).toContain("5 mg daily")
    expect(await creditOf(all, bo)).toMatchObject({ wordsStanding: 2, edits: 1 })
  }))

test("where words were changed since, nothing is undone until somebody chooses", () =>
  inWorld(async (all) => {
    const id = await mergedEdit(all)
    await editArticle(all.ed, all.articleId, [["130 people", "135 people"]])
    const refusal = await refusalOf(undo(all.ed, id))
    const [place = ""] = Object.keys(refusal.problems)
    expect(refusal).toMatchObject({ code: "conflict-unresolved" })
    expect([await liveSeq(all, all.articleId), (await stateOf(all, id))?.state]).toEqual([3, "merged"])
    await undo(all.ed, id, { resolutions: { [place.replace("resolutions.", "")]: { take: "ours", text: "" } } })
    const text = await liveMarkdown(all, all.articleId)
    expect(text).toContain("135 people")
    expect(text).toContain("5 mg daily")
  }))

test("the review shows what an undo would do, and the verb does just that", () =>
  inWorld(async (all) => {
    const id = await mergedEdit(all)
    const review = await readReview(all.ed, id)
    expect(review?.undo).toMatchObject({ mergedSeq: 2 })
    await undo(all.ed, id)
    expect((await readReview(all.ed, id))?.live).toEqual(review?.undo?.text?.document)
  }))

test("the contribution is marked, its author gets a letter, and the history and the record say so", () =>
  inWorld(async (all) => {
    const id = await mergedEdit(all)
    const ed = minutesLater(all.ed, 60)
    await undo(ed, id)
    expect(await stateOf(all, id)).toMatchObject({ state: "reverted", revertedAt: ed.now })
    const subjects = (await all.db.select().from(letter)).map(({ subject }) => subject)
    expect(subjects.filter((subject) => subject.startsWith("Taken out again"))).toHaveLength(1)
    const history = await readHistory(all, all.slug, "all")
    expect(history?.changes[0]).toMatchObject({ kind: "undo", restoresSeq: 2, contribution: { id } })
    expect(await readRecord(all, all.slug, id)).toMatchObject({ mergedSeq: 2, revertedAt: ed.now })
    expect((await readMine(all.ada)).contributions).toMatchObject([{ state: "reverted" }])
  }))

test("an insight leaves the article, and its record stays", () =>
  inWorld(async (all) => {
    const id = await sendInsight(all.ada, all.slug, { exact: "120 people" })
    await merge(all.ed, id)
    await undo(all.ed, id)
    expect((await readArticle(all, all.slug))?.insights).toEqual([])
    expect(await creditOf(all, all.ada)).toMatchObject({ insights: 0, roles: [] })
    expect(await readRecord(all, all.slug, id)).toMatchObject({ kind: "insight", mergedSeq: 2 })
  }))

test("an undone insight does not come back with an earlier revision", () =>
  inWorld(async (all) => {
    const id = await sendInsight(all.ada, all.slug, { exact: "120 people" })
    await merge(all.ed, id)
    await undo(all.ed, id)
    const restore = { articleId: all.articleId, seq: 2, liveSeq: 3, note: "As it was then." }
    await restoreRevision(all.ed, restore)
    expect((await readArticle(all, all.slug))?.insights).toEqual([])
  }))

test.each([
  ["edit", (all: World) => sendEdit(all.ada, all.slug, [["120 people", "130 people"]])],
  ["insight", (all: World) => sendInsight(all.ada, all.slug, { exact: "120 people" })],
] as const)("an undone %s can be reopened and merged again", (kind, send) =>
  inWorld(async (all) => {
    const id = await send(all)
    await merge(all.ed, id)
    const first = await liveMarkdown(all, all.articleId)
    await undo(all.ed, id)
    await reopenContribution(all.ed, await seen(all.ed, id))
    await merge(minutesLater(all.ed, 1), id)
    expect(await stateOf(all, id)).toMatchObject({ state: "merged", revertedAt: null })
    expect(await liveMarkdown(all, all.articleId)).toBe(first)
    expect(await readRecord(all, all.slug, id)).toMatchObject({ mergedSeq: 4, revertedAt: null })
    expect((await readMine(all.ada)).contributions).toMatchObject([{ mergedSeq: 4 }])
    const insights = kind === "insight" ? 1 : 0
    expect(await creditOf(all, all.ada)).toMatchObject({ insights, edits: 1 - insights })
    expect((await verifyHistory(all)).misfit).toBeNull()
  }),
)

test("what is undone is not undone twice", () =>
  inWorld(async (all) => {
    const id = await mergedEdit(all)
    await undo(all.ed, id)
    expect(await refusalOf(undo(all.ed, id))).toMatchObject({ code: "out-of-date" })
  }))

test("an undo is bound to the revision that the editor saw", () =>
  inWorld(async (all) => {
    const id = await mergedEdit(all)
    const looked = await seen(all.ed, id)
    await editArticle(all.ed, all.articleId, [["Nobody knows", "No one knows"]])
    expect(await refusalOf(undo(all.ed, id, looked))).toMatchObject({ code: "out-of-date" })
  }))

test("nobody undoes the merge of their own words, and no expert any", () =>
  inWorld(async (all) => {
    const eve = await someone(all.db, { name: "Eve Editor", role: "editor" })
    const own = await sendEdit(eve, all.slug, [["120 people", "130 people"]])
    await merge(all.ed, own)
    const refused = [await refusalOf(undo(eve, own)), await refusalOf(undo(await someone(all.db), own))]
    expect(refused.map(({ code }) => code)).toEqual(["not-allowed", "not-found"])
  }))

test("the database refuses a second merge, whatever the code above it does", () =>
  inWorld(async (all) => {
    const id = await mergedEdit(all)
    const [row] = await all.db.select().from(revision).where(eq(revision.contributionId, id))
    if (!row) throw new Error("nothing was merged")
    const again = {
      ...row,
      id: "01890000-0000-7000-8000-00000000000e",
      seq: 3,
      parentId: row.id,
      kind: "merge" as const,
    }
    await expect(all.db.insert(revision).values(again)).rejects.toThrow()
  }))

test("text that was overwritten since leaves nothing to take out, and the undo still marks the contribution", () =>
  inWorld(async (all) => {
    const id = await mergedEdit(all)
    await restoreRevision(all.ed, { articleId: all.articleId, seq: 1, liveSeq: 2, note: "Back to the first." })
    const text = await liveMarkdown(all, all.articleId)
    await undo(all.ed, id)
    expect([await liveMarkdown(all, all.articleId), (await stateOf(all, id))?.state]).toEqual([text, "reverted"])
  }))
