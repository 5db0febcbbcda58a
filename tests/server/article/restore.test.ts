import { asc, eq } from "drizzle-orm"
import { expect, test } from "vitest"
import { credit, revision } from "#db/tables/articles"
import { readArticle } from "#server/article/read"
import { readRestore } from "#server/article/read-next"
import { restoreRevision } from "#server/article/restore"
import { setArticleStatus } from "#server/article/set-status"
import { verifyHistory } from "#server/history/verify"
import { editArticle, liveMarkdown, merge, sendEdit, sendInsight } from "#tests/support/contributing"
import { refusalOf } from "#tests/support/refusals"
import { idOf, inWorld, liveSeq, someone, type World } from "#tests/support/world"

const restore = async (all: World, seq: number, how: Record<string, unknown> = {}) =>
  restoreRevision(all.ed, {
    articleId: all.articleId,
    seq,
    liveSeq: await liveSeq(all, all.articleId),
    note: "The change was wrong.",
    ...how,
  })
const revisions = ({ db, articleId }: World) =>
  db.select().from(revision).where(eq(revision.articleId, articleId)).orderBy(asc(revision.seq))
const credits = async ({ db, articleId }: World) => {
  const rows = await db.select().from(credit).where(eq(credit.articleId, articleId))
  return Object.fromEntries(rows.map((row) => [row.personId, row.wordsStanding]))
}

/** Revision 2 is Ada's edit, revision 3 takes all of its paragraph out. */
async function vandalised(all: World): Promise<void> {
  await merge(all.ed, await sendEdit(all.ada, all.slug, [["5 mg daily", "5 mg twice daily"]]))
  await editArticle(all.ed, all.articleId, [["Half of them took a tablet of 5 mg twice daily for a year.\n\n", ""]])
}

test("an earlier revision is given back as a new one", () =>
  inWorld(async (all) => {
    await vandalised(all)
    expect(await restore(all, 2)).toEqual({ slug: all.slug, seq: 4 })
    expect(await liveMarkdown(all, all.articleId)).toContain("5 mg twice daily")
    expect((await revisions(all)).map(({ kind }) => kind)).toEqual(["create", "merge", "edit", "restore"])
  }))

test("authorship comes back byte for byte: the very same stored blocks", () =>
  inWorld(async (all) => {
    await vandalised(all)
    await restore(all, 2)
    const [, second, , fourth] = await revisions(all)
    expect(fourth?.manifest).toEqual(second?.manifest)
  }))

test("credits are what they were", () =>
  inWorld(async (all) => {
    await merge(all.ed, await sendEdit(all.ada, all.slug, [["5 mg daily", "5 mg twice daily"]]))
    const before = await credits(all)
    await editArticle(all.ed, all.articleId, [["5 mg twice daily", "ten"]])
    expect((await credits(all))[idOf(all.ada)]).toBe(0)
    await restore(all, 2)
    expect(await credits(all)).toEqual(before)
  }))

test("whoever restores is credited with editing, not with the words", () =>
  inWorld(async (all) => {
    await vandalised(all)
    const eve = await someone(all.db, { name: "Eve Editor", role: "editor" })
    await restore({ ...all, ed: eve }, 2)
    const read = await readArticle(all, all.slug)
    expect(read?.credits.find(({ byline }) => byline.personId === idOf(eve))).toMatchObject({
      roles: ["editing"],
      wordsStanding: 0,
    })
  }))

test("words given back after a restore, and those typed anew, are told apart", () =>
  inWorld(async (all) => {
    await vandalised(all)
    await restore(all, 2)
    await editArticle(all.ed, all.articleId, [["5 mg twice daily", "5 mg three times daily"]])
    expect((await credits(all))[idOf(all.ada)]).toBe(0)
  }))

test("insights come and go with their revision", () =>
  inWorld(async (all) => {
    await merge(all.ed, await sendInsight(all.ada, all.slug, { exact: "120 people" }))
    await restore(all, 1)
    expect((await readArticle(all, all.slug))?.insights).toEqual([])
    await restore(all, 2)
    expect((await readArticle(all, all.slug))?.insights).toMatchObject([{ place: { state: "anchored" } }])
  }))

test("the page before says what a restore would change, insights included", () =>
  inWorld(async (all) => {
    await merge(all.ed, await sendInsight(all.ada, all.slug, { exact: "120 people" }))
    await editArticle(all.ed, all.articleId, [["120 people", "120 adults"]])
    const view = await readRestore(all.ed, all.articleId, 1)
    expect(view).toMatchObject({ seq: 1, liveSeq: 3, insightsGone: 1, insightsBack: 0 })
    expect(view?.changes.filter(({ kind }) => kind !== "same")).toHaveLength(1)
  }))

test("the history still verifies", () =>
  inWorld(async (all) => {
    await vandalised(all)
    await restore(all, 2)
    expect(await verifyHistory(all)).toMatchObject({ revisions: 4, misfit: null })
  }))

test("what is live already is not restored", () =>
  inWorld(async (all) => {
    await vandalised(all)
    expect(await refusalOf(restore(all, 3))).toMatchObject({ code: "not-possible-now" })
  }))

test("a restore decided on a revision that is no longer live is refused", () =>
  inWorld(async (all) => {
    await vandalised(all)
    expect(await refusalOf(restore(all, 1, { liveSeq: 2 }))).toMatchObject({ code: "out-of-date" })
  }))

test.each([4, 99])("there is no revision %i to restore", (seq) =>
  inWorld(async (all) => {
    await vandalised(all)
    expect(await refusalOf(restore(all, seq))).toMatchObject({ code: "not-found" })
  }),
)

test("another article's revision is not restored here", () =>
  inWorld(async (all) => {
    expect(await readRestore(all.ed, "01890000-0000-7000-8000-000000000001", 1)).toBeNull()
  }))

test("a restore needs a reason that readers can see", () =>
  inWorld(async (all) => {
    await vandalised(all)
    expect(Object.keys((await refusalOf(restore(all, 1, { note: "" }))).problems)).toEqual(["note"])
  }))

test("members restore nothing", () =>
  inWorld(async (all) => {
    await vandalised(all)
    expect(await refusalOf(restore({ ...all, ed: all.ada }, 1))).toMatchObject({ code: "not-allowed" })
  }))

test("a withdrawn article is not restored", () =>
  inWorld(async (all) => {
    await vandalised(all)
    await setArticleStatus(all.ed, { articleId: all.articleId, status: "withdrawn", note: "The trial was made up." })
    expect(await refusalOf(restore(all, 1))).toMatchObject({ code: "not-allowed" })
  }))
