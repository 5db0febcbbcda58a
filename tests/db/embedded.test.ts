import type { ChildProcessWithoutNullStreams } from "node:child_process"
import { readdirSync, statSync } from "node:fs"
import { join } from "node:path"
import { setTimeout } from "node:timers/promises"
import { PGlite } from "@electric-sql/pglite"
import { NodeFS } from "@electric-sql/pglite/nodefs"
import { sql } from "drizzle-orm"
import { describe, expect, test } from "vitest"
import type { Database, OpenDatabase } from "#db/client"
import { durableStartParams, NotDurable, refuseUnlessDurable } from "#db/embedded/durable-files"
import { openEmbedded } from "#db/embedded/open"
import { isStorageFull, StorageFull } from "#db/storage-full"
import { emptyFolder, ended, firstLine, folderWithStore, startScript } from "#tests/support/embedded-store"
import { checkPledges } from "../../scripts/power-cut/pledge"

describe("durability", { timeout: 90_000 }, () => {
  test("PGlite as shipped is refused", async () => {
    const client = await PGlite.create({ fs: filesAsShipped(await folderWithStore()) })
    await expect(refuseUnlessDurable(client, { syncs: 0 })).rejects.toThrow(NotDurable)
    await client.close()
  })

  test("PGlite told to wait for the disk, with a file layer that cannot, is refused", async () => {
    const fs = filesAsShipped(await folderWithStore())
    const client = await PGlite.create({ fs, startParams: durableStartParams })
    await expect(refuseUnlessDurable(client, { syncs: 0 })).rejects.toThrow(NotDurable)
    await client.close()
  })

  test("a writer killed at any moment loses nothing it acknowledged and leaves no half transaction", async () => {
    const folder = await folderWithStore()
    const list = join(folder, "acknowledged")
    let acknowledged = 0
    for (let round = 0; round < 4; round++) {
      const before = sizeOf(list)
      const writer = startScript("scripts/power-cut/write.ts", {}, folder, list)
      await expect.poll(() => sizeOf(list), { timeout: 40_000 }).toBeGreaterThan(before + 1_000)
      await setTimeout(Math.random() * 500)
      expect(await ended(writer, "SIGKILL")).toBe("SIGKILL")
      const kept = await withStore(folder, ({ db }) => checkPledges(db, list))
      expect(kept).toMatchObject({ lost: 0, halves: 0 })
      expect(kept.acknowledged).toBeGreaterThan(acknowledged)
      acknowledged = kept.acknowledged
    }
  })

  test("a script told to end closes the store, gives the lock back and ends by that signal", async () => {
    const folder = await folderWithStore()
    expect(await ended(await serving(folder), "SIGTERM")).toBe("SIGTERM")
    expect(readdirSync(folder)).not.toContain("database.lock")
    await withStore(folder, async ({ db }) => {
      expect(await wordsOf(db)).toEqual([])
    })
  })

  test("a server that ends by itself keeps the store for its last answers, and gives the lock back", async () => {
    const folder = await folderWithStore()
    expect(await ended(await serving(folder, "drains"), "SIGTERM")).toBe(0)
    expect(readdirSync(folder)).not.toContain("database.lock")
    await withStore(folder, async ({ db }) => {
      expect((await db.execute(sql`select * from answered`)).rows).toEqual([])
    })
  })
})

describe("the disk", () => {
  test("nobody else may read what is kept", async () => {
    const folder = await folderWithStore()
    await withStore(folder, async ({ db }) => {
      await db.execute(sql`create table made_later as select generate_series(1, 10000) as n`)
      const open = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
        (name) => (statSync(join(folder, name)).mode & 0o077) !== 0,
      )
      expect(open).toEqual([])
    })
  })

  test("the write-ahead log stays short however much is written", async () => {
    const folder = await folderWithStore()
    await withStore(folder, async ({ db }) => {
      for (let round = 0; round < 15; round++) {
        await db.execute(sql`select pg_logical_emit_message(false, 'scholium', repeat('x', 16000000))`)
        await setTimeout(round % 3 === 2 ? 1_000 : 0)
      }
      const logged = await db.execute<{ mb: number }>(sql`select (pg_current_wal_lsn() - '0/0')::float8 / 1e6 as mb`)
      expect(logged.rows[0]?.mb).toBeGreaterThan(200)
      expect(megabytesIn(join(folder, "database", "pg_wal"))).toBeLessThan(150)
    })
  }, 60_000)

  test("on a nearly full disk nothing is written, reading goes on, and writing too once there is room", async () => {
    let free = 10_000_000_000
    const store = await openEmbedded(await folderWithStore(), { freeBytes: () => free })
    const { db } = store
    await write(db, "before")
    free = 312_000_000
    await setTimeout(1_100)
    const refused = write(db, "while full")
    await expect(refused).rejects.toBeInstanceOf(StorageFull)
    await expect(refused).rejects.toThrow(/^Only 312 MB are left .*: read-only until 500 MB are free\.$/)
    const outside = await db.execute(sql`insert into remark_kept (words) values ('outside')`).catch((error) => error)
    expect(isStorageFull(outside)).toBe(true)
    expect(await wordsOf(db)).toEqual(["before"])
    free = 10_000_000_000
    await setTimeout(1_100)
    await write(db, "after")
    expect(await wordsOf(db)).toEqual(["before", "after"])
    await store.close()
  })

  test("a store is not made on a nearly full disk, nor opened on a full one, and the lock is given back", async () => {
    const full = { freeBytes: () => 10_000_000 }
    for (const folder of [emptyFolder(), await folderWithStore()]) {
      await expect(openEmbedded(folder, full)).rejects.toBeInstanceOf(StorageFull)
      expect(readdirSync(folder)).not.toContain("database.lock")
    }
    await expect(openEmbedded(emptyFolder(), { freeBytes: () => 312_000_000 })).rejects.toThrow("Only 312 MB are left")
  })

  test("a refusal for another reason is not taken for a full disk", async () => {
    await withStore(await folderWithStore(), async ({ db }) => {
      const writing = db.transaction((tx) => tx.execute(sql`insert into remark_kept (words) values ('a')`), {
        accessMode: "read only",
      })
      expect(isStorageFull(await writing.catch((error) => error))).toBe(false)
    })
  })
})

/** The file layer that the package ships. */
function filesAsShipped(folder: string): NodeFS {
  return new NodeFS(join(folder, "database"))
}

/** A process that has opened the store of the folder. */
async function serving(folder: string, ...how: string[]): Promise<ChildProcessWithoutNullStreams> {
  const server = startScript("tests/support/open-store.ts", { DATA_DIR: folder }, ...how)
  expect(await firstLine(server)).toBe("open")
  expect(readdirSync(folder)).toContain("database.lock")
  return server
}

async function withStore<T>(folder: string, use: (store: OpenDatabase) => Promise<T>): Promise<T> {
  const store = await openEmbedded(folder)
  try {
    return await use(store)
  } finally {
    await store.close()
  }
}

async function write(db: Database, words: string): Promise<void> {
  await db.transaction((tx) => tx.execute(sql`insert into remark_kept (words) values (${words})`))
}

async function wordsOf(db: Database): Promise<string[]> {
  const { rows } = await db.execute<{ words: string }>(sql`select words from remark_kept order by id`)
  return rows.map((row) => row.words)
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}

function megabytesIn(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0) / 1e6
}
