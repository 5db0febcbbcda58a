import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process"
import { once } from "node:events"
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { sql } from "drizzle-orm"
import { onTestFinished } from "vitest"
import { openEmbedded } from "#db/embedded/open"
import { afterWorker } from "#tests/support/after-worker"

/** An empty data folder, gone when the test ends. */
export function emptyFolder(): string {
  const folder = madeFolder()
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A data folder with a store in it that has one empty table, `remark_kept`. Making one takes seconds, copying it does not. */
export async function folderWithStore(): Promise<string> {
  globalThis.scholiumStoreTemplate ??= template()
  const folder = emptyFolder()
  cpSync(await globalThis.scholiumStoreTemplate, folder, { recursive: true })
  return folder
}

/** Starts a TypeScript file as a process of its own, in changed surroundings; it is ended with the test. */
export function startScript(
  file: string,
  surroundings: Record<string, string>,
  ...args: string[]
): ChildProcessWithoutNullStreams {
  const env = { ...process.env, DATABASE_URL: "", SMTP_URL: "", ...surroundings }
  const child = spawn(process.execPath, ["--import", "tsx", file, ...args], { env })
  onTestFinished(async () => {
    await ended(child, "SIGKILL")
  })
  return child
}

/** The first line a process prints, or what it said on ending without one. */
export async function firstLine(child: ChildProcessWithoutNullStreams): Promise<string> {
  let complaint = ""
  child.stderr.on("data", (text) => {
    complaint += text
  })
  for await (const line of createInterface({ input: child.stdout })) return line
  return complaint
}

/** Sends the signal, unless the process has ended, and waits until it is gone. Gives how it ended. */
export async function ended(
  child: ChildProcessWithoutNullStreams,
  signal: NodeJS.Signals,
): Promise<NodeJS.Signals | number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const exit = once(child, "exit")
    child.kill(signal)
    await exit
  }
  return child.signalCode ?? child.exitCode
}

async function template(): Promise<string> {
  const folder = madeFolder()
  afterWorker("rm", "-rf", folder)
  // As a first start that was killed leaves it.
  mkdirSync(join(folder, "database.making"))
  writeFileSync(join(folder, "database.making", "PG_VERSION"), "18\n")
  const store = await openEmbedded(folder)
  await store.db.execute(sql`create table remark_kept (id serial primary key, words text not null)`)
  await store.close()
  return folder
}

function madeFolder(): string {
  return mkdtempSync(join(tmpdir(), "scholium-"))
}

declare global {
  var scholiumStoreTemplate: Promise<string> | undefined
}
