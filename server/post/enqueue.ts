import { type SQL, sql } from "drizzle-orm"
import PgBoss from "pg-boss"
import type { Database } from "#db/client"

/** The one queue; its rows are made by a migration, so that a letter can be posted before a worker has ever run. */
export const POST = "post"

/** Tried again after about 1, 2, 4 ... minutes, so for some six hours in all. */
export const MOST_ATTEMPTS = 10
const FIRST_PAUSE_SECONDS = 30

/** A worker that has held a job for this long is taken to be dead, and the job is given to another. */
export const JOB_SECONDS = 120

/** Hands a letter to the job engine in the caller's transaction: if that rolls back, there is no job. It is sent at once, or after a time. */
export async function enqueueLetter(tx: Database, letterId: string, sendAfter?: Date): Promise<void> {
  await sender().send(
    POST,
    { letterId },
    {
      db: { executeSql: (text: string, values: unknown[]) => tx.execute(withValues(text, values)) },
      // The letter counts its own attempts and gives up by them; the engine must not do so first.
      retryLimit: 2 * MOST_ATTEMPTS,
      retryDelay: FIRST_PAUSE_SECONDS,
      retryBackoff: true,
      expireInSeconds: JOB_SECONDS,
      ...(sendAfter && { startAfter: sendAfter }),
    },
  )
}

let kept: PgBoss | undefined

/** Only ever used to write a job down; it is not started and has no connection of its own. */
function sender(): PgBoss {
  kept ??= new PgBoss({ db: { executeSql: () => Promise.reject(new Error("a job is only sent in a transaction")) } })
  return kept
}

/** SQL text with $1, $2 ... as drizzle takes it: the engine speaks the driver's language, the transaction does not. */
function withValues(text: string, values: readonly unknown[]): SQL {
  const pieces = text.split(/\$(\d+)/).map((piece, index) => {
    return index % 2 === 0 ? sql.raw(piece) : sql`${sql.param(values[Number(piece) - 1])}`
  })
  return sql.join(pieces)
}
