import { readFileSync } from "node:fs"
import { createTransport } from "nodemailer"
import { type SmtpServer, smtpServer } from "#core/post/smtp-address"
import { type Mail, type Transport, Undeliverable } from "./transport"

/** A server that answers nothing is given up on before the job engine takes the worker for dead. */
export const PATIENCE = {
  connectionTimeout: 15_000,
  greetingTimeout: 15_000,
  socketTimeout: 30_000,
  dnsTimeout: 15_000,
}

type Server = { readonly url: string; readonly from: string; readonly replyTo?: string | undefined }

/**
 * Sends by an SMTP server. `url` is smtp:// or smtps:// with user, password and options (see `SmtpServer`); `from` is the
 * sender with or without a name, `replyTo` where answers are read. A letter's Message-ID is made from its id, so a second
 * copy, sent because the first one's answer was lost, is known as the same mail.
 */
export function smtp({ url, from, replyTo }: Server): Transport {
  const mailer = createTransport({ ...connectionTo(smtpServer(url)), pool: true, maxConnections: 3, ...PATIENCE })
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

/** The server and how to speak to it, in the mailer's words. */
export function connectionTo(server: SmtpServer) {
  const { host, port, secure, auth, requireTLS, ignoreTLS, greetingName } = server
  const tls = {
    rejectUnauthorized: server.isVerified,
    ...(server.certifiedName && { servername: server.certifiedName }),
    ...(server.caFile && { ca: readFileSync(server.caFile) }),
  }
  return { host, port, secure, auth, requireTLS, ignoreTLS, tls, ...(greetingName && { name: greetingName }) }
}

const messageIdOf = (mail: Mail, domain: string): string => `<${mail.id}@${domain}>`

/** 5xx to RCPT TO is meant for good (RFC 5321, 4.2.1); any other failure may be ours or pass. */
function refusesRecipient(error: unknown): error is Error {
  if (!(error instanceof Error) || !("code" in error) || !("responseCode" in error)) return false
  return error.code === "EENVELOPE" && typeof error.responseCode === "number" && error.responseCode >= 500
}
