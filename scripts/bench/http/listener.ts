import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"

/** The process that listens on a port of this machine (Linux); throws where nobody does. */
export function listenerOn(port: number): number {
  const hex = port.toString(16).toUpperCase().padStart(4, "0")
  const inode = ["/proc/net/tcp", "/proc/net/tcp6"]
    .flatMap((file) => readFileSync(file, "utf8").split("\n"))
    .map((line) => line.trim().split(/\s+/))
    .find((fields) => fields[1]?.endsWith(`:${hex}`) && fields[3] === "0A")?.[9]
  const found = execFileSync(
    "sh",
    ["-c", `ls -l /proc/[0-9]*/fd 2>/dev/null | awk '/^\\/proc/{p=$0} /socket:\\[${inode ?? "none"}\\]/{print p}'`],
    { encoding: "utf8" },
  )
  const pid = Number(found.match(/\/proc\/(\d+)\//)?.[1])
  if (!pid) throw new Error(`Nobody listens on port ${port}.`)
  return pid
}
