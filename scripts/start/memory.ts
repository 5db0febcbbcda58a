import { existsSync } from "node:fs"
import { freemem } from "node:os"
import type { Env } from "#env"
import { say } from "../say"

/** Measured (see docs/running.md): less than this, and the system ends the process, which can then say nothing itself. */
const NEEDED_MB = { build: 2_000, embedded: 900, postgresql: 300 } as const

/** Says when there is less free memory than what comes next has been seen to need. Swap may still carry it. */
export function warnOfLittleMemory({ databaseUrl }: Pick<Env, "databaseUrl">, freeMb = freeMegabytes()): void {
  const isBuilt = existsSync(".next/BUILD_ID")
  const needed = isBuilt ? (databaseUrl ? NEEDED_MB.postgresql : NEEDED_MB.embedded) : NEEDED_MB.build
  if (freeMb >= needed) return
  const what = isBuilt ? "Running" : "Building the app"
  say(
    `Warning: ${freeMb} MB of memory are free. ${what} takes about ${needed} MB; “Killed” without another word means that there was too little.`,
  )
}

/** Of the machine, or of the container that this process is held in. */
function freeMegabytes(): number {
  const free = "availableMemory" in process ? process.availableMemory() : freemem()
  return Math.floor(free / 1_000_000)
}
