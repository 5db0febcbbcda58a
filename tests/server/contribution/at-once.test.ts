import { eq } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { SYSTEM } from "#core/actor"
import { Refusal } from "#core/refusal"
import type { OpenDatabase } from "#db/client"
import { migrateDatabase } from "#db/migrate"
import { openPostgresql } from "#db/postgresql"
import { revision } from "#db/tables/articles"
import { contribution, decision, draft, event, version } from "#db/tables/contributions"
import { testDatabaseUrl } from "#env"
import { publishArticle } from "#server/article/publish"
import { publishDue } from "#server/article/publish-due"
import { schedulePublication } from "#server/article/schedule"
import { unschedulePublication } from "#server/article/unschedule"
import { declineContribution } from "#server/contribution/decline"
import { mergeContribution } from "#server/contribution/merge"
import { saveDraft } from "#server/contribution/save-draft"
import { startContribution } from "#server/contribution/start"
import { submitContribution } from "#server/contribution/submit"
import { answerOnce } from "#server/form/answer-once"
import { verifyHistory } from "#server/history/verify"
import { draftArticleEdit, draftEdit, liveMarkdown, MERGING, seen, sendEdit } from "#tests/support/contributing"
import { createdDatabase } from "#tests/support/database"
import { aPublishedArticle, idOf, PUBLISHING, someone, type World, world } from "#tests/support/world"

// Two transactions at one time need two connections: the embedded store has one, and takes them in turn.
const server = testDatabaseUrl()
if (!server) console.info("Skipped: deciders at one time need PostgreSQL, named by TEST_DATABASE_URL.")

let opened: OpenDatabase
let all: World

beforeAll(async () => {
  if (!server) return
  opened = await openPostgresql(await createdDatabase(server))
  await migrateDatabase(opened.db)
})
afterAll(async () => {
  if (server) await opened.close()
})

const outcomes = async (calls: Promise<unknown>[]) => {
  const settled = await Promise.allSettled(calls)
  return settled
    .map((one) =>
      one.status === "fulfilled" ? "done" : one.reason instanceof Refusal ? one.reason.code : String(one.reason),
    )
    .sort()
}

test.skipIf(!server)("of twenty merges of one contribution at one time, one is done", async () => {
  all = await world(opened.db)
  const id = await sendEdit(all.ada, all.slug, [["5 mg daily", "5 mg twice daily"]])
  const input = { ...(await seen(all.ed, id)), ...MERGING }
  const calls = Array.from({ length: 20 }, () => mergeContribution({ ...all.ed, recorded: [] }, input))
  expect(await outcomes(calls)).toEqual(["done", ...Array.from({ length: 19 }, () => "out-of-date")])
  const rows = await opened.db.select().from(revision).where(eq(revision.articleId, all.articleId))
  expect(rows).toHaveLength(2)
})

test.skipIf(!server)("one editor merges while another declines: one decision stands", async () => {
  all = await world(opened.db)
  const eve = await someone(opened.db, { name: "Eve Editor", role: "editor" })
  const id = await sendEdit(all.ada, all.slug, [["5 mg daily", "5 mg twice daily"]])
  const saw = await seen(all.ed, id)
  const calls = [
    mergeContribution(all.ed, { ...saw, ...MERGING }),
    declineContribution(eve, { ...saw, reason: "other", message: "Thank you, but no." }),
  ]
  expect(await outcomes(calls)).toEqual(["done", "out-of-date"])
  expect(await opened.db.select().from(decision).where(eq(decision.contributionId, id))).toHaveLength(1)
})

test.skipIf(!server)(
  "ten contributions to one article merged at one time: one goes first, the others are shown the new text",
  async () => {
    all = await world(opened.db)
    const edits = [
      "120 people",
      "chronic",
      "leukaemia",
      "5 mg",
      "a year",
      "most of",
      "no sign",
      "Nobody",
      "how long",
      "found",
    ]
    const calls: Promise<unknown>[] = []
    const inputs: unknown[] = []
    for (const words of edits) {
      const id = await sendEdit(await someone(opened.db), all.slug, [[words, `${words} indeed`]])
      inputs.push({ ...(await seen(all.ed, id)), ...MERGING })
    }
    for (const input of inputs) calls.push(mergeContribution({ ...all.ed, recorded: [] }, input))
    expect(await outcomes(calls)).toEqual(["done", ...Array.from({ length: 9 }, () => "out-of-date")])
  },
)

test.skipIf(!server)("ten processes find a scheduled text due at one time: it is published once", async () => {
  all = await world(opened.db)
  const { articleId, ed } = all
  await draftArticleEdit(ed, articleId, [["120 people", "120 adults"]])
  const publishAt = new Date(ed.now.getTime() + 60_000)
  await schedulePublication(ed, { articleId, ...PUBLISHING, saves: 2, seen: "", publishAt: publishAt.toISOString() })
  const system = () => ({ ...ed, actor: SYSTEM, now: publishAt, recorded: [] })
  const done = await Promise.all(Array.from({ length: 10 }, () => publishDue(system())))
  expect(done.reduce((sum, n) => sum + n, 0)).toBe(1)
  const rows = await opened.db.select().from(revision).where(eq(revision.articleId, articleId))
  expect(rows.map(({ seq }) => seq)).toEqual([1, 2])
})

