import { createTransport } from "nodemailer"
import { smtpServer } from "#core/post/smtp-address"
import { connectionTo, PATIENCE } from "./smtp"

/**
 * Greets the mail server as a letter would, and sends none. Gives why no letter would go out, in a sentence with what to
 * do about it, or null.
 */
export async function trySmtp(url: string): Promise<string | null> {
  const server = smtpServer(url)
  const at = `The mail server ${server.host}:${server.port}`
  try {
    const mailer = createTransport({ ...connectionTo(server), ...PATIENCE })
    await mailer.verify().finally(() => mailer.close())
    return null
  } catch (error) {
    return `${at} ${inWords(error)} Until it is put right, no letter goes out and nobody can sign in by e-mail.`
  }
}

function inWords(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : ""
  const said = error instanceof Error ? error.message.trim().replace(/\.$/, "") : String(error)
  if (code === "EAUTH") return `did not accept the user and password in SMTP_URL (${said}).`
  if (/self[- ]signed|unable to (verify|get)|certificate|altnames/i.test(said))
    return `has a certificate that cannot be checked (${said}). Name its authority with ?tls.ca=FILE, or take any certificate with ?tls.rejectUnauthorized=false.`
  if (/STARTTLS/i.test(said) || code === "ETLS")
    return `does not offer encryption (${said}). To send in the clear, add ?ignoreTLS=true to SMTP_URL.`
  if (code === "ENOENT" || code === "EACCES") return `cannot be tried: the file of ?tls.ca cannot be read (${said}).`
  return `cannot be reached (${said}). Check SMTP_URL.`
}
