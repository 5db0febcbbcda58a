import { spawn } from "node:child_process"
import { once } from "node:events"
import { rmSync } from "node:fs"
import { createServer } from "node:http"
import { freePort } from "#tests/support/free-port"
import { startOrcid } from "#tests/support/orcid"
import { startServer } from "#tests/support/server"
import { type SmtpStandIn, startSmtp } from "#tests/support/smtp"
import { say, sayWhatStopsUs } from "./say"
import { buildIfNeeded } from "./start/build"

/** The stories of many people come from one place, and two at a time from one editor. */
const BUSY = { LIMITS_FACTOR: "50" }

/**
 * Runs the browser stories against the production build: one server in try-out mode, and one as in production, with a real
 * mail server and a real OpenID provider in place of orcid.org. Arguments are passed on to Playwright.
 */
await sayWhatStopsUs(async () => {
  rmSync("tests/.output", { recursive: true, force: true })
  await buildIfNeeded()
  const closing: (() => Promise<void>)[] = []
  try {
    const tryOut = await startServer({ name: "try-out", port: await freePort(), env: BUSY })
    closing.push(tryOut.stop)
    const smtp = await startSmtp()
    closing.push(smtp.close)
    const letters = await showMails(smtp)
    closing.push(letters.close)
    const port = await freePort()
    const address = `http://localhost:${port}`
    const orcid = await startOrcid([`${address}/api/auth/callback/orcid`])
    closing.push(orcid.close)
    const production = await startServer({
      name: "production",
      port,
      env: {
        ...BUSY,
        SMTP_URL: smtp.url,
        ALLOW_EMBEDDED_DB: "1",
        AUTH_URL: address,
        AUTH_SECRET: "a secret of thirty-two characters or more",
        ORCID_ISSUER: orcid.issuer,
        ORCID_CLIENT_ID: orcid.clientId,
        ORCID_CLIENT_SECRET: orcid.clientSecret,
      },
    })
    closing.push(production.stop)
    say(`The stories run against ${tryOut.url} and ${production.url}`)
    const { status } = await run(["playwright", "test", ...process.argv.slice(2)], {
      TRY_OUT_URL: tryOut.url,
      PRODUCTION_URL: production.url,
      MAILS_URL: letters.url,
    })
    process.exitCode = status
  } finally {
    for (const close of closing.reverse()) await close()
  }
})

/** The mails that arrived, as JSON, for the stories, which run in processes of their own. */
async function showMails(smtp: SmtpStandIn): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer((_, response) => response.end(JSON.stringify(smtp.mails)))
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  const address = server.address()
  const port = typeof address === "object" && address ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}/`,
    close: async () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** Not `spawnSync`: the mail server and the OpenID provider live in this process and have to answer meanwhile. */
async function run(command: string[], env: Record<string, string>): Promise<{ status: number }> {
  const child = spawn("npx", ["--no-install", ...command], { stdio: "inherit", env: { ...process.env, ...env } })
  const [code] = await once(child, "exit")
  return { status: typeof code === "number" ? code : 1 }
}
