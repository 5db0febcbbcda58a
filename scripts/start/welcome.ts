import type { Env } from "#env"
import { trySmtp } from "#server/post/try-smtp"
import { say } from "../say"
import type { SeededPerson } from "../seed/plant"

/** Says where to open the product and, in the try-out, who to sign in as. */
export function welcome({ mode, authUrl, host, port }: Env, people: readonly SeededPerson[]): void {
  say("")
  say(
    mode === "try-out"
      ? `Open ${authUrl} (this machine only).`
      : `Listening on ${host}:${port}, published as ${authUrl}.`,
  )
  if (mode === "try-out") {
    say("")
    say("This is the try-out: nothing leaves this machine, and mail lands at /dev/mail.")
    say(`Sign in at ${authUrl}/signin as one of:`)
    for (const { name, as } of people) say(`  ${name.padEnd(24)} ${as}`)
    say("For production set DATABASE_URL, SMTP_URL, AUTH_URL and AUTH_SECRET (see README).")
  }
  say("")
}

/** Says what may be wrong with a server that runs: things that are found out only by trying, and what it takes for granted. */
export async function tellHowItRuns({ mode, smtpUrl, trustedProxies }: Env): Promise<void> {
  if (mode === "try-out") return
  if (trustedProxies.length === 0) {
    say(
      "No proxy is trusted: whoever connects counts as one reader. Behind a proxy, name its address in TRUSTED_PROXIES.",
    )
  }
  const problem = smtpUrl ? await trySmtp(smtpUrl) : null
  if (problem) say(`Warning: ${problem}`)
}
