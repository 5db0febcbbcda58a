import { eq, sql } from "drizzle-orm"
import { expect, test } from "vitest"
import { article } from "#db/tables/articles"
import { event } from "#db/tables/contributions"
import { letter } from "#db/tables/post"
import { listArticles } from "#server/article/list"
import { listPublishedIn, listPublishedMonths } from "#server/article/list-for-crawlers"
import { mendRevision } from "#server/article/mend"
import { readArticle } from "#server/article/read"
import { readAuthorship } from "#server/article/read-authorship"
import { readHistory } from "#server/article/read-history"
import { readRevision } from "#server/article/read-revision"
import { setArticleStatus } from "#server/article/set-status"
import { requestChanges } from "#server/contribution/request-changes"
import { withdrawContribution } from "#server/contribution/withdraw"
import { verifyHistory } from "#server/history/verify"
import { editArticle, merge, seen, sendEdit, sendInsight } from "#tests/support/contributing"
import { inWorld, minutesLater, PUBLISHING, someone, type World } from "#tests/support/world"

const WHY = "The data were fabricated."
const set = (all: World, minutes: number, status: "live" | "closed" | "withdrawn", note = "") =>
  setArticleStatus(minutesLater(all.ed, minutes), { articleId: all.articleId, status, note })
const at = (all: World, minutes: number) => minutesLater(all.ed, minutes).now
const listed = async (all: World) => (await listArticles(all)).articles.find(({ slug }) => slug === all.slug)

test.each(["substantive", "all"] as const)("a withdrawal is dated, signed and told at the %s level", (level) =>
  inWorld(async (all) => {
    await set(all, 5, "withdrawn", WHY)
    const history = await readHistory(all, all.slug, level)
    expect(history).toMatchObject({
      status: "withdrawn",
      events: [{ kind: "article.withdrawn", note: WHY, by: { name: "Ed Editor" }, at: at(all, 5), afterSeq: 1 }],
    })
  }),
)

test.each(["closed", "withdrawn"] as const)(
  "an article that is %s is news: updated then, first in every list",
  (status) =>
    inWorld(async (all) => {
      await set(all, 7, status, WHY)
      const when = at(all, 7)
      expect(await readArticle(all, all.slug)).toMatchObject({ updatedAt: when, standing: { note: WHY, at: when } })
      expect(await listed(all)).toMatchObject({ updatedAt: when, changedAt: when, event: { note: WHY, at: when } })
      const month = when.toISOString().slice(0, 7)
      expect(await listPublishedIn(all, month)).toContainEqual({ slug: all.slug, changedAt: when })
      expect((await listPublishedMonths(all)).find((one) => one.month === month)?.changedAt).toEqual(when)
    }),
)

test("what is read of it on every page names who withdrew it and when", () =>
  inWorld(async (all) => {
    await editArticle(all.ed, all.articleId, [["120 people", "121 people"]])
    await set(all, 5, "withdrawn", WHY)
    const expected = { status: "withdrawn", standing: { note: WHY, by: { name: "Ed Editor" }, at: at(all, 5) } }
    expect(await readRevision(all, all.slug, 1)).toMatchObject(expected)
    expect(await readAuthorship(all, all.slug)).toMatchObject(expected)
  }))

test("an article opened again is news too, and stands as it did before", () =>
  inWorld(async (all) => {
    await set(all, 1, "withdrawn", WHY)
    await set(all, 2, "live", "We were wrong.")
    const shown = await readArticle(all, all.slug)
    expect(shown).toMatchObject({ status: "live", updatedAt: at(all, 2), standing: { kind: "article.reopened" } })
    expect((await listed(all))?.event).toMatchObject({ kind: "article.reopened", note: "We were wrong." })
    const told = (await readHistory(all, all.slug, "substantive"))?.events.map(({ kind }) => kind)
    expect(told).toEqual(["article.reopened", "article.withdrawn"])
  }))

test("a notice that is reworded keeps the date of the withdrawal", () =>
  inWorld(async (all) => {
    await set(all, 1, "withdrawn", WHY)
    await set(all, 9, "withdrawn", "The data were made up by one author.")
    const standing = (await readArticle(all, all.slug))?.standing
    expect(standing).toMatchObject({ note: "The data were made up by one author.", at: at(all, 1) })
  }))

test("a later revision is the newest news again", () =>
  inWorld(async (all) => {
    await set(all, 1, "closed", "Enough.")
    await editArticle(minutesLater(all.ed, 2), all.articleId, [["120 people", "121 people"]])
    expect(await listed(all)).toMatchObject({ event: null, updatedAt: at(all, 2), change: { note: PUBLISHING.note } })
  }))

test("mending a note does not make the withdrawal older", () =>
  inWorld(async (all) => {
    await set(all, 5, "withdrawn", WHY)
    const mending = { articleId: all.articleId, seq: 1, note: "First.", significance: "minor", seen: "" }
    await mendRevision(minutesLater(all.ed, 8), mending)
    expect((await readArticle(all, all.slug))?.updatedAt).toEqual(at(all, 5))
  }))

