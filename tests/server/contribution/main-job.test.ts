import { eq } from "drizzle-orm"
import { expect, test } from "vitest"
import { credit } from "#db/tables/articles"
import { contribution, decision } from "#db/tables/contributions"
import { loadArticle, loadLive } from "#server/article/load"
import { readArticle } from "#server/article/read"
import { mergeContribution } from "#server/contribution/merge"
import { verifyHistory } from "#server/history/verify"
import { newId } from "#server/new-id"
import { editArticle, liveMarkdown, MERGING, merge, seen, sendEdit, sendInsight } from "#tests/support/contributing"
import { rolledBack } from "#tests/support/database"
import { refusalOf } from "#tests/support/refusals"
import { idOf, type World, world } from "#tests/support/world"

/** Ada sends an insight and an edit; the article moves on; Ed merges both. */
async function mainJob(db: Parameters<typeof world>[0]): Promise<World & { insight: string; edit: string }> {
  const all = await world(db)
  const { ada, ed, slug, articleId } = all
  const insight = await sendInsight(ada, slug, {
    exact: "no sign of disease",
    body: "In my clinic *most* relapse later.",
  })
  const edit = await sendEdit(ada, slug, [["5 mg daily", "5 mg twice daily"]])
  await editArticle(ed, articleId, [
    ["120 people", "120 adults"],
    ["Nobody knows yet", "No trial has shown yet"],
  ])
  await merge(ed, insight)
  await merge(ed, edit)
  return { ...all, insight, edit }
}

test("readers see the insight, the edit and what changed in between", () =>
  rolledBack(async (db) => {
    const { ada, slug, articleId, insight } = await mainJob(db)
    const read = await readArticle(ada, slug)
    expect(read?.insights).toMatchObject([
      { contributionId: insight, disclosureLine: "No competing interests declared." },
    ])
    expect(await liveMarkdown(ada, articleId)).toContain("a tablet of 5 mg twice daily for a year")
    expect(await liveMarkdown(ada, articleId)).toContain("120 adults")
    expect(read?.seq).toBe(4)
  }))

test("the insight stands at its passage", () =>
  rolledBack(async (db) => {
    const { ada, slug } = await mainJob(db)
    const read = await readArticle(ada, slug)
    expect(read?.insights[0]?.place).toMatchObject({ state: "anchored", ranges: [{ from: 31, to: 49 }] })
  }))

test("every word of the article stands to somebody's credit", () =>
  rolledBack(async (db) => {
    const { ada, ed, slug, articleId } = await mainJob(db)
    const rows = await db.select().from(credit).where(eq(credit.articleId, articleId))
    const words = new Map(rows.map((row) => [row.personId, row.wordsStanding]))
    const read = await readArticle(ada, slug)
    expect(words.get(idOf(ada))).toBe(1)
    expect((words.get(idOf(ada)) ?? 0) + (words.get(idOf(ed)) ?? 0)).toBe(read?.words)
  }))

test("the expert is credited with the roles claimed, one insight and one edit", () =>
  rolledBack(async (db) => {
    const { ada, slug } = await mainJob(db)
    const read = await readArticle(ada, slug)
    expect(read?.credits.find(({ byline }) => byline.personId === idOf(ada))).toMatchObject({
      insights: 1,
      edits: 1,
      roles: ["expert_commentary", "suggested_edit"],
    })
    expect(read?.experts).toBe(1)
  }))

test("the whole history verifies", () =>
  rolledBack(async (db) => {
    await mainJob(db)
    expect(await verifyHistory({ db })).toMatchObject({ revisions: 4, versions: 2, misfit: null })
  }))

test("what was merged is not merged again", () =>
  rolledBack(async (db) => {
    const { ed, edit } = await mainJob(db)
    expect(await refusalOf(merge(ed, edit))).toMatchObject({
      code: "out-of-date",
      message: expect.stringContaining("merged"),
    })
  }))

test("a decision taken on a revision that is no longer live is refused", () =>
  rolledBack(async (db) => {
    const { ada, ed, slug, articleId } = await world(db)
    const edit = await sendEdit(ada, slug, [["5 mg daily", "5 mg twice daily"]])
    const looked = await seen(ed, edit)
    await editArticle(ed, articleId, [["120 people", "120 adults"]])
    expect(await refusalOf(mergeContribution(ed, { ...looked, ...MERGING }))).toMatchObject({ code: "out-of-date" })
  }))

test("an editor does not decide on their own contribution", () =>
  rolledBack(async (db) => {
    const { ed, slug } = await world(db)
    const own = await sendEdit(ed, slug, [["5 mg daily", "5 mg twice daily"]])
    expect(await refusalOf(merge(ed, own))).toMatchObject({
      code: "not-allowed",
      message: "This is your own contribution, so another editor has to decide on it.",
    })
  }))

test("nor does the database take such a decision", () =>
  rolledBack(async (db) => {
    const { ed, slug, articleId } = await world(db)
    const own = await sendEdit(ed, slug, [["5 mg daily", "5 mg twice daily"]])
    const live = await loadLive(ed, await loadArticle(ed, articleId))
    const directly = db.transaction((tx) =>
      tx.insert(decision).values({
        id: newId(),
        contributionId: own,
        versionN: 1,
        liveRevisionId: live.id,
        editorId: idOf(ed),
        kind: "merge",
        decidedAt: ed.now,
      }),
    )
    await expect(directly).rejects.toMatchObject({
      cause: { message: "nobody decides on their own contribution" },
    })
    const [row] = await db.select().from(contribution).where(eq(contribution.id, own))
    expect(row?.state).toBe("submitted")
  }))
