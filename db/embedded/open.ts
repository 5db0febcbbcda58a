import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs"
import { join } from "node:path"
import { isMainThread } from "node:worker_threads"
import { drizzle } from "drizzle-orm/pglite"
import type { OpenDatabase } from "#db/client"
import { DurableFiles, durableStartParams, refuseUnlessDurable, syncPath } from "#db/embedded/durable-files"
import { FreeSpace } from "#db/embedded/free-space"
import { GuardedPGlite } from "#db/embedded/guarded-pglite"
import { DatabaseInUse, type Lock, takeLock } from "#db/embedded/lock"
import { ShortLog } from "#db/embedded/short-log"
import { startedAs } from "#env"

/** For tests: how many bytes are free on the disk that holds a folder. */
export interface Surroundings {
  freeBytes?: (folder: string) => number
}

/**
 * Opens the store in `dataDir/database`, making it first where there is none. The folder is this process's alone until
 * it is closed. Refuses with `DatabaseInUse` when another process has it, with `StorageFull` when there is no room to
 * start, and with an error when commits would not reach the disk.
 */
export async function openEmbedded(dataDir: string, surroundings: Surroundings = {}): Promise<OpenDatabase> {
  // Also for what PostgreSQL makes later: it asks for files that everybody may read.
  if (isMainThread) process.umask(0o077)
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const lock = await takeLock(dataDir, startedAs())
  try {
    const folder = join(dataDir, "database")
    const space = new FreeSpace(dataDir, surroundings.freeBytes)
    const making = !existsSync(folder)
    space.refuseOpening(making)
    if (making) await makeStore(folder)
    return guarded(await start(folder), space, lock)
  } catch (error) {
    lock.release()
    throw error
  }
}

/** A store that lives in memory and is gone with the process: for tests. */
export async function openInMemory(): Promise<OpenDatabase> {
  const client = new GuardedPGlite()
  await client.waitReady
  return opened(
    client,
    async () => {},
    () => client.close(),
  )
}

/** Made beside its place, closed, brought to the disk and only then named: a start that is killed leaves no half store. */
async function makeStore(folder: string): Promise<void> {
  const making = `${folder}.making`
  rmSync(making, { recursive: true, force: true })
  mkdirSync(making, { mode: 0o700 })
  const client = await start(making)
  await client.close()
  for (const entry of readdirSync(making, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isFile() || entry.isDirectory()) syncPath(path)
  }
  syncPath(making)
  renameSync(making, folder)
  syncPath(join(folder, ".."))
}

async function start(folder: string): Promise<GuardedPGlite> {
  const files = new DurableFiles(folder)
  const client = new GuardedPGlite({ fs: files, startParams: durableStartParams })
  await client.waitReady
  try {
    await refuseUnlessDurable(client, files)
  } catch (error) {
    await client.close()
    throw error
  }
  return client
}

function guarded(client: GuardedPGlite, space: FreeSpace, lock: Lock): OpenDatabase {
  const log = new ShortLog(client)
  client.watch({
    before: () => {
      if (!lock.isOurs()) throw new DatabaseInUse("The lock of this database was taken away, so it is left alone.")
    },
    isLow: () => space.isLow(),
    sentence: () => space.sentence(),
    after: () => log.afterWork(),
  })
  const close = async () => {
    log.stop()
    try {
      if (!client.closed) await client.close()
    } finally {
      lock.release()
    }
  }
  return opened(client, () => log.checkpoint(), close)
}

function opened(client: GuardedPGlite, settle: () => Promise<void>, close: () => Promise<void>): OpenDatabase {
  return {
    db: drizzle(client),
    kind: "embedded",
    executeSql: async (text, values) => {
      if (values && values.length > 0) return client.query(text, values)
      return (await client.exec(text)).at(-1) ?? { rows: [] }
    },
    ping: async () => {
      await client.query("select 1")
    },
    poolStatus: () => {
      const busy = Math.min(client.pending, 1)
      return { total: 1, idle: 1 - busy, waiting: client.pending - busy, max: 1 }
    },
    listen: () => async () => {},
    settle,
    close,
  }
}
