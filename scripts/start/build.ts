import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { buildReaderScript } from "../build-reader"
import { say } from "../say"

const ROOMS = ["app", "auth", "browser", "core", "db", "editor", "env", "server", "ui"]
const FILES = [
  "env.ts",
  "instrumentation.ts",
  "instrumentation-node.ts",
  "next.config.ts",
  "package-lock.json",
  "proxy.ts",
  "tsconfig.json",
]
const STAMP = "scholium-sources"

/** Builds the app when there is no build of the sources as they are. Gives whether it built. */
export async function buildIfNeeded(): Promise<boolean> {
  const folder = process.env.NEXT_DIST_DIR || ".next"
  const stamp = join(folder, STAMP)
  const sources = fingerprint()
  if (existsSync(join(folder, "BUILD_ID")) && existsSync(stamp) && readFileSync(stamp, "utf8") === sources) return false
  say("Building the app; this takes about a minute the first time.")
  await buildReaderScript()
  const built = spawnSync(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    encoding: "utf8",
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  })
  if (built.status !== 0) {
    const error = new Error(`The build failed:\n${built.stdout}${built.stderr}`)
    error.name = "BuildFailed"
    throw error
  }
  writeFileSync(stamp, sources)
  return true
}

/** A hash over every source file's path and content. */
function fingerprint(): string {
  const hash = createHash("sha256")
  for (const path of [...ROOMS.flatMap(filesUnder), ...FILES]) {
    if (existsSync(path)) hash.update(path).update("\0").update(readFileSync(path)).update("\0")
  }
  return hash.digest("hex")
}

function filesUnder(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .sort()
}
