import { randomUUID } from "node:crypto"
import { linkSync, readFileSync, statSync, unlinkSync, utimesSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { setTimeout } from "node:timers/promises"
import { type Holder, holderSchema, isGone, sinceWhen, thisProcess } from "#db/embedded/holder"

const heartbeatMs = 15_000
const turnMs = 50
const goodForMs = 1_000

/** Another process has the store open; two at once would destroy it without an error. */
export class DatabaseInUse extends Error {
  override name = "DatabaseInUse"
}

export interface Lock {
  /** Whether, a second ago at most, the file named this holder: false when somebody removed it by hand and another took it. */
  isOurs: () => boolean
  release: () => void
}

/**
 * Takes the lock file of a data folder for as long as this process lives, or throws `DatabaseInUse` naming who has
 * it. A lock whose holder is gone is taken over. `startedAs` is what the owner typed, for that sentence.
 */
export async function takeLock(dataDir: string, startedAs: string): Promise<Lock> {
  const path = join(dataDir, "database.lock")
  const holder = thisProcess(startedAs, randomUUID())
  if (!created(path, holder)) {
    await takeOver(path, dataDir, holder)
  }
  return held(path, holder)
}

/**
 * Removing a stale lock and making one's own are two steps, between which another process that saw the same stale lock
 * may have done both, however quickly they follow each other: a process may be halted between any two steps. So only one
 * at a time takes over: whoever has made the file beside the lock.
 */
async function takeOver(path: string, dataDir: string, holder: Holder): Promise<void> {
  const turn = `${path}.taking`
  await waitForTurn(turn, holder)
  try {
    const other = readHolder(path)
    if (other && !isGone(other, ageMs(path))) throw inUse(dataDir, other)
    remove(path)
    if (!created(path, holder)) throw inUse(dataDir, readHolder(path))
  } finally {
    remove(turn)
  }
}

/** Somebody who died while taking over has no turn any more. */
async function waitForTurn(turn: string, holder: Holder): Promise<void> {
  while (!created(turn, holder)) {
    const other = readHolder(turn)
    if (other && isGone(other, ageMs(turn))) remove(turn)
    await setTimeout(turnMs)
  }
}

function held(path: string, holder: Holder): Lock {
  const stillNamed = () => readHolder(path)?.token === holder.token
  let ours = true
  let looked = performance.now()
  const isOurs = () => {
    if (performance.now() - looked >= goodForMs) {
      ours = stillNamed()
      looked = performance.now()
    }
    return ours
  }
  // Processes elsewhere that share the folder cannot see this one's number; to them the file's age is its pulse.
  const heartbeat = setInterval(() => stillNamed() && utimesSync(path, new Date(), new Date()), heartbeatMs)
  heartbeat.unref()
  const release = () => {
    clearInterval(heartbeat)
    process.off("exit", release)
    if (stillNamed()) remove(path)
  }
  process.once("exit", release)
  return { isOurs, release }
}

/** The file appears with what it says: a process may be halted between making a file and writing it. */
function created(path: string, holder: Holder): boolean {
  const written = `${path}.${holder.token}`
  writeFileSync(written, JSON.stringify(holder), { mode: 0o600 })
  try {
    linkSync(written, path)
    return true
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false
    throw error
  } finally {
    remove(written)
  }
}

function readHolder(path: string): Holder | undefined {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(path, "utf8")))
  } catch {
    return undefined
  }
}

function ageMs(path: string): number {
  const modified = statSync(path, { throwIfNoEntry: false })?.mtimeMs
  return modified === undefined ? Number.POSITIVE_INFINITY : Date.now() - modified
}

function remove(path: string): void {
  try {
    unlinkSync(path)
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error
  }
}

function inUse(dataDir: string, other: Holder | undefined): DatabaseInUse {
  const who = other
    ? `process ${other.pid}${elsewhere(other)} (${other.startedAs}, since ${sinceWhen(other)})`
    : "another process"
  return new DatabaseInUse(
    `The database in ${dataDir} is in use by ${who}. Stop it first, or set DATA_DIR to another folder.`,
  )
}

function elsewhere(other: Holder): string {
  const { host } = thisProcess("", "")
  return other.host === host ? "" : ` on ${other.host}`
}
