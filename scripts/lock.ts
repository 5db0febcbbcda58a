import { readFileSync, writeFileSync } from "node:fs"
import { say } from "./say"

/*
 * npm leaves out of the lock file whatever of another platform the registry at hand does not carry, and then refuses
 * `npm ci` everywhere because it is missing. This names those packages in the lock file: by the version that their parent
 * asks for, and for the platform that their name tells. They are installed where they fit, and nowhere else.
 */

type Locked = {
  version?: string
  dev?: true
  optional?: true
  cpu?: string[]
  os?: string[]
  libc?: string[]
  optionalDependencies?: Record<string, string>
}

const FILE = "package-lock.json"
const lock: { packages: Record<string, Locked> } = JSON.parse(readFileSync(FILE, "utf8"))
const added: string[] = []
for (const [place, { dev, optionalDependencies = {} }] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const nested = `${place}/node_modules/${name}`
    const beside = `node_modules/${name}`
    if (nested in lock.packages || beside in lock.packages) continue
    const platform = platformOf(name)
    if (!platform || !/^\d/.test(version)) throw new Error(`${name} ${version} is not in the lock file: npm install it`)
    const { cpu, libc, os } = platform
    // In the order in which npm writes them, so that it finds nothing to change.
    lock.packages[beside] = { version, cpu, ...(dev && { dev }), ...(libc && { libc }), optional: true, os }
    added.push(name)
  }
}
const [root = ["", {}] as const, ...rest] = Object.entries(lock.packages)
lock.packages = Object.fromEntries([root, ...rest.sort(([a], [b]) => (a < b ? -1 : 1))])
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`)
say(added.length > 0 ? `Named in the lock file: ${added.join(", ")}.` : "The lock file names everything.")

function platformOf(name: string): Pick<Locked, "cpu" | "os" | "libc"> | null {
  const os = name.match(/\b(android|darwin|linux|win32|freebsd|openbsd|netbsd|sunos|aix)\b/)?.[1]
  const cpu = name.match(/\b(arm64|x64|ia32|arm|riscv64|ppc64|s390x|loong64|mips64el)\b/)?.[1]
  if (!os || !cpu) return null
  const libc = os === "linux" && (/musl/.test(name) ? ["musl"] : /gnu/.test(name) ? ["glibc"] : undefined)
  return { cpu: [cpu], os: [os], ...(libc && { libc }) }
}
