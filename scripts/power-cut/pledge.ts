import { createHash } from "node:crypto"
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from "node:fs"
import { sql } from "drizzle-orm"
import type { Database } from "#db/client"

/** Makes the two tables of a pledge: each pledge is one row in each, written in one transaction. */
export async function makePledges(db: Database): Promise<void> {
  await db.execute(sql`create table if not exists pledge (id bigint primary key, words text not null)`)
  await db.execute(sql`create table if not exists seal (id bigint primary key, hash text not null)`)
  await db.execute(sql`create index if not exists seal_hash on seal (hash)`)
}

/**
 * Writes pledges one after the other, for ever. Each is added to the list of acknowledged ones, on the disk, only after
 * its commit came back: whatever the list names must be found again.
 */
export async function writePledges(db: Database, list: string): Promise<never> {
  const listed = openSync(list, "a")
  try {
    for (let id = (await lastPledge(db)) + 1; ; id++) {
      const words = `pledge ${id} `.repeat(1 + (id % 300))
      await db.transaction(async (tx) => {
        await tx.execute(sql`insert into pledge values (${id}, ${words})`)
        await tx.execute(sql`insert into seal values (${id}, ${hashOf(words)})`)
      })
      writeSync(listed, `${id} ${hashOf(words)}\n`)
      fsyncSync(listed)
    }
  } finally {
    closeSync(listed)
  }
}

export interface Kept {
  acknowledged: number
  /** Acknowledged and not found again, or found with other words. */
  lost: number
  /** Found in one table and not in the other. */
  halves: number
}

/** Looks for every acknowledged pledge. */
export async function checkPledges(db: Database, list: string): Promise<Kept> {
  const acknowledged = readFileSync(list, "utf8").split("\n").filter(isWhole)
  const { rows } = await db.execute<{ id: string; words: string | null; hash: string | null }>(
    sql`select id, words, hash from pledge full join seal using (id)`,
  )
  const found = new Set(
    rows.filter(({ words, hash }) => words && hashOf(words) === hash).map((row) => `${row.id} ${row.hash}`),
  )
  return {
    acknowledged: acknowledged.length,
    lost: acknowledged.filter((line) => !found.has(line)).length,
    halves: rows.filter(({ words, hash }) => words === null || hash === null).length,
  }
}

async function lastPledge(db: Database): Promise<number> {
  const { rows } = await db.execute<{ last: string | number | null }>(sql`select max(id) as last from pledge`)
  return Number(rows[0]?.last ?? 0)
}

/** A list cut off in the middle of a line: that pledge's acknowledgement was never complete. */
function isWhole(line: string): boolean {
  return /^\d+ [0-9a-f]{64}$/.test(line)
}

function hashOf(words: string): string {
  return createHash("sha256").update(words).digest("hex")
}
