import { readFileSync, readlinkSync } from "node:fs"
import { hostname } from "node:os"
import { z } from "zod"

/** Older than this without a heartbeat, and a holder that cannot be asked is taken for gone. */
const silentForMs = 60_000

export const holderSchema = z.object({
  token: z.string(),
  pid: z.number(),
  /** When the process started, in the system's ticks: tells a process from a later one given the same number. */
  started: z.string().optional(),
  host: z.string(),
  /** Changes with every start of the machine. */
  boot: z.string().optional(),
  /** Processes see each other's numbers only inside one namespace (a container is one of its own). */
  namespace: z.string().optional(),
  startedAs: z.string(),
  since: z.iso.datetime(),
})

/** Who holds a lock: enough to tell whether it still lives, and to name it to a person. */
export type Holder = z.infer<typeof holderSchema>

export function thisProcess(startedAs: string, token: string): Holder {
  return {
    token,
    pid: process.pid,
    started: startOf(process.pid),
    ...surroundings(),
    startedAs,
    since: new Date().toISOString(),
  }
}

/**
 * Whether a holder no longer lives. Where its number can be looked up, that decides; after a restart of the same
 * machine nobody lives on; otherwise (another machine or container on a shared folder) the age of its last heartbeat.
 */
export function isGone(holder: Holder, heartbeatAgeMs: number): boolean {
  const here = surroundings()
  const sameBoot = holder.boot === here.boot
  if (sameBoot && holder.namespace === here.namespace && holder.host === here.host) return !isAlive(holder)
  if (!sameBoot && holder.host === here.host) return true
  return heartbeatAgeMs > silentForMs
}

/** Local time of day, with the date when it was not today. */
export function sinceWhen(holder: Holder): string {
  const since = new Date(holder.since)
  const time = since.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })
  const today = since.toDateString() === new Date().toDateString()
  return today ? time : `${time} on ${since.toLocaleDateString("en-GB", { day: "numeric", month: "long" })}`
}

function isAlive(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    // EPERM is a living process of another user.
    if (error instanceof Error && "code" in error && error.code === "ESRCH") return false
  }
  return startOf(holder.pid) === holder.started
}

function surroundings() {
  return {
    host: hostname(),
    boot: whereThereIs(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()),
    namespace: whereThereIs(() => readlinkSync("/proc/self/ns/pid")),
  }
}

/**
 * Field 22 of Linux's `stat`, counted after the command's name, which may itself hold spaces and brackets. A process
 * that has ended but was not yet collected by its parent (`Z`, `X`) still has a number, but holds nothing.
 */
function startOf(pid: number): string | undefined {
  return whereThereIs(() => {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8")
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ")
    return fields[0] === "Z" || fields[0] === "X" ? undefined : fields[19]
  })
}

function whereThereIs<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
