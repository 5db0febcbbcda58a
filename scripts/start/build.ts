import { spawn } from "node:child_process"
import { createHash } from "node:crypto"
import { once } from "node:events"
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { buildReaderScript } from "../build-reader"
import { showingProgress } from "../progress"
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
  await buildByNext()
  writeFileSync(stamp, sources)
  return true
}

/** The app was not built; says what Next said. */
class BuildFailed extends Error {
  override name = "BuildFailed"
}

async function buildByNext(): Promise<void> {
  const building = spawn(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  })
  let said = ""
  for (const stream of [building.stdout, building.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text
    })
  const ended = once(building, "close")
  const [code, signal] = await showingProgress(
    () => stepIn(said),
    () => ended,
  )
  if (code === 0) return
  if (signal === "SIGKILL") {
    throw new BuildFailed(
      "The build was killed from outside. If nobody did it, this machine ran out of memory: building takes about 2 GB.",
    )
  }
  throw new BuildFailed(`The build failed:\n${said}`)
}

/** The last step that Next has begun, in our words. */
const stepIn = (said: string): string => STEPS.findLast(([sign]) => said.includes(sign))?.[1] ?? "beginning"

const STEPS = [
  ["Creating an optimized production build", "step 1 of 3: compiling"],
  ["Collecting page data", "step 2 of 3: reading the pages"],
  ["Generating static pages", "step 3 of 3: making the pages that never change"],
] as const

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
