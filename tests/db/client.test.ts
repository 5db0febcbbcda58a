import { sql } from "drizzle-orm"
import { describe, expect, test } from "vitest"
import { openDatabase } from "#db/client"
import { OutsideTransaction } from "#db/inside-transaction"
import { testDatabaseUrl } from "#env"
import { isUnavailable } from "#server/unavailable"
import { openedTestDatabase, testDatabase } from "#tests/support/database"
import { emptyFolder } from "#tests/support/embedded-store"

describe("the outer handle inside a transaction is refused, and does not wait for ever", () => {
  const refused = { cause: { name: OutsideTransaction.name } }

  test("for a statement", async () => {
    const db = await testDatabase()
    await expect(db.transaction(() => db.execute(sql`select 1`))).rejects.toMatchObject(refused)
  })

  test("for a transaction", async () => {
    const db = await testDatabase()
    const nested = db.transaction(() => db.transaction((tx) => tx.execute(sql`select 1`)))
    await expect(nested).rejects.toMatchObject({ name: OutsideTransaction.name })
  })

  test("for SQL text", async () => {
    const { db, executeSql } = await openedTestDatabase()
    await expect(db.transaction(() => executeSql("select 1"))).rejects.toMatchObject({ name: OutsideTransaction.name })
  })

  test("but not for work that outlives the transaction it was begun in", async () => {
    const db = await testDatabase()
    let end = () => {}
    const ended = new Promise<void>((resolve) => {
      end = resolve
    })
    const { later } = await db.transaction(async () => ({ later: ended.then(() => db.execute(sql`select 1 as one`)) }))
    end()
    expect((await later).rows).toEqual([{ one: 1 }])
  })
})

test("SQL text runs with values, or as several statements without", async () => {
  const { executeSql } = await openedTestDatabase()
  expect((await executeSql("select $1::int + 1 as sum", [2])).rows).toEqual([{ sum: 3 }])
  await executeSql("create table passing (id int); drop table passing")
})

test("the pool says how many wait", async () => {
  const { executeSql, poolStatus } = await openedTestDatabase()
  const asked = Array.from({ length: 30 }, () => executeSql("select pg_sleep(0.01)"))
  expect(poolStatus().waiting).toBeGreaterThan(0)
  await Promise.all(asked)
  expect(poolStatus()).toMatchObject({ waiting: 0 })
})

test("a server that is not there is said in a sentence, soon, and without the password", async () => {
  const opening = openDatabase({ url: "postgres://nobody:secret@127.0.0.1:1/none", dataDir: emptyFolder() })
  const error: unknown = await opening.catch((reason: unknown) => reason)
  expect(error).toMatchObject({
    name: "DatabaseUnreachable",
    message:
      "The database none at 127.0.0.1:1 cannot be opened (connect ECONNREFUSED 127.0.0.1:1). Check DATABASE_URL.",
  })
  expect(isUnavailable(error)).toBe(true)
})

const server = testDatabaseUrl()
if (!server) console.info("Skipped: the server's time limit needs PostgreSQL, named by TEST_DATABASE_URL.")

describe.skipIf(!server)("PostgreSQL", () => {
  test("ends a statement that takes too long", async () => {
    const { rows } = await (await testDatabase()).execute(sql`show statement_timeout`)
    expect(rows).toEqual([{ statement_timeout: "15s" }])
  })

  test("is asked over new connections when it closed the old ones", async () => {
    const db = await testDatabase()
    const killing = sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()`
    await db.execute(killing).catch(() => undefined)
    await expect.poll(async () => (await db.execute(sql`select 1 as one`)).rows).toEqual([{ one: 1 }])
  })

  test("speaks UTC", async () => {
    const { rows } = await (await testDatabase()).execute(sql`show timezone`)
    expect(rows).toEqual([{ TimeZone: "UTC" }])
  })
})
