import { site } from "#auth/site"
import { env } from "#env"
import { heedEvents } from "#server/event/heed"
import { log, logFrom } from "#server/log"
import { startJobs, stopJobs } from "#server/post/jobs"
import { smtp } from "#server/post/smtp"
import { mailbox } from "#server/post/transport"
import { beginDraining } from "#server/ready"
import { closeIdleConnections, openGate } from "./app/_gate/gate"
import { publicChanges } from "./app/_kept/changes"

const AGAIN_MS = 5_000

/** What the process that started this one says some time before it ends it (see `scripts/start/next.ts`). */
const DRAIN = "drain"

/**
 * Opens the gate, then the database, and starts sending letters, publishing what is scheduled, and hearing what other
 * server processes change. A store that cannot be opened yet does not keep the server from answering (that it is
 * unavailable): opening is tried again until it succeeds.
 * On SIGTERM and SIGINT, letters in hand are finished as far as Next gives time for it; what is cut off is taken up by the
 * next start.
 */
export async function startServer(): Promise<void> {
  openGate({ isDeveloping: process.env.NODE_ENV !== "production" })
  const { smtpUrl, mailFrom, publicationContact: replyTo, logLevel } = env()
  logFrom(logLevel)
  let stopHeeding = async () => {}
  const transport = () => (smtpUrl ? smtp({ url: smtpUrl, from: mailFrom, replyTo }) : mailbox)
  const start = async () => {
    try {
      const changes = publicChanges()
      const changed = (tags: readonly string[]) => changes.expire(tags)
      await startJobs({ transport: transport(), sender: site(), changed })
      stopHeeding = await heedEvents({
        changed,
        missed: () => changes.expireEverything(),
      })
    } catch (error) {
      log.error({ err: error }, "the post could not be started and will be tried again")
      setTimeout(start, AGAIN_MS).unref()
    }
  }
  for (const signal of ["SIGTERM", "SIGINT"] as const)
    process.once(signal, () => {
      beginDraining()
      closeIdleConnections()
      void Promise.all([stopJobs(), stopHeeding()])
    })
  process.on("message", (message) => message === DRAIN && beginDraining())
  void start()
}
