import { randomBytes } from "node:crypto"
import pg from "pg"
import type { Database, OpenDatabase, Transaction } from "#db/client"
import { openInMemory } from "#db/embedded/open"
import { migrateDatabase } from "#db/migrate"
import { openPostgresql } from "#db/postgresql"
import { testDatabaseUrl } from "#env"
import { afterWorker } from "#tests/support/after-worker"

/** The worker's database, migrated once. Whatever is written to it directly stays for the tests after. */
export async function testDatabase(): Promise<Database> {
  return (await openedTestDatabase()).db
}

/** As `testDatabase()`, with its kind, raw SQL and pool. */
export function openedTestDatabase(): Promise<OpenDatabase> {
  globalThis.scholiumTestDatabase ??= open()
  return globalThis.scholiumTestDatabase
}

/** Runs a test's body in a transaction that is always rolled back; transactions inside it are savepoints. */
export async function rolledBack(body: (db: Transaction) => Promise<void>): Promise<void> {
  const db = await testDatabase()
  const done = new Error("rolled back on purpose")
  await db
    .transaction(async (tx) => {
      await body(tx)
      throw done
    })
    .catch((error) => {
      if (error !== done) throw error
    })
}

async function open(): Promise<OpenDatabase> {
  const server = testDatabaseUrl()
  const opened = server ? await openPostgresql(await createdDatabase(server)) : await openInMemory()
  await migrateDatabase(opened.db)
  return opened
}

/** Creates an empty database on the server; it is dropped when the worker ends. Gives its address. */
export async function createdDatabase(server: string, how = ""): Promise<string> {
  const name = `scholium_test_${process.pid}_${randomBytes(4).toString("hex")}`
  await onServer(server, `create database ${name} ${how}`)
  dropAfterWorker(server, name)
  return Object.assign(new URL(server), { pathname: `/${name}` }).href
}

function dropAfterWorker(server: string, name: string): void {
  const drop = `
    import pg from "pg"
    const client = new pg.Client(${JSON.stringify(server)})
    await client.connect()
    await client.query("drop database if exists ${name} with (force)")
    await client.end()`
  afterWorker(process.execPath, "--input-type=module", "-e", drop)
}

async function onServer(server: string, statement: string): Promise<void> {
  const client = new pg.Client(server)
  await client.connect()
  await client.query(statement)
  await client.end()
}

declare global {
  var scholiumTestDatabase: Promise<OpenDatabase> | undefined
}
