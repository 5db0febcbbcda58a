import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process"
import { existsSync, readFileSync, unlinkSync, utimesSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { setTimeout } from "node:timers/promises"
import { sql } from "drizzle-orm"
import { expect, onTestFinished, test } from "vitest"
import { type Holder, thisProcess } from "#db/embedded/holder"
import { takeLock } from "#db/embedded/lock"
import { openEmbedded } from "#db/embedded/open"
import { emptyFolder, ended, firstLine, folderWithStore, startScript } from "#tests/support/embedded-store"

test("a second process is refused, and told who holds the database and what to do", async () => {
  const folder = emptyFolder()
  const first = await holding(folder)
  const clock = new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })
  await expect(takeLock(folder, "npm start")).rejects.toThrow(
    `The database in ${folder} is in use by process ${first.pid} (npm run dev, since ${clock}). ` +
      "Stop it first, or set DATA_DIR to another folder.",
  )
})

test("the same process is refused a second time too", async () => {
  const folder = emptyFolder()
  const { release } = await takeLock(folder, "npm start")
  await expect(takeLock(folder, "npm start")).rejects.toThrow(`process ${process.pid}`)
  release()
})

test("a released lock is free", async () => {
  const folder = emptyFolder()
  const first = await takeLock(folder, "npm start")
  first.release()
  const second = await takeLock(folder, "npm start")
  expect(second.isOurs()).toBe(true)
  second.release()
})

test("the lock of a killed process is taken over", async () => {
  const folder = emptyFolder()
  await ended(await holding(folder), "SIGKILL")
  expect(existsSync(lockOf(folder))).toBe(true)
  const { release } = await takeLock(folder, "npm start")
  release()
})

test("of several that find a stale lock at the same moment, exactly one gets it", async () => {
  const folder = emptyFolder()
  await ended(await holding(folder), "SIGKILL")
  const said = await Promise.all([1, 2, 3, 4, 5].map(() => firstLine(startTaking(folder))))
  expect(said.filter((line) => line === "held")).toHaveLength(1)
  expect(said.filter((line) => line.includes("is in use by"))).toHaveLength(4)
})

const somebody = { pid: 7, startedAs: "npm start", since: "2026-01-02T10:02:00.000Z" }

test.each<[string, Partial<Holder>, "taken over" | "refused", number?]>([
  ["this very process", {}, "refused"],
  ["a later process with the same number", { started: "1" }, "taken over"],
  ["a number nobody has", { pid: 4_194_305 }, "taken over"],
  ["this machine before it was restarted", { boot: "an earlier one" }, "taken over"],
  ["another machine that was heard a moment ago", { ...somebody, host: "web-2", boot: "b" }, "refused", 5],
  ["another machine that is silent", { ...somebody, host: "web-2", boot: "b" }, "taken over", 90],
  ["another container that was heard a moment ago", { ...somebody, host: "c2", namespace: "pid:[1]" }, "refused", 5],
  ["another container that is silent", { ...somebody, host: "c2", namespace: "pid:[1]" }, "taken over", 90],
])("a lock held by %s", async (_, holder, outcome, silentForSeconds = 0) => {
  const folder = lockedBy(holder, silentForSeconds)
  const taking = takeLock(folder, "npm start")
  if (outcome === "refused") return expect(taking).rejects.toThrow("is in use by")
  ;(await taking).release()
})

test("a holder elsewhere is named with its machine and day", async () => {
  const folder = lockedBy({ ...somebody, host: "web-2", boot: "b" })
  await expect(takeLock(folder, "npm start")).rejects.toThrow(/process 7 on web-2 \(npm start, since .* on 2 January\)/)
})

test.skipIf(process.platform !== "linux")(
  "a process that ended and was not collected by its parent holds nothing",
  async () => {
    const folder = lockedBy(await uncollected())
    const { release } = await takeLock(folder, "npm start")
    release()
  },
)

test("a lock file left empty by a crash is taken over", async () => {
  const folder = emptyFolder()
  writeFileSync(lockOf(folder), "")
  const { release } = await takeLock(folder, "npm start")
  release()
})

test("a store whose lock was taken away is left alone", async () => {
  const folder = await folderWithStore()
  const store = await openEmbedded(folder)
  unlinkSync(lockOf(folder))
  await setTimeout(1_100)
  await expect(store.db.execute(sql`insert into remark_kept (words) values ('a')`)).rejects.toMatchObject({
    cause: { message: "The lock of this database was taken away, so it is left alone." },
  })
  await store.close()
})

function lockOf(folder: string): string {
  return join(folder, "database.lock")
}

function startTaking(folder: string): ChildProcessWithoutNullStreams {
  return startScript("tests/support/take-lock.ts", {}, folder, "npm run dev")
}

async function holding(folder: string): Promise<ChildProcessWithoutNullStreams> {
  const child = startTaking(folder)
  expect(await firstLine(child)).toBe("held")
  return child
}

/** A folder with the lock of this process, but for what is told otherwise. */
function lockedBy(holder: Partial<Holder>, silentForSeconds = 0): string {
  const folder = emptyFolder()
  writeFileSync(lockOf(folder), JSON.stringify({ ...thisProcess("npm start", "another token"), ...holder }))
  const heard = Date.now() / 1000 - silentForSeconds
  utimesSync(lockOf(folder), heard, heard)
  return folder
}

/**
 * A child whose parent became a program that does not wait for it. It ends only when its input does, and that is closed
 * only then: a shell that is still one may collect it.
 */
async function uncollected(): Promise<Pick<Holder, "pid" | "started">> {
  const parent = spawn("sh", ["-c", "exec 3<&0; sh -c 'read word <&3' & echo $!; exec 3<&- sleep 600 </dev/null"])
  onTestFinished(async () => {
    await ended(parent, "SIGKILL")
  })
  const pid = Number(await firstLine(parent))
  const stat = (of: number | undefined) => readFileSync(`/proc/${of}/stat`, "utf8").split(" ")
  await expect.poll(() => stat(parent.pid)[1]).toBe("(sleep)")
  parent.stdin.end()
  await expect.poll(() => stat(pid)[2]).toBe("Z")
  return { pid, started: stat(pid)[21] }
}
