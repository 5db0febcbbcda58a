import { rmSync } from "node:fs"
import { join } from "node:path"
import pg from "pg"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { beginSession } from "#auth/sessions"
import type { Actor } from "#core/actor"
import { type OpenDatabase, openDatabase } from "#db/client"
import { migrateDatabase } from "#db/migrate"
import { testDatabaseUrl } from "#env"
import { setArticleStatus } from "#server/article/set-status"
import { type Context, contextFor } from "#server/context"
import { createdDatabase } from "#tests/support/database"
import { freePort } from "#tests/support/free-port"
import { type RunningServer, startServer } from "#tests/support/server"
import { world } from "#tests/support/world"

const server = testDatabaseUrl()
if (!server) console.info("Skipped: two server processes need PostgreSQL, named by TEST_DATABASE_URL.")

const CLOSED = "This article is closed to contributions"

describe.skipIf(!server)("two server processes on one database", { timeout: 180_000 }, () => {
  let url = ""
  let opened: OpenDatabase
  let ed: Context
  let article: { articleId: string; slug: string }
  let cookie = ""
  const running: RunningServer[] = []
  let [a, b] = ["", ""]

  beforeAll(async () => {
    url = await createdDatabase(server ?? "")
    opened = await openDatabase({ url, dataDir: "unused" })
    await migrateDatabase(opened.db)
    const all = await world(opened.db)
    article = all
    ed = contextFor({ ...all.ed, now: new Date() })
    const { personId } = all.ed.actor as Extract<Actor, { kind: "person" }>
    cookie = `scholium-session=${await beginSession(opened.db, { personId, method: "orcid", userAgent: "a test", now: new Date() })}`
    for (const n of [1, 2]) running.push(await started(`two-${n}`, await freePort(), url))
    ;[a = "", b = ""] = running.map((one) => one.url)
  }, 240_000)

  afterAll(async () => {
    for (const one of running) await one.stop()
    await opened?.close()
  }, 60_000)

  const path = () => `/articles/${article.slug}`
  const shown = async (origin: string, at = path()) => (await fetch(origin + at)).text()
  const isClosed = async (origin: string) => (await shown(origin)).includes(CLOSED)
  const change = async (origin: string, status: "live" | "closed") => {
    const answer = await fetch(`${origin}/desk/articles/${article.articleId}/status`, {
      method: "POST",
      headers: { origin, cookie, "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({ status, statusNote: "" }),
    })
    expect(await answer.json()).toMatchObject({ ok: true })
  }
  /** Sooner than the check that every process makes every five seconds: what is seen by then was announced. */
  const ANNOUNCED = 4_000
  const closedWithin = (origin: string, milliseconds: number) =>
    expect.poll(() => isClosed(origin), { timeout: milliseconds, interval: 20 })

  test("a change made in one is shown by it on the very next request, and by the other at once", async () => {
    expect([await isClosed(a), await isClosed(b)]).toEqual([false, false])
    await change(a, "closed")
    expect(await isClosed(a)).toBe(true)
    await closedWithin(b, ANNOUNCED).toBe(true)
    await change(b, "live")
    expect(await isClosed(b)).toBe(false)
    await closedWithin(a, ANNOUNCED).toBe(false)
  })

  test("a change made by a script is shown by both", async () => {
    await setArticleStatus(ed, { articleId: article.articleId, status: "closed", note: "" })
    await closedWithin(a, ANNOUNCED).toBe(true)
    await closedWithin(b, ANNOUNCED).toBe(true)
    await setArticleStatus(ed, { articleId: article.articleId, status: "live", note: "" })
    await closedWithin(a, ANNOUNCED).toBe(false)
    await closedWithin(b, ANNOUNCED).toBe(false)
  })

  test("a page whose making began before a change is not shown after it", async () => {
    await change(a, "closed")
    expect(await isClosed(a)).toBe(true)
    await change(a, "live")
    const letGo = await holdCredits(url)
    const before = shown(a)
    await waiting(url)
    await change(a, "closed")
    const after = shown(a)
    // Long enough for the second to join the first, if it could.
    await new Promise((resolve) => setTimeout(resolve, 500))
    letGo()
    expect(await before).not.toContain(CLOSED)
    expect(await after).toContain(CLOSED)
    for (let again = 0; again < 3; again++) expect(await isClosed(a)).toBe(true)
    await change(a, "live")
    expect(await isClosed(a)).toBe(false)
  })

  test("many readers during many changes never see an older page after a newer one", async () => {
    for (let n = 0; n < 10; n++) {
      const status = n % 2 === 0 ? "closed" : "live"
      const readers = Array.from({ length: 10 }, () => shown(a))
      await change(a, status)
      const next = await Promise.all(Array.from({ length: 10 }, () => isClosed(a)))
      expect(next).toEqual(next.map(() => status === "closed"))
      await Promise.all(readers)
    }
  })

  test("what was not heard, because the connection broke, is found out", async () => {
    expect(await isClosed(b)).toBe(false)
    await asked(
      url,
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'scholium-listens'",
    )
    await setArticleStatus(ed, { articleId: article.articleId, status: "closed", note: "" })
    await closedWithin(b, ANNOUNCED).toBe(true)
    await setArticleStatus(ed, { articleId: article.articleId, status: "live", note: "" })
    await closedWithin(b, ANNOUNCED).toBe(false)
  })

  test("what was not heard, because announcements do not get through, is found out by the next check", async () => {
    await closedUnannounced(url, article.articleId)
    await closedWithin(a, 30_000).toBe(true)
    await closedWithin(b, 30_000).toBe(true)
  })
})

async function started(name: string, port: number, url: string): Promise<RunningServer> {
  const dataDir = join("tests/.output", `data-${name}`)
  rmSync(dataDir, { recursive: true, force: true })
  return startServer({
    name,
    port,
    dataDir,
    env: {
      DATABASE_URL: url,
      SMTP_URL: "smtp://127.0.0.1:1",
      AUTH_URL: `http://localhost:${port}`,
      AUTH_SECRET: "a secret of thirty-two characters or more",
    },
  })
}

async function asked(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query(statement)
  await client.end()
}

/** Lets nobody read credits, which a page needs late and a change of status does not need, until let go. */
async function holdCredits(url: string): Promise<() => void> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query("begin")
  await client.query("lock table credit in access exclusive mode")
  return () => void client.query("commit").then(() => client.end())
}

/** Resolves when somebody waits for a lock. */
async function waiting(url: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await expect
      .poll(async () => (await client.query("select 1 from pg_locks where not granted")).rowCount, { timeout: 60_000 })
      .toBeGreaterThan(0)
  } finally {
    await client.end()
  }
}

/** What another process would write, on a database whose notifications go nowhere, as behind a pooler. */
async function closedUnannounced(url: string, articleId: string): Promise<void> {
  await asked(
    url,
    `update article set status = 'closed' where id = '${articleId}';
     insert into event (stream, seq, kind, actor_role, at, previous_hash, hash)
     values ('unannounced', 1, 'article.closed', 'editor', now(), '', '')`,
  )
}