test.skipIf(!server)("a scheduled text comes due while an editor takes it back: one of the two happens", async () => {
  all = await world(opened.db)
  const { articleId, ed } = all
  await draftArticleEdit(ed, articleId, [["120 people", "120 adults"]])
  const publishAt = new Date(ed.now.getTime() + 60_000)
  await schedulePublication(ed, { articleId, ...PUBLISHING, saves: 2, seen: "", publishAt: publishAt.toISOString() })
  const back = unschedulePublication({ ...ed, recorded: [] }, { articleId, seen: ed.now.toISOString() })
  const due = publishDue({ ...ed, actor: SYSTEM, now: publishAt, recorded: [] })
  const [taken] = await outcomes([back])
  expect([taken, await due]).toEqual(taken === "done" ? ["done", 0] : ["out-of-date", 1])
  const rows = await opened.db.select().from(revision).where(eq(revision.articleId, articleId))
  expect(rows).toHaveLength(taken === "done" ? 1 : 2)
})

test.skipIf(!server)("a merge and a publication at one time: nothing of either is lost", async () => {
  all = await world(opened.db)
  const id = await sendEdit(all.ada, all.slug, [["5 mg daily", "5 mg twice daily"]])
  await draftArticleEdit(all.ed, all.articleId, [["120 people", "120 adults"]])
  const saw = await seen(all.ed, id)
  const calls = [
    mergeContribution(all.ed, { ...saw, ...MERGING }),
    publishArticle({ ...all.ed, recorded: [] }, { articleId: all.articleId, ...PUBLISHING }),
  ]
  const ended = await outcomes(calls)
  expect(ended).toContain("done")
  expect(await verifyHistory({ db: opened.db })).toMatchObject({ misfit: null })
})

test.skipIf(!server)("twenty contributions merged at one time, looked at again when refused: all land", async () => {
  all = await world(opened.db)
  const words = Array.from({ length: 20 }, (_, n) => `Word${n}`)
  const { articleId, slug } = await aPublishedArticle(all.ed, {
    markdown: `# Twenty words\n\n${words.map((word) => `Here stands ${word} alone.`).join("\n\n")}\n`,
  })
  const ids: string[] = []
  for (const word of words) ids.push(await sendEdit(all.ada, slug, [[word, `${word} indeed`]]))
  await Promise.all(ids.map((id) => decideUntilDone(id)))
  const text = await liveMarkdown(all.ed, articleId)
  for (const word of words) expect(text).toContain(`Here stands ${word} indeed alone.`)
  const rows = await opened.db.select().from(revision).where(eq(revision.articleId, articleId)).orderBy(revision.seq)
  expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 21 }, (_, n) => n + 1))
  expect(rows.slice(1).map(({ parentId }) => parentId)).toEqual(rows.slice(0, -1).map(({ id }) => id))
  expect(await verifyHistory({ db: opened.db })).toMatchObject({ misfit: null })
})

test.skipIf(!server)("a draft sent twice at one time makes one version, and both are told it is sent", async () => {
  all = await world(opened.db)
  const id = await draftEdit(all.ada, all.slug, [["5 mg daily", "5 mg twice daily"]])
  const calls = Array.from({ length: 2 }, () => submitContribution({ ...all.ada, recorded: [] }, { id }))
  expect(await outcomes(calls)).toEqual(["done", "done"])
  expect(await opened.db.select().from(version).where(eq(version.contributionId, id))).toHaveLength(1)
  const sent = await opened.db.select().from(event).where(eq(event.contributionId, id))
  expect(sent.filter(({ kind }) => kind === "contribution.submitted")).toHaveLength(1)
})

test.skipIf(!server)("of two savings from two tabs at one time, one is kept and the other is told", async () => {
  all = await world(opened.db)
  const { id } = await startContribution(all.ada, { slug: all.slug, kind: "insight", passage: null })
  const typed = ["Typed in one tab.", "Typed in the other."]
  const calls = typed.map((body) => saveDraft({ ...all.ada, recorded: [] }, { id, saves: 0, changes: { body } }))
  expect(await outcomes(calls)).toEqual(["done", "out-of-date"])
  const [kept] = await opened.db.select().from(draft).where(eq(draft.contributionId, id))
  expect(typed).toContain(kept?.content.body)
  expect(kept?.saves).toBe(1)
})

test.skipIf(!server)(
  "one form that arrives ten times at one time is answered once and does its work once",
  async () => {
    all = await world(opened.db)
    const input = { slug: all.slug, kind: "edit", passage: null }
    const sending = { key: "one form", path: "/articles/two-drugs/contribute/start", input }
    const calls = Array.from({ length: 10 }, () =>
      answerOnce({ ...all.ada, recorded: [] }, sending, (tx) => startContribution(tx, input)),
    )
    const answers = await Promise.all(calls)
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
    const begun = await opened.db
      .select()
      .from(contribution)
      .where(eq(contribution.authorId, idOf(all.ada)))
    expect(begun).toHaveLength(1)
  },
)

/** Merges as an editor would: shown that the article moved on, looks at it as it is then and decides again. */
async function decideUntilDone(id: string): Promise<void> {
  for (;;) {
    const input = { ...(await seen(all.ed, id)), ...MERGING }
    const refused = await mergeContribution({ ...all.ed, recorded: [] }, input).then(
      () => null,
      (error: unknown) => error,
    )
    if (refused === null) return
    if (!(refused instanceof Refusal) || refused.code !== "out-of-date") throw refused
  }
}
