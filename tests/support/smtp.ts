import { once } from "node:events"
import { SMTPServer } from "smtp-server"

export type ReceivedMail = {
  readonly recipients: readonly string[]
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
  readonly isEncrypted: boolean
}

export type SmtpStandIn = {
  readonly url: string
  /** Mails that were accepted, in the order of their arrival. */
  readonly mails: ReceivedMail[]
  readonly close: () => Promise<void>
}

type Behaviour = {
  /** The answer to RCPT TO for this address, when it is to be refused: "550 No such user". */
  readonly refuse?: (address: string) => string | undefined
  /** Called when a mail has arrived and is not answered yet; its promise delays the answer. */
  readonly onMail?: (mail: ReceivedMail) => void | Promise<void>
  readonly login?: { readonly user: string; readonly pass: string }
  /** Offers STARTTLS, with a certificate that nobody vouches for. */
  readonly encrypts?: true
}

/** A real SMTP server on 127.0.0.1 that keeps what it is sent. */
export async function startSmtp({ refuse, onMail, login, encrypts }: Behaviour = {}): Promise<SmtpStandIn> {
  const mails: ReceivedMail[] = []
  const server = new SMTPServer({
    disabledCommands: [...(encrypts ? [] : ["STARTTLS"]), ...(login ? [] : ["AUTH"])],
    allowInsecureAuth: true,
    onAuth: (given, _session, answer) => {
      const right = given.username === login?.user && given.password === login?.pass
      answer(right ? null : new Error("Wrong password"), right ? { user: given.username } : undefined)
    },
    onRcptTo: ({ address }, _session, answer) => {
      const [code, ...words] = refuse?.(address)?.split(" ") ?? []
      answer(code ? Object.assign(new Error(words.join(" ")), { responseCode: Number(code) }) : null)
    },
    onData: async (stream, session, answer) => {
      const chunks: Buffer[] = []
      for await (const chunk of stream) chunks.push(chunk)
      const recipients = session.envelope.rcptTo.map(({ address }) => address)
      const mail = { recipients, isEncrypted: session.secure, ...parsed(Buffer.concat(chunks).toString("latin1")) }
      await onMail?.(mail)
      mails.push(mail)
      answer()
    },
  })
  server.on("error", () => undefined)
  const listening = server.listen(0, "127.0.0.1")
  await once(listening, "listening")
  const address = listening.address()
  const port = typeof address === "object" && address ? address.port : 0
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** Headers by lower-case name, unfolded and decoded; the text of a mail of one part. */
function parsed(raw: string): Pick<ReceivedMail, "headers" | "text"> {
  const [head = "", ...rest] = raw.split("\r\n\r\n")
  const lines = head.replace(/\r\n[ \t]+/g, " ").split("\r\n")
  const headers = Object.fromEntries(
    lines.map((line) => [
      line.slice(0, line.indexOf(":")).toLowerCase(),
      decodedWords(line.slice(line.indexOf(":") + 2)),
    ]),
  )
  return { headers, text: decodedBody(rest.join("\r\n\r\n"), headers["content-transfer-encoding"]) }
}

function decodedBody(body: string, encoding = "7bit"): string {
  const bytes =
    encoding === "base64"
      ? Buffer.from(body, "base64")
      : Buffer.from(encoding === "quoted-printable" ? fromQuotedPrintable(body.replace(/=\r\n/g, "")) : body, "latin1")
  return bytes.toString("utf8").replaceAll("\r\n", "\n")
}

const decodedWords = (value: string): string =>
  value
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?(b|q)\?(.*?)\?=/gi, (_, kind: string, word: string) =>
      kind.toLowerCase() === "b"
        ? Buffer.from(word, "base64").toString("utf8")
        : Buffer.from(fromQuotedPrintable(word.replaceAll("_", " ")), "latin1").toString("utf8"),
    )

const fromQuotedPrintable = (text: string): string =>
  text.replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