test("a page of the history tells what happened in its own stretch, once", () =>
  inWorld(async (all) => {
    await set(all, 1, "closed", "One.")
    await set(all, 2, "live")
    for (const [n, to] of ["121", "122"].entries())
      await editArticle(minutesLater(all.ed, 3 + n), all.articleId, [[`${120 + n} people`, `${to} people`]])
    await set(all, 9, "withdrawn", WHY)
    const told = async (before?: number) =>
      (await readHistory(all, all.slug, "all", before))?.events.map(({ afterSeq, kind }) => `${kind} ${afterSeq}`)
    expect(await told()).toEqual(["article.withdrawn 3", "article.reopened 1", "article.closed 1"])
    expect(await told(3)).toEqual(["article.reopened 1", "article.closed 1"])
    expect(await told(2)).toEqual(["article.reopened 1", "article.closed 1"])
  }))

test("what was recorded before the revision was kept with it stands at its date", () =>
  inWorld(async (all) => {
    await editArticle(minutesLater(all.ed, 3), all.articleId, [["120 people", "121 people"]])
    await set(all, 5, "closed", "Enough.")
    await editArticle(minutesLater(all.ed, 6), all.articleId, [["121 people", "122 people"]])
    await all.db.execute(sql`set local session_replication_role = replica`)
    await all.db.update(event).set({ revisionSeq: null }).where(eq(event.kind, "article.closed"))
    expect((await readHistory(all, all.slug, "all"))?.events).toMatchObject([{ afterSeq: 2 }])
  }))

const letters = async (all: World) =>
  (await all.db.select().from(letter)).filter(({ subject }) => /Withdrawn:|Closed to|Open to/.test(subject))

test.each([
  ["closed", "Closed to contributions", "an editor can still decide on it"],
  ["withdrawn", "Withdrawn", "cannot be published while"],
] as const)("whose contribution waits is told by letter that the article is %s", (status, subject, words) =>
  inWorld(async (all) => {
    await sendEdit(all.ada, all.slug, [["5 mg daily", "5 mg twice daily"]])
    await set(all, 1, status, WHY)
    const [one, ...others] = await letters(all)
    expect(others).toEqual([])
    expect(one?.subject).toBe(`${subject}: “Two drugs for one leukaemia”`)
    for (const part of ["Dear Ada Expert", `> ${WHY}`, "Your suggested edit", words]) expect(one?.body).toContain(part)
  }),
)

test("one letter for all that somebody has waiting, and another when the article is opened again", () =>
  inWorld(async (all) => {
    const first = await sendEdit(all.ada, all.slug, [["5 mg daily", "5 mg twice daily"]])
    const second = await sendInsight(all.ada, all.slug, { exact: "120 people" })
    await requestChanges(all.ed, { ...(await seen(all.ed, first)), message: "Please add the source." })
    await set(all, 1, "closed", "Enough.")
    await set(all, 2, "closed", "Enough for now.")
    await set(all, 3, "live")
    const told = await letters(all)
    expect(told.map(({ subject }) => subject.split(":")[0])).toEqual([
      "Closed to contributions",
      "Open to contributions again",
    ])
    for (const id of [first, second]) expect(told[0]?.body).toContain(`/contributions/${id}`)
  }))

test("what is decided, taken back or only begun is no reason for a letter, and nobody is told of their own doing", () =>
  inWorld(async (all) => {
    await merge(all.ed, await sendEdit(all.ada, all.slug, [["5 mg daily", "5 mg twice daily"]]))
    await withdrawContribution(all.ada, { id: await sendEdit(all.ada, all.slug, [["a year", "two years"]]) })
    const eve = await someone(all.db, { name: "Eve Editor", role: "editor" })
    await sendEdit(eve, all.slug, [["most of them", "many of them"]])
    await setArticleStatus(eve, { articleId: all.articleId, status: "closed", note: "" })
    expect(await letters(all)).toEqual([])
  }))

test.each([
  ["status = 'withdrawn'", "is withdrawn, and its record says live"],
  ["status = 'closed'", "is closed, and its record says live"],
  ["status_note = 'Nobody said so.'", "the notice on"],
])("an article that was given %s without an event is found", (set, misfit) =>
  inWorld(async (all) => {
    await all.db.execute(sql.raw(`update article set ${set} where id = '${all.articleId}'`))
    expect((await verifyHistory(all)).misfit).toContain(misfit)
  }),
)

test("a withdrawn article that was opened again in silence is found, and what was recorded holds", () =>
  inWorld(async (all) => {
    await set(all, 1, "withdrawn", WHY)
    expect((await verifyHistory(all)).misfit).toBeNull()
    await all.db.update(article).set({ status: "live" }).where(eq(article.id, all.articleId))
    expect((await verifyHistory(all)).misfit).toContain("is live, and its record says withdrawn")
  }))
