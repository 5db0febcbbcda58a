import { join } from "node:path"
import { sql } from "drizzle-orm"
import { readMigrationFiles } from "drizzle-orm/migrator"
import type { Database, Transaction } from "#db/client"

/** Any fixed number will do; it is what instances that start at the same moment queue on. */
const migrationLock = 7_215_014_201

/**
 * Brings the store to the schema of this code and gives how many migrations that took (0: nothing was written).
 * All or nothing: everything runs in one transaction, under a lock that makes a second instance wait and then find
 * nothing left to do. Refuses a store whose applied migrations are not those of this code, in the same order.
 */
export async function migrateDatabase(db: Database, folder = join(process.cwd(), "db/migrations")): Promise<number> {
  const migrations = readMigrationFiles({ migrationsFolder: folder })
  return db.transaction(async (tx) => {
    await tx.execute(sql`set local statement_timeout = 0`)
    await tx.execute(sql`set local lock_timeout = 0`)
    await tx.execute(sql`select pg_advisory_xact_lock(${migrationLock})`)
    const applied = await appliedMigrations(tx)
    refuseOtherHistory(
      applied,
      migrations.map((migration) => migration.hash),
    )
    const missing = migrations.slice(applied.length)
    for (const { sql: statements, hash, folderMillis } of missing) {
      for (const statement of statements) await tx.execute(sql.raw(statement))
      await tx.execute(
        sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${folderMillis})`,
      )
    }
    return missing.length
  })
}

/** Hashes in the order of application, from the table that drizzle's own migrator would use. */
async function appliedMigrations(tx: Transaction): Promise<string[]> {
  const found = await tx.execute<{ name: string | null }>(
    sql`select to_regclass('drizzle.__drizzle_migrations')::text as name`,
  )
  if (!found.rows[0]?.name) {
    await tx.execute(sql`create schema if not exists drizzle`)
    await tx.execute(
      sql`create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`,
    )
    return []
  }
  const { rows } = await tx.execute<{ hash: string }>(sql`select hash from drizzle.__drizzle_migrations order by id`)
  return rows.map((row) => row.hash)
}

/** More than this code knows is fine (a newer release runs beside this one); different from it is not. */
function refuseOtherHistory(applied: string[], known: string[]): void {
  const different = known.findIndex((hash, index) => index < applied.length && applied[index] !== hash)
  if (different === -1) return
  throw new OtherHistory(
    `Migration ${different + 1} of this database is not the one in db/migrations: a migration was edited or reordered after it ran.`,
  )
}

/** The database was made by other migrations than those of this code, which does not know what is in it. */
export class OtherHistory extends Error {
  override name = "OtherHistory"
}
