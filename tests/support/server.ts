import { type ChildProcess, spawn } from "node:child_process"
import { createWriteStream, mkdirSync } from "node:fs"
import { join } from "node:path"

export type RunningServer = {
  readonly url: string
  readonly dataDir: string
  readonly log: string
  readonly stop: () => Promise<void>
}
type Starting = {
  readonly name: string
  readonly port: number
  readonly env: Record<string, string>
  readonly dataDir?: string
}

const OUTPUT = "tests/.output"

/** Starts the product by its own start script, in a process and a data folder of its own, and waits until it answers. */
export async function startServer({
  name,
  port,
  env,
  dataDir = join(OUTPUT, `data-${name}`),
}: Starting): Promise<RunningServer> {
  mkdirSync(OUTPUT, { recursive: true })
  const log = join(OUTPUT, `${name}.log`)
  const child = spawn(process.execPath, ["node_modules/tsx/dist/cli.mjs", "scripts/start.ts"], {
    env: { ...surroundings(), PORT: String(port), DATA_DIR: dataDir, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  })
  const file = createWriteStream(log, { flags: "a" })
  child.stdout.pipe(file)
  child.stderr.pipe(file)
  const url = env.AUTH_URL ?? `http://localhost:${port}`
  await answering(`${url}/api/me`, child, log)
  return { url, dataDir, log, stop: () => stopped(child) }
}

/** The surroundings of this process without what would make the started one something else than a fresh installation. */
function surroundings(): NodeJS.ProcessEnv {
  const {
    DATABASE_URL: _db,
    SMTP_URL: _smtp,
    AUTH_URL: _url,
    AUTH_SECRET: _secret,
    TEST_DATABASE_URL: _test,
    ...rest
  } = process.env
  return rest
}

async function answering(url: string, child: ChildProcess, log: string): Promise<void> {
  const until = Date.now() + 180_000
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`The server stopped before it answered; see ${log}.`)
    const ok = await fetch(url).then(
      (response) => response.ok,
      () => false,
    )
    if (ok) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  child.kill("SIGKILL")
  throw new Error(`The server did not answer within three minutes; see ${log}.`)
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const exited = new Promise((resolve) => child.once("exit", resolve))
  child.kill("SIGTERM")
  const timer = setTimeout(() => child.kill("SIGKILL"), 15_000)
  await exited
  clearTimeout(timer)
}
