import { spawnSync } from "node:child_process"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"

/**
 * Checks that imports go one way (see `.dependency-cruiser.cjs`), that every handler of a write goes through the door,
 * and that the room `auth` or a clock is not reached from where it must not be. Fails also when fewer modules were seen
 * than there are files: a checker that sees nothing finds nothing.
 */
const ROOMS = ["app", "auth", "browser", "core", "db", "editor", "server", "ui"].filter((room) => existsSync(room))

function filesOf(room: string): string[] {
  return readdirSync(room, { recursive: true, encoding: "utf8" })
    .filter((name) => /[.]tsx?$/.test(name))
    .map((name) => join(room, name))
}

type Cruise = {
  readonly summary: {
    readonly totalCruised: number
    readonly violations: readonly {
      readonly rule: { readonly name: string }
      readonly from: string
      readonly to: string
    }[]
  }
}

function cruise(): Cruise {
  const args = ["--no-install", "depcruise", "--config", ".dependency-cruiser.cjs", "--output-type", "json", ...ROOMS]
  const { stdout, stderr } = spawnSync("npx", args, { encoding: "utf8", maxBuffer: 256 * 1024 * 1024 })
  if (!stdout) throw new Error(`dependency-cruiser said nothing: ${stderr}`)
  return JSON.parse(stdout) as Cruise
}

const problems: string[] = []
const files = ROOMS.flatMap(filesOf)
const { summary } = cruise()
if (summary.totalCruised < files.length) {
  problems.push(`Only ${summary.totalCruised} modules were seen, but there are ${files.length} files.`)
}
for (const { rule, from, to } of summary.violations) problems.push(`${rule.name}: ${from} -> ${to}`)

for (const file of files.filter((name) => name.startsWith("app/") && name.endsWith("/route.ts"))) {
  const text = readFileSync(file, "utf8")
  const writes = /export (const|async function|function) (POST|PUT|PATCH|DELETE)\b/.test(text)
  if (writes && !/_door"/.test(text) && !/NextAuth|handlers/.test(text))
    problems.push(`${file} writes without the door.`)
}
for (const file of files) {
  const text = readFileSync(file, "utf8")
  if (/^["']use server["']/m.test(text)) problems.push(`${file} has a Server Action; writes are Route Handlers.`)
  if (file.startsWith("core/") && /\bDate[.]now\(|\bnew Date\(\)|\bMath[.]random\(/.test(text)) {
    problems.push(`${file} asks a clock or chance; core takes them as arguments.`)
  }
  if (/process[.]env/.test(text) && !file.startsWith("env"))
    problems.push(`${file} reads process.env; env.ts is its only reader.`)
  if (
    file.startsWith("server/") &&
    /inTransaction\(/.test(text) &&
    /export async function/.test(text) &&
    !file.startsWith("server/form") &&
    !file.endsWith("context.ts")
  ) {
    const permits = /\b(permit|permitOn|loadForMove|openDecision|refuseVisitors|holdsMove)\(/.test(text)
    if (!permits) problems.push(`${file} opens a transaction and permits nobody.`)
  }
}

if (problems.length > 0) {
  process.stderr.write(`${problems.join("\n")}\n`)
  process.exit(1)
}
process.stdout.write(`rooms: ${files.length} files, ${summary.totalCruised} modules, imports go one way\n`)
