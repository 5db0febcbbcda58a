import { eq } from "drizzle-orm"
import { expect, test } from "vitest"
import { article, revision, revisionMending } from "#db/tables/articles"
import { event } from "#db/tables/contributions"
import { listArticles } from "#server/article/list"
import { mendRevision } from "#server/article/mend"
import { publishArticle } from "#server/article/publish"
import { readArticle } from "#server/article/read"
import { readHistory } from "#server/article/read-history"
import { readRevision } from "#server/article/read-revision"
import type { Context } from "#server/context"
import { readRecord } from "#server/contribution/read-record"
import { verifyHistory } from "#server/history/verify"
import { readPerson } from "#server/people/read-person"
import { draftArticleEdit, merge, sendEdit } from "#tests/support/contributing"
import { refusalOf } from "#tests/support/refusals"
import { CORRECTION, idOf, inWorld, minutesLater, PUBLISHING, someone, type World } from "#tests/support/world"

type Said = { seq: number; note?: string; significance?: "minor" | "substantive"; seen?: string }
const mend = ({ articleId }: World, ctx: Context, { note = "Mended.", significance = "minor", seen = "", seq }: Said) =>
  mendRevision(ctx, { articleId, seq, note, significance, seen })

/** Revision 1, then one an hour, each minor or substantive, its note its number. */
async function revisions(all: World, ...significances: ("minor" | "substantive")[]): Promise<void> {
  let from = "120 people"
  for (const [n, significance] of significances.entries()) {
    const ed = minutesLater(all.ed, 60 * (n + 1))
    const to = `${130 + n} people`
    await draftArticleEdit(ed, all.articleId, [[from, to]])
    await publishArticle(ed, { articleId: all.articleId, ...PUBLISHING, significance, note: `Revision ${n + 2}` })
    from = to
  }
}
const substantive = async (all: World, before?: number) =>
  (await readHistory(all, all.slug, "substantive", before))?.changes.map(({ seq }) => seq)
const newsOf = async (all: World) => (await listArticles(all)).articles.find(({ slug }) => slug === all.slug)

test("readers are shown the newest mending wherever the note stands, and the first wording in the history", () =>
  inWorld(async (all) => {
    const id = await sendEdit(all.ada, all.slug, [["5 mg daily", "5 mg twice daily"]])
    await merge(all.ed, id, { note: "Wrong words.", significance: "substantive", ...CORRECTION })
    const eve = await someone(all.db, { name: "Eve Editor", role: "editor" })
    await mend(all, minutesLater(eve, 1), { seq: 2, note: "The dose.", significance: "substantive" })
    const [change] = (await readHistory(all, all.slug, "substantive"))?.changes ?? []
    expect(change).toMatchObject({
      seq: 2,
      note: "The dose.",
      mended: { by: { name: "Eve Editor" }, first: { note: "Wrong words.", significance: "substantive" } },
    })
    expect((await newsOf(all))?.change?.note).toBe("The dose.")
    expect((await readArticle(all, all.slug))?.notices[0]?.note).toBe("The dose.")
    expect((await readRevision(all, all.slug, 2))?.note).toBe("The dose.")
    expect((await readRecord(all, all.slug, id))?.note).toBe("The dose.")
    expect((await readPerson(all, "ada-expert"))?.view?.contributions[0]?.note).toBe("The dose.")
  }))

test("the revision stays as it is, and the chain holds", () =>
  inWorld(async (all) => {
    await revisions(all, "minor")
    const before = await all.db.select().from(revision).where(eq(revision.articleId, all.articleId))
    await mend(all, all.ed, { seq: 2, note: "Better.", significance: "substantive" })
    expect(await all.db.select().from(revision).where(eq(revision.articleId, all.articleId))).toEqual(before)
    expect((await verifyHistory(all)).misfit).toBeNull()
  }))

test("what became substantive is listed, what became minor is not, and “updated” follows", () =>
  inWorld(async (all) => {
    await revisions(all, "substantive", "minor", "substantive")
    expect(await substantive(all)).toEqual([4, 2, 1])
    await mend(all, all.ed, { seq: 4 })
    await mend(all, all.ed, { seq: 3, note: "Now it counts.", significance: "substantive" })
    expect(await substantive(all)).toEqual([3, 2, 1])
    expect(await substantive(all, 3)).toEqual([2, 1])
    expect((await readHistory(all, all.slug, "substantive"))?.minor).toBe(1)
    const shown = await readArticle(all, all.slug)
    expect(shown?.substantive).toEqual([3, 2, 1])
    expect(shown?.updatedAt).toEqual(minutesLater(all.ed, 120).now)
    expect((await newsOf(all))?.change?.note).toBe("Now it counts.")
  }))

test("the newest mending counts, and mending back is as if nothing had been", () =>
  inWorld(async (all) => {
    await revisions(all, "substantive")
    await mend(all, all.ed, { seq: 2, note: "Small." })
    expect(await substantive(all)).toEqual([1])
    const [first] = await all.db.select().from(revisionMending)
    const again = { seq: 2, note: "Revision 2", significance: "substantive", seen: first?.id ?? "" } as const
    await mend(all, minutesLater(all.ed, 1), again)
    expect(await substantive(all)).toEqual([2, 1])
    expect((await readArticle(all, all.slug))?.updatedAt).toEqual(minutesLater(all.ed, 60).now)
  }))

test("while nothing but the first publication is substantive, there is no news", () =>
  inWorld(async (all) => {
    await revisions(all, "substantive")
    await mend(all, all.ed, { seq: 2 })
    expect(await newsOf(all)).toMatchObject({ change: null, updatedAt: all.ed.now })
  }))

test("the first publication is always listed, whatever is said of it", () =>
  inWorld(async (all) => {
    await mend(all, all.ed, { seq: 1 })
    expect(await substantive(all)).toEqual([1])
  }))

test("every mending is an event that carries its hash", () =>
  inWorld(async (all) => {
    await revisions(all, "minor")
    const ctx = { ...all.ed, recorded: [] } as Context
    await mend(all, ctx, { seq: 2, note: "Better." })
    const events = await all.db.select().from(event).where(eq(event.articleId, all.articleId)).orderBy(event.id)
    expect(events.at(-1)).toMatchObject({ kind: "article.mended", revisionSeq: 2, detail: { note: "Better." } })
    expect(ctx.recorded.at(-1)?.personIds).toEqual([idOf(all.ed)])
  }))

test("saying what is said already writes nothing", () =>
  inWorld(async (all) => {
    await revisions(all, "minor")
    await mend(all, all.ed, { seq: 2, note: "Revision 2", significance: "minor" })
    expect(await all.db.select().from(revisionMending)).toEqual([])
  }))

test("two editors who mend at one time: the second is shown what the first said", () =>
  inWorld(async (all) => {
    await revisions(all, "minor")
    await mend(all, all.ed, { seq: 2, note: "One." })
    expect(await refusalOf(mend(all, all.ed, { seq: 2, note: "Another." }))).toMatchObject({ code: "out-of-date" })
  }))

test.each([
  ["a member", "not-allowed"],
  ["a revision that is not there", "not-found"],
  ["no note", "invalid-input"],
] as const)("%s is refused", (what, code) =>
  inWorld(async (all) => {
    const who = what === "a member" ? all.ada : all.ed
    const seq = what === "a revision that is not there" ? 9 : 1
    const note = what === "no note" ? " " : "Better."
    expect(await refusalOf(mend(all, who, { seq, note }))).toMatchObject({ code })
    const [row] = await all.db.select().from(article).where(eq(article.id, all.articleId))
    expect(row?.liveSeq).toBe(1)
  }),
)
