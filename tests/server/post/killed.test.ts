import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, test, vi } from "vitest"
import { startSmtp } from "#tests/support/smtp"

const LETTERS = 12
const AT_ONCE = 5

test("killed in the middle, the post goes on after a restart: every letter arrives, none but those in hand twice", {
  timeout: 120_000,
}, async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "scholium-post-"))
  let arrived = 0
  let child: ChildProcess | undefined
  const server = await startSmtp({
    onMail: () => {
      arrived++
      if (arrived === 4) child?.kill("SIGKILL")
    },
  })
  child = workerProcess(dataDir, server.url, LETTERS)
  await once(child, "exit")
  const beforeRestart = ids(server.mails)
  expect(beforeRestart.length).toBeLessThan(LETTERS)

  const again = workerProcess(dataDir, server.url, 0)
  await vi.waitFor(() => expect(new Set(ids(server.mails)).size).toBe(LETTERS), { timeout: 90_000 })
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  again.kill("SIGKILL")
  await once(again, "exit")

  expect(new Set(server.mails.map((mail) => mail.recipients[0])).size).toBe(LETTERS)
  expect(server.mails.length - LETTERS).toBeLessThanOrEqual(AT_ONCE)
  await server.close()
  await rm(dataDir, { recursive: true, force: true })
})

const ids = (mails: readonly { headers: Readonly<Record<string, string>> }[]) =>
  mails.map((mail) => mail.headers["message-id"])

function workerProcess(dataDir: string, smtpUrl: string, count: number): ChildProcess {
  const script = join(process.cwd(), "tests/support/smtp-worker-process.ts")
  return spawn(process.execPath, ["--import", "tsx", script, dataDir, smtpUrl, String(count)], {
    stdio: ["ignore", "ignore", "inherit"],
  })
}
