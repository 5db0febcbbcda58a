import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres"
import pg from "pg"
import type { OpenDatabase } from "#db/client"
import { InsideTransaction } from "#db/inside-transaction"
import { listenOn } from "#db/listen"
import { withSessionSettings } from "#db/session"

const maxConnections = 10
const OLDEST = 150_000

/** The server did not let us in; says where it was looked for, without the password, and what it answered. */
export class DatabaseUnreachable extends Error {
  override name = "DatabaseUnreachable"
  constructor(url: string, cause: unknown) {
    const { host, pathname } = new URL(url)
    const answer = cause instanceof Error ? cause.message || String((cause as { code?: unknown }).code) : String(cause)
    super(`The database ${pathname.slice(1)} at ${host} cannot be opened (${answer}). Check DATABASE_URL.`, { cause })
  }
}

/** Nothing was written to this database, and nothing will be: it would not keep what it is given, or does not know how. */
export class DatabaseUnfit extends Error {
  override name = "DatabaseUnfit"
}

/** Opens a pool on a PostgreSQL 15+ server and asks it what it is, so that a wrong address fails here. */
export async function openPostgresql(url: string): Promise<OpenDatabase> {
  const pool = new GuardedPool({
    connectionString: withSessionSettings(url),
    application_name: "scholium",
    max: maxConnections,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    // A request that needs longer than this has lost its reader; a transaction left open would hold its locks for ever.
    statement_timeout: 15_000,
    lock_timeout: 10_000,
    idle_in_transaction_session_timeout: 30_000,
  })
  // The server closing an idle connection is not a failure of any request: the pool drops it and opens another.
  pool.on("error", () => undefined)
  const ping = async () => {
    await pool.query("select 1")
  }
  try {
    refuseUnfit(await identityOf(pool).catch((error) => Promise.reject(new DatabaseUnreachable(url, error))))
  } catch (error) {
    await pool.end()
    throw error
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

type Identity = { readonly version: string; readonly release: number; readonly encoding: string }

async function identityOf(pool: pg.Pool): Promise<Identity> {
  const { rows } = await pool.query<Identity>(
    `select current_setting('server_version') as version, current_setting('server_version_num')::int as release,
      current_setting('server_encoding') as encoding`,
  )
  const [identity] = rows
  if (!identity) throw new Error("it did not say what it is")
  return identity
}

function refuseUnfit({ version, release, encoding }: Identity): void {
  if (release < OLDEST) {
    throw new DatabaseUnfit(
      `The database server is PostgreSQL ${version}; 15 or newer is needed. Upgrade it, or name another in DATABASE_URL.`,
    )
  }
  if (encoding !== "UTF8") {
    throw new DatabaseUnfit(
      `The database is encoded in ${encoding}, which does not hold every letter. Make one with: createdb --encoding=UTF8 --template=template0 NAME`,
    )
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
