import { type ChildProcess, spawn } from "node:child_process"
import { get } from "node:http"
import type { Env } from "#env"
import { say } from "../say"

const LOOK_EVERY_MS = 100

/**
 * Runs Next as a child of this process until one of them is told to stop; gives it time to close what it holds. `opened` is
 * called once it answers.
 */
export async function runNext(command: "start" | "dev", surroundings: Env, opened: () => void): Promise<void> {
  const child = spawnNext(command, surroundings)
  const exit = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) =>
    child.once("exit", (code, signal) => resolve({ code, signal })),
  )
  passOnSignals(child, surroundings)
  const isOpen = await Promise.race([answering(surroundings), exit.then(() => false)])
  if (isOpen) opened()
  const { code, signal } = await exit
  if (signal === "SIGKILL") {
    say("The server was killed from outside. If nobody did it, this machine ran out of memory (see docs/running.md).")
  }
  process.exitCode = code ?? (signal ? 1 : 0)
}

function spawnNext(command: "start" | "dev", { host, port, keepAliveSeconds }: Env): ChildProcess {
  const args = ["node_modules/next/dist/bin/next", command, "--hostname", host, "--port", String(port)]
  if (command === "start") args.push("--keepAliveTimeout", String(keepAliveSeconds * 1000))
  return spawn(process.execPath, args, {
    stdio: command === "start" ? ["inherit", "inherit", "inherit", "ipc"] : "inherit",
    env: {
      ...process.env,
      NODE_ENV: command === "start" ? "production" : "development",
      NEXT_TELEMETRY_DISABLED: "1",
      PORT: String(port),
    },
  })
}

function passOnSignals(child: ChildProcess, { drainSeconds }: Env): void {
  const end = () => void child.kill("SIGTERM")
  process.on("SIGTERM", () => {
    if (drainSeconds === 0 || !child.connected) return end()
    child.send("drain")
    setTimeout(end, drainSeconds * 1000)
  })
  // Ctrl-C reaches the child by itself (same terminal).
  process.on("SIGINT", () => {})
  // npm starts us by a shell, which a signal to npm ends without reaching us: whoever ended them meant the server.
  const starter = process.ppid
  const watch = setInterval(() => process.ppid !== starter && end(), 500)
  child.once("exit", () => clearInterval(watch))
}

/** Resolves when the server answers at all. */
async function answering({ host, port }: Env): Promise<boolean> {
  const here = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host
  while (!(await answersAt(here, port))) await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  return true
}

function answersAt(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const asking = get({ host, port, path: "/healthz", timeout: 60_000 }, (response) => {
      response.resume()
      resolve(response.statusCode === 200)
    })
    asking.on("timeout", () => asking.destroy())
    asking.on("error", () => resolve(false))
  })
}
