import type { Env } from "#env"
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
