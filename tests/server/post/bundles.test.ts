import { isNull, sql } from "drizzle-orm"
import { afterEach, expect, test, vi } from "vitest"
import type { Database } from "#db/client"
import { letter } from "#db/tables/post"
import { remarkOnContribution } from "#server/contribution/remark"
import { requestChanges } from "#server/contribution/request-changes"
import { DESK, postBundles } from "#server/post/bundles"
import { smtp } from "#server/post/smtp"
import { startWorker } from "#server/post/worker"
import { writeLetter } from "#server/post/write-letter"
import { seen, sendEdit, sendInsight } from "#tests/support/contributing"
import { openedTestDatabase, rolledBack } from "#tests/support/database"
import { startSmtp } from "#tests/support/smtp"
import { idOf, inWorld, NOW, someone, type World } from "#tests/support/world"

const sender = { publication: "Scholium", origin: "https://scholium.example" }
const after = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)
const ED = "ed@example.org"

const arrives = (db: Database, n: number, over: { recipient?: string; bundle?: string } = {}) =>
  db.transaction((tx) =>
    writeLetter(tx, {
      cause: `event:${n}`,
      recipient: ED,
      subject: `An insight for “Article ${n}”`,
      body: `Body ${n}.`,
      now: after(0),
      bundle: DESK,
      brief: { to: "Ed", sort: "contribution", line: `An insight for “Article ${n}”`, quote: "", path: `/desk/c-${n}` },
      ...over,
    }),
  )
const turn = (db: Database, minutes: number) => postBundles(db, { sender, now: after(minutes) })
const posted = async (db: Database) =>
  (await db.select().from(letter).orderBy(letter.postedAt, letter.id)).filter(({ postedAt }) => postedAt !== null)
const jobs = async (db: Database) =>
  (
    await db.execute<{ id: string }>(
      sql`select letter.id from pgboss.job join letter on letter.id::text = data->>'letterId' where name = 'post' order by letter.id`,
    )
  ).rows

test("the first letter goes at once, as it is; the rest wait for the end of the quarter and come as one", () =>
  rolledBack(async (db) => {
    await arrives(db, 1)
    expect(await turn(db, 0)).toBe(true)
    for (const n of [2, 3, 4]) await arrives(db, n)
    expect([await turn(db, 1), await turn(db, 14)]).toEqual([false, false])
    expect(await turn(db, 15)).toBe(true)
    const [first, second, ...others] = await posted(db)
    expect(others).toEqual([])
    expect(first).toMatchObject({ subject: "An insight for “Article 1”", body: "Body 1." })
    expect(second?.subject).toBe("Since the last letter: 3 contributions")
    for (const n of [2, 3, 4]) expect(second?.body).toContain(`/desk/c-${n}`)
    expect(await jobs(db)).toEqual([{ id: first?.id }, { id: second?.id }])
  }))

test("a second letter alone comes as it is, at the end of the quarter", () =>
  rolledBack(async (db) => {
    await arrives(db, 1)
    await turn(db, 0)
    await arrives(db, 2)
    await turn(db, 15)
    expect((await posted(db)).map(({ body }) => body)).toEqual(["Body 1.", "Body 2."])
    expect(await turn(db, 60)).toBe(false)
  }))

test("what was told in one letter is told in no other", () =>
  rolledBack(async (db) => {
    for (const n of [1, 2]) await arrives(db, n)
    await turn(db, 0)
    await arrives(db, 3)
    await turn(db, 15)
    await turn(db, 30)
    const bodies = (await posted(db)).map(({ body }) => body)
    expect(bodies).toHaveLength(2)
    for (const n of [1, 2]) expect(bodies.filter((body) => body.includes(`/desk/c-${n}`))).toHaveLength(1)
    expect(bodies[1]).toBe("Body 3.")
  }))

test("nobody waits for anybody else, and no bundle for another", () =>
  rolledBack(async (db) => {
    await arrives(db, 1)
    await turn(db, 0)
    await arrives(db, 2)
    await arrives(db, 3, { recipient: "eve@example.org" })
    await arrives(db, 4, { bundle: "thread:c-4" })
    await turn(db, 1)
    expect((await posted(db)).map(({ body }) => body).sort()).toEqual(["Body 1.", "Body 3.", "Body 4."])
  }))

