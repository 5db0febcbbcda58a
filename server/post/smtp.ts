import { createTransport } from "nodemailer"
import { type Mail, type Transport, Undeliverable } from "./transport"

/** A server that answers nothing is given up on before the job engine takes the worker for dead. */
const PATIENCE = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000, dnsTimeout: 15_000 }

type Server = { readonly url: string; readonly from: string; readonly replyTo?: string | undefined }

/**
 * Sends by an SMTP server. `url` is smtp:// or smtps:// with user and password where needed; `from` is the sender with
 * or without a name, `replyTo` where answers are read. A letter's Message-ID is made from its id, so a second copy, sent because the first one's answer
 * was lost, is known as the same mail.
 */
export function smtp({ url, from, replyTo }: Server): Transport {
  const mailer = createTransport({ ...serverAt(new URL(url)), pool: true, maxConnections: 3, ...PATIENCE })
  const domain = from.match(/@([^\s>@]+)>?\s*$/)?.[1] ?? "localhost"
  return {
    send: async (mail) => {
      await mailer
        .sendMail({
          from,
          replyTo,
          to: { name: "", address: mail.recipient },
          subject: mail.subject,
          text: mail.body,
          messageId: messageIdOf(mail, domain),
          date: mail.writtenAt,
          // Keeps out-of-office answers and mailing lists from replying to a program (RFC 3834).
          headers: { "Auto-Submitted": "auto-generated" },
          disableFileAccess: true,
          disableUrlAccess: true,
        })
        .catch((error) => {
          throw refusesRecipient(error) ? new Undeliverable(error.message) : error
        })
    },
    keepsSecrets: false,
    close: () => mailer.close(),
  }
}

/** A password never travels in the clear: with one, an smtp:// server must offer STARTTLS. */
function serverAt(url: URL) {
  const secure = url.protocol === "smtps:"
  const auth = url.username
    ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) }
    : undefined
  const port = url.port ? Number(url.port) : secure ? 465 : 587
  const host = url.hostname.replace(/^\[|\]$/g, "")
  return { host, port, secure, auth, requireTLS: !secure && auth !== undefined }
}

const messageIdOf = (mail: Mail, domain: string): string => `<${mail.id}@${domain}>`

/** 5xx to RCPT TO is meant for good (RFC 5321, 4.2.1); any other failure may be ours or pass. */
function refusesRecipient(error: unknown): error is Error {
  if (!(error instanceof Error) || !("code" in error) || !("responseCode" in error)) return false
  return error.code === "EENVELOPE" && typeof error.responseCode === "number" && error.responseCode >= 500
}
