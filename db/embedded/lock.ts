import { randomUUID } from "node:crypto"
import { readFileSync, statSync, unlinkSync, utimesSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { setTimeout } from "node:timers/promises"
import { type Holder, holderSchema, isGone, sinceWhen, thisProcess } from "#db/embedded/holder"

const heartbeatMs = 15_000
const settleMs = 150
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
 * Removing a stale lock and making one's own are two steps, between which another process that saw the same stale
 * lock may have done both. So the look, the removal and the making follow each other without a pause, and then each
 * waits a moment and keeps the lock only if the file still is its own.
 */
async function takeOver(path: string, dataDir: string, holder: Holder): Promise<void> {
  await waitWhileBeingWritten(path)
  const other = readHolder(path)
  if (other && !isGone(other, ageMs(path))) throw inUse(dataDir, other)
  remove(path)
  const made = created(path, holder)
  await setTimeout(settleMs)
  const now = readHolder(path)
  if (!made || now?.token !== holder.token) throw inUse(dataDir, now)
}

/** A lock file is empty for the instant between its making and its writing, or for ever if its maker died there. */
async function waitWhileBeingWritten(path: string): Promise<void> {
  for (let tries = 0; tries < 10 && readHolder(path) === undefined; tries++) await setTimeout(settleMs / 3)
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

function created(path: string, holder: Holder): boolean {
  try {
    writeFileSync(path, JSON.stringify(holder), { flag: "wx", mode: 0o600 })
    return true
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false
    throw error
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
