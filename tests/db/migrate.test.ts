import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { sql } from "drizzle-orm"
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest"
import type { Database, OpenDatabase } from "#db/client"
import { openInMemory } from "#db/embedded/open"
import { migrateDatabase } from "#db/migrate"
import { openPostgresql } from "#db/postgresql"
import { testDatabaseUrl } from "#env"
import { createdDatabase, testDatabase } from "#tests/support/database"
import { emptyFolder } from "#tests/support/embedded-store"

const server = testDatabaseUrl()
if (!server) console.info("Skipped: two instances migrating at once needs PostgreSQL, named by TEST_DATABASE_URL.")

test("the product's own database is migrated already: once more writes nothing", async () => {
  expect(await migrateDatabase(await testDatabase())).toBe(0)
})

describe("migrating an empty database", () => {
  let opened: OpenDatabase
  let db: Database
  beforeAll(async () => {
    opened = server ? await openPostgresql(await createdDatabase(server)) : await openInMemory()
    db = opened.db
  })
  beforeEach(async () => {
    await opened.executeSql("drop schema if exists drizzle cascade; drop schema public cascade; create schema public")
  })
  afterAll(() => opened.close())

  const articles = "create table article (id int)"
  const people = "create table person (id int)"

  test("applies what is missing, in order, and says how much that was", async () => {
    expect(await migrateDatabase(db, migrations(articles))).toBe(1)
    expect(await migrateDatabase(db, migrations(articles, people, "alter table person add name text"))).toBe(2)
    expect(await has(db, "person.name")).toBe(true)
  })

  test("twice is once", async () => {
    await migrateDatabase(db, migrations(articles, people))
    expect(await migrateDatabase(db, migrations(articles, people))).toBe(0)
  })

  test("a migration that fails leaves nothing behind, nor do those before it", async () => {
    const failing = migrateDatabase(db, migrations(articles, "create table nonsense (id no_such_type)"))
    await expect(failing).rejects.toThrow()
    expect(await has(db, "article.id")).toBe(false)
    expect(await migrateDatabase(db, migrations(articles))).toBe(1)
  })

  test("a database migrated by a newer release is left as it is", async () => {
    await migrateDatabase(db, migrations(articles, people))
    expect(await migrateDatabase(db, migrations(articles))).toBe(0)
    expect(await has(db, "person.id")).toBe(true)
  })

  test("a migration edited after it ran is refused", async () => {
    await migrateDatabase(db, migrations(articles, people))
    await expect(migrateDatabase(db, migrations(articles, "create table person (id bigint)"))).rejects.toThrow(
      "Migration 2 of this database is not the one in db/migrations",
    )
  })
})

test.skipIf(!server)("of four instances that start at once, one migrates and the others wait for it", async () => {
  const url = await createdDatabase(server ?? "")
  const slow = migrations("create table article (id int)", "select pg_sleep(0.3)", "create table person (id int)")
  const instances = await Promise.all([1, 2, 3, 4].map(() => openedForThisTest(openPostgresql(url))))
  const applied = await Promise.all(instances.map(({ db }) => migrateDatabase(db, slow)))
  expect(applied.toSorted()).toEqual([0, 0, 0, 3])
})

async function openedForThisTest(opening: Promise<OpenDatabase>): Promise<OpenDatabase> {
  const opened = await opening
  onTestFinished(opened.close)
  return opened
}

/** A folder as the migration generator leaves it, with one statement in each migration. */
function migrations(...statements: string[]): string {
  const folder = emptyFolder()
  mkdirSync(join(folder, "meta"))
  const entries = statements.map((statement, index) => {
    writeFileSync(join(folder, `${index}.sql`), statement)
    return { idx: index, version: "7", when: index + 1, tag: String(index), breakpoints: true }
  })
  writeFileSync(join(folder, "meta", "_journal.json"), JSON.stringify({ version: "7", dialect: "postgresql", entries }))
  return folder
}

async function has(db: Database, column: `${string}.${string}`): Promise<boolean> {
  const { rows } = await db.execute(
    sql`select 1 from information_schema.columns where table_name || '.' || column_name = ${column}`,
  )
  return rows.length === 1
}
