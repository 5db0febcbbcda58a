import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core"
import { openEmbedded } from "#db/embedded/open"
import type { Listener } from "#db/listen"
import { migrateDatabase } from "#db/migrate"
import { openPostgresql } from "#db/postgresql"
import { env } from "#env"

/** What both stores answer to raw SQL; how many rows a statement touched is asked with `returning`. */
interface EitherStore extends PgQueryResultHKT {
  readonly type: Answer<this["row"]>
}

interface Answer<Row> {
  rows: Row[]
}

/** The handle that verbs and reads use. A `Transaction` is one too, and opening one inside it makes a savepoint. */
export type Database = PgDatabase<EitherStore>
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0]

export interface OpenDatabase {
  db: Database
  kind: "embedded" | "postgresql"
  /** Runs SQL text beside drizzle (the job engine's hook); several statements are allowed when there are no values. */
  executeSql: (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>
  /** Resolves when the store answers a question now; rejects otherwise. */
  ping: () => Promise<void>
  poolStatus: () => PoolStatus
  /** Hears what other processes notify on a channel, until what it gives is called. The embedded store has no others. */
  listen: (channel: string, listener: Listener) => () => Promise<void>
  /** Leaves the store so that its next start is quick; work may go on. Nothing acknowledged depends on it. */
  settle: () => Promise<void>
  close: () => Promise<void>
}

/** Connections: open, open and unused, and callers waiting for one; `max` is the most that will be opened. */
export interface PoolStatus {
  total: number
  idle: number
  waiting: number
  max: number
}

/** Opens PostgreSQL when `url` is given, else the embedded store in `dataDir`. Does not migrate. */
export async function openDatabase(where: { url?: string; dataDir: string }): Promise<OpenDatabase> {
  return where.url ? openPostgresql(where.url) : openEmbedded(where.dataDir)
}

/** The database of this process: opened and migrated on first use, then shared. */
export async function database(): Promise<Database> {
  return (await openedDatabase()).db
}

/** As `database()`, with everything around it: health, pool, close. A failed opening is tried anew on the next call. */
export function openedDatabase(): Promise<OpenDatabase> {
  shared.opening ??= open().catch((error) => {
    shared.opening = undefined
    throw error
  })
  return shared.opening
}

/** Closes what `database()` opened; without one, does nothing. */
export async function closeDatabase(): Promise<void> {
  for (const [signal, end] of ends) process.off(signal, end)
  const opening = shared.opening
  shared.opening = undefined
  await (await opening)?.close()
}

async function open(): Promise<OpenDatabase> {
  const { databaseUrl, dataDir } = env()
  const opened = await openDatabase({ url: databaseUrl, dataDir })
  try {
    await migrateDatabase(opened.db)
  } catch (error) {
    await opened.close()
    throw error
  }
  for (const [signal, end] of ends) process.once(signal, end)
  return opened
}

const ends = (["SIGTERM", "SIGINT"] as const).map((signal) => [signal, () => void endOn(signal)] as const)

/**
 * A script is closed and then ended by the signal it was sent. Next ends by itself once its last requests are
 * answered, and those may still need the database: it is only settled.
 */
async function endOn(signal: NodeJS.Signals): Promise<void> {
  const othersEndUs = process.listenerCount(signal) > 0
  // Failing at either only makes the next start slower.
  await (othersEndUs ? settleDatabase() : closeDatabase()).catch(() => undefined)
  if (!othersEndUs) process.kill(process.pid, signal)
}

async function settleDatabase(): Promise<void> {
  await (await shared.opening)?.settle()
}

declare global {
  var scholiumDatabase: { opening?: Promise<OpenDatabase> } | undefined
}

// Next bundles this module several times and reloads it while developing; the process must still have one database.
globalThis.scholiumDatabase ??= {}
const shared = globalThis.scholiumDatabase
