import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres"
import pg from "pg"
import type { OpenDatabase } from "#db/client"
import { InsideTransaction } from "#db/inside-transaction"
import { listenOn } from "#db/listen"

const maxConnections = 10

/** The server did not let us in; says where it was looked for, without the password, and what it answered. */
export class DatabaseUnreachable extends Error {
  override name = "DatabaseUnreachable"
  constructor(url: string, cause: unknown) {
    const { host, pathname } = new URL(url)
    const answer = cause instanceof Error ? cause.message || String((cause as { code?: unknown }).code) : String(cause)
    super(`The database ${pathname.slice(1)} at ${host} cannot be opened (${answer}). Check DATABASE_URL.`, { cause })
  }
}

/** Opens a pool on a PostgreSQL 15+ server and asks it one question, so that a wrong address fails here. */
export async function openPostgresql(url: string): Promise<OpenDatabase> {
  const pool = new GuardedPool({
    connectionString: url,
    application_name: "scholium",
    max: maxConnections,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    // A request that needs longer than this has lost its reader; a transaction left open would hold its locks for ever.
    statement_timeout: 15_000,
    lock_timeout: 10_000,
    idle_in_transaction_session_timeout: 30_000,
    options: "-c timezone=UTC",
  })
  // The server closing an idle connection is not a failure of any request: the pool drops it and opens another.
  pool.on("error", () => undefined)
  const ping = async () => {
    await pool.query("select 1")
  }
  try {
    await ping()
  } catch (error) {
    await pool.end()
    throw new DatabaseUnreachable(url, error)
  }
  return {
    db: withTransactionsWatched(drizzle(pool), pool.inside),
    kind: "postgresql",
    executeSql: async (text, values) => pool.query(text, values),
    ping,
    poolStatus: () => ({
      total: pool.totalCount,
      idle: pool.idleCount,
      waiting: pool.waitingCount,
      max: maxConnections,
    }),
    listen: (channel, listener) => listenOn(url, channel, listener),
    settle: async () => {},
    close: () => pool.end(),
  }
}

/** A pool that gives no second connection to code inside a transaction; see `InsideTransaction`. */
class GuardedPool extends pg.Pool {
  readonly inside = new InsideTransaction()

  override connect(): Promise<pg.PoolClient>
  override connect(callback: Parameters<pg.Pool["connect"]>[0]): void
  override connect(callback?: Parameters<pg.Pool["connect"]>[0]): Promise<pg.PoolClient> | undefined {
    this.inside.refuse()
    if (!callback) return super.connect()
    super.connect(callback)
  }
}

function withTransactionsWatched(db: NodePgDatabase, inside: InsideTransaction): NodePgDatabase {
  const transaction = db.transaction.bind(db)
  db.transaction = (body, config) => transaction((tx) => inside.run(() => body(tx)), config)
  return db
}
