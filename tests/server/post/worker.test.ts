import { sql } from "drizzle-orm"
import { afterEach, expect, test, vi } from "vitest"
import { letter } from "#db/tables/post"
import { smtp } from "#server/post/smtp"
import { mailbox } from "#server/post/transport"
import { startWorker, type Worker } from "#server/post/worker"
import { writeLetter } from "#server/post/write-letter"
import { openedTestDatabase } from "#tests/support/database"
import { type SmtpStandIn, startSmtp } from "#tests/support/smtp"

const now = new Date("2026-11-22T09:00:00Z")
const running: Worker[] = []
const servers: SmtpStandIn[] = []

afterEach(async () => {
  await Promise.all(running.splice(0).map((worker) => worker.stop()))
  await Promise.all(servers.splice(0).map((server) => server.close()))
  const { db } = await openedTestDatabase()
  await db.delete(letter)
  await db.execute(sql`delete from pgboss.job`)
})

test("every letter posted arrives once, with two workers", async () => {
  const server = await smtpServer()
  await Promise.all([work(server), work(server)])
  await post(40)
  await vi.waitFor(async () => expect(await unsent()).toBe(0), { timeout: 60_000 })
  expect(server.mails.map((mail) => mail.recipients[0]).sort()).toEqual(recipients(40))
})

test("a letter posted while the worker rests leaves when it is woken", async () => {
  const server = await smtpServer()
  // It would rest for an hour: what leaves before the test's own end leaves because it was woken.
  const worker = await work(server, 3_600_000)
  await new Promise((resolve) => setTimeout(resolve, 200))
  await post(1)
  worker.wake()
  await vi.waitFor(() => expect(server.mails).toHaveLength(1), { timeout: 60_000, interval: 5 })
})

test("stopping waits for what is in hand and takes up nothing new", async () => {
  const server = await smtpServer({ answerAfterMs: 300 })
  await post(8)
  const worker = await work(server)
  await vi.waitFor(() => expect(server.begun()).toBeGreaterThan(0), { timeout: 60_000, interval: 5 })
  await worker.stop()
  const sent = 8 - (await unsent())
  expect(sent).toBe(5)
  await new Promise((resolve) => setTimeout(resolve, 400))
  expect(server.mails).toHaveLength(5)
})

test("a letter that failed is tried again after a pause", async () => {
  const { opened } = await post(1)
  running.push(
    await startWorker({ opened, transport: { ...mailbox, send: () => Promise.reject(new Error("no route")) } }),
  )
  await vi.waitFor(async () => expect(await jobs()).toMatchObject([{ state: "retry" }]), { timeout: 60_000 })
  const [job] = await jobs()
  expect(job?.pause).toBeGreaterThan(29)
  expect(job?.pause).toBeLessThan(61)
})

test("what the last process had in hand is taken up by the next", async () => {
  const { opened } = await post(1)
  if (opened.kind !== "embedded") return console.log("skipped: another process may still have it on PostgreSQL")
  await opened.db.execute(sql`update pgboss.job set state = 'active', started_on = now()`)
  await opened.db.update(letter).set({ claimedAt: new Date() })
  const server = await smtpServer()
  await work(server)
  await vi.waitFor(() => expect(server.mails).toHaveLength(1), { timeout: 60_000 })
})

async function smtpServer({ answerAfterMs = 0 } = {}) {
  let begun = 0
  const server = await startSmtp({
    onMail: async () => {
      begun++
      if (answerAfterMs > 0) await new Promise((resolve) => setTimeout(resolve, answerAfterMs))
    },
  })
  servers.push(server)
  return { ...server, begun: () => begun }
}

async function work(server: SmtpStandIn, everyMs = 50): Promise<Worker> {
  const transport = smtp({ url: server.url, from: "no-reply@scholium.example" })
  const worker = await startWorker({ opened: await openedTestDatabase(), transport, everyMs })
  running.push(worker)
  return worker
}

const recipients = (count: number) => Array.from({ length: count }, (_, index) => `expert${index}@example.org`).sort()

async function post(count: number) {
  const opened = await openedTestDatabase()
  for (const recipient of recipients(count)) {
    const about = { cause: "event:1", recipient, subject: "Merged", body: "Thank you.", now }
    await opened.db.transaction((tx) => writeLetter(tx, about))
  }
  return { opened }
}

async function unsent(): Promise<number> {
  const { db } = await openedTestDatabase()
  return (await db.select().from(letter)).filter((row) => row.sentAt === null).length
}

async function jobs() {
  const { db } = await openedTestDatabase()
  const { rows } = await db.execute<{ state: string; pause: number }>(
    sql`select state::text as state, extract(epoch from start_after - now())::float as pause from pgboss.job`,
  )
  return rows
}
