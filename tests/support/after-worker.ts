import { spawn } from "node:child_process"
import { Socket } from "node:net"

/**
 * Runs a command once this process has ended, however it ends: the test runner stops its workers by signals, which
 * leave no time to tidy. A process of its own reads from a pipe that nobody writes to; the pipe closes with us.
 */
export function afterWorker(...command: string[]): void {
  const waiting = spawn("sh", ["-c", 'cat && exec "$@"', "sh", ...command], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  })
  waiting.unref()
  if (waiting.stdin instanceof Socket) waiting.stdin.unref()
}
