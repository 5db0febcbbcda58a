import { spawn, spawnSync } from "node:child_process"
import { mkdirSync, rmSync, writeFileSync } from "node:fs"
import { join, resolve } from "node:path"

const NEXT = resolve("node_modules/next/dist/bin/next")

type Served = { readonly url: string; readonly stop: () => Promise<void> }
type Minimal = { readonly port: number; readonly compress: boolean }

/**
 * Builds and serves an app of the same Next with one static page of one sentence, and nothing of ours in it. It lies under
 * this folder for its packages' sake, and Next would take up our start-up file from here: its own, empty one is in the way.
 */
export async function startMinimalNext({ port, compress }: Minimal): Promise<Served> {
  const folder = `tests/.output/minimal-next-${compress ? "gzip" : "plain"}`
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, "app"), { recursive: true })
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
  write(
    "app/layout.jsx",
    'export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html> }\n',
  )
  write("app/page.jsx", "export default function Page() { return <p>A static page.</p> }\n")
  write("instrumentation.js", "export function register() {}\n")
  write("package.json", '{ "name": "minimal", "private": true }\n')
  write(
    "next.config.mjs",
    `export default { compress: ${compress}, turbopack: { root: ${JSON.stringify(resolve("."))} } }\n`,
  )
  const env = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1", NEXT_DIST_DIR: "" }
  const built = spawnSync(process.execPath, [NEXT, "build"], { cwd: folder, env, encoding: "utf8" })
  if (built.status !== 0) throw new Error(`The minimal app did not build:\n${built.stdout}${built.stderr}`)
  refuseOursInIt(folder)
  const child = spawn(process.execPath, [NEXT, "start", "--hostname", "127.0.0.1", "--port", String(port)], {
    cwd: folder,
    env,
    stdio: "ignore",
  })
  const url = `http://127.0.0.1:${port}/`
  await answering(url)
  return {
    url,
    stop: async () => {
      child.kill("SIGTERM")
    },
  }
}

/** With our start-up file in it, the app would serve its page as we do ours, and measure nothing. */
function refuseOursInIt(folder: string): void {
  const found = spawnSync("grep", ["-rl", "scholium", join(folder, ".next/server")], { encoding: "utf8" }).stdout
  if (found) throw new Error(`The minimal app has something of ours in it:\n${found}`)
}

async function answering(url: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const ok = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    )
    if (ok) return
    await new Promise((done) => setTimeout(done, 200))
  }
  throw new Error(`${url} does not answer.`)
}