test("more bundles that wait for their time than are looked at in one turn keep nobody else waiting", () =>
  rolledBack(async (db) => {
    const recipients = Array.from({ length: 120 }, (_, n) => `a${n}@example.org`)
    for (const [n, recipient] of recipients.entries()) await arrives(db, n, { recipient })
    await turn(db, 0)
    await turn(db, 0)
    for (const [n, recipient] of recipients.entries()) await arrives(db, 1000 + n, { recipient })
    await arrives(db, 1, { recipient: "z@example.org" })
    expect(await turn(db, 1)).toBe(true)
    expect((await posted(db)).some(({ recipient }) => recipient === "z@example.org")).toBe(true)
  }))

const lettersTo = async ({ db }: World, email: string) => {
  await postBundles(db, { sender, now: after(0) })
  await postBundles(db, { sender, now: after(15) })
  const rows = await db.select().from(letter).where(isNull(letter.toldIn))
  return rows.filter(({ recipient }) => recipient === email).map(({ subject }) => subject)
}
const mailOf = (ctx: Parameters<typeof idOf>[0]) => `${idOf(ctx)}@example.org`

test("fifty remarks of one person are two letters to an editor in a quarter of an hour's time, and to its author", () =>
  inWorld(async (all) => {
    const id = await sendEdit(all.ada, all.slug, [["5 mg daily", "5 mg twice daily"]])
    for (let n = 0; n < 25; n++) {
      await remarkOnContribution(all.ada, { id, body: `My remark ${n}.` })
      await remarkOnContribution(all.ed, { id, body: `Editor's remark ${n}.` })
    }
    const mailed = await lettersTo(all, mailOf(all.ed))
    expect(mailed).toEqual(["Since the last letter: 1 contribution and 25 messages"])
    expect((await lettersTo(all, mailOf(all.ada))).sort()).toEqual([
      "Received: your suggested edit for “Two drugs for one leukaemia”",
      "Since the last letter: 25 messages",
    ])
  }))

test("a decision is never held up, whatever else came", () =>
  inWorld(async (all) => {
    const id = await sendInsight(all.ada, all.slug, { exact: "120 people" })
    await remarkOnContribution(all.ed, { id, body: "A remark." })
    await postBundles(all.db, { sender, now: after(0) })
    await requestChanges(all.ed, { ...(await seen(all.ed, id)), message: "Please add the source." })
    const rows = await all.db.select().from(letter)
    const request = rows.find(({ subject }) => subject.startsWith("A request about"))
    expect(request).toMatchObject({ bundle: "", recipient: mailOf(all.ada) })
    expect((await jobs(all.db)).map((job) => job.id)).toContain(request?.id)
  }))

test("every editor has a quarter of their own", () =>
  inWorld(async (all) => {
    const eve = await someone(all.db, { name: "Eve Editor", role: "editor" })
    await sendInsight(all.ada, all.slug, { exact: "120 people" })
    for (const editor of [all.ed, eve]) expect(await lettersTo(all, mailOf(editor))).toHaveLength(1)
  }))

afterEach(async () => {
  const { db } = await openedTestDatabase()
  await db.delete(letter)
  await db.execute(sql`delete from pgboss.job`)
})

test("two workers, stopped and started, tell everything once", async () => {
  const opened = await openedTestDatabase()
  const server = await startSmtp()
  let now = after(0)
  const gather = () => postBundles(opened.db, { sender, now })
  const start = () =>
    startWorker({
      opened,
      transport: smtp({ url: server.url, from: "no-reply@scholium.example" }),
      gather,
      everyMs: 20,
    })
  await arrives(opened.db, 1)
  let workers = await Promise.all([start(), start()])
  await vi.waitFor(() => expect(server.mails).toHaveLength(1), { timeout: 60_000 })
  for (const n of [2, 3, 4]) await arrives(opened.db, n)
  await Promise.all(workers.map((worker) => worker.stop()))
  now = after(20)
  workers = await Promise.all([start(), start()])
  await vi.waitFor(() => expect(server.mails).toHaveLength(2), { timeout: 60_000 })
  await Promise.all(workers.map((worker) => worker.stop()))
  const texts = server.mails.map(({ text }) => text).join("\n")
  for (const n of [2, 3, 4]) expect(texts.split(`/desk/c-${n}`)).toHaveLength(2)
  expect(server.mails).toHaveLength(2)
  await server.close()
})
