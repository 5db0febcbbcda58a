import { spawn } from "node:child_process"
import type { Env } from "#env"

/** Runs Next as a child of this process until one of them is told to stop; gives it time to close what it holds. */
export async function runNext(command: "start" | "dev", { host, port, keepAliveSeconds }: Env): Promise<void> {
  const args = ["node_modules/next/dist/bin/next", command, "--hostname", host, "--port", String(port)]
  if (command === "start") args.push("--keepAliveTimeout", String(keepAliveSeconds * 1000))
  const child = spawn(process.execPath, args, {
    stdio: "inherit",
    env: {
      ...process.env,
      NODE_ENV: command === "start" ? "production" : "development",
      NEXT_TELEMETRY_DISABLED: "1",
      PORT: String(port),
    },
  })
  // Ctrl-C reaches the child by itself (same terminal); a signal sent to this process alone is passed on.
  process.on("SIGTERM", () => child.kill("SIGTERM"))
  process.on("SIGINT", () => {})
  // npm starts us by a shell, which a signal to npm ends without reaching us: whoever ended them meant the server.
  const starter = process.ppid
  const watch = setInterval(() => process.ppid !== starter && child.kill("SIGTERM"), 500)
  const code = await new Promise<number | null>((resolve) => child.once("exit", resolve))
  clearInterval(watch)
  process.exitCode = code ?? 0
}
