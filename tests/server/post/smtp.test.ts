import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { smtp } from "#server/post/smtp"
import { trySmtp } from "#server/post/try-smtp"
import { type SmtpStandIn, startSmtp } from "#tests/support/smtp"

const MAIL = { id: "1", recipient: "ada@example.org", subject: "Hello", body: "Hello", writtenAt: new Date() }
let encrypting: SmtpStandIn
let plain: SmtpStandIn
let locked: SmtpStandIn

beforeAll(async () => {
  encrypting = await startSmtp({ encrypts: true })
  plain = await startSmtp()
  locked = await startSmtp({ encrypts: true, login: { user: "post", pass: "secret" } })
})
afterAll(async () => {
  for (const server of [encrypting, plain, locked]) await server.close()
})

async function sendBy(server: SmtpStandIn, options = ""): Promise<boolean | undefined> {
  const transport = smtp({ url: server.url + options, from: "no-reply@scholium.example" })
  try {
    await transport.send(MAIL)
    return server.mails.at(-1)?.isEncrypted
  } finally {
    transport.close()
  }
}

describe("a mail server on this machine", () => {
  test("is spoken to encrypted, whoever vouches for it", async () => {
    expect(await sendBy(encrypting)).toBe(true)
  })

  test("is spoken to in the clear when it knows nothing else, or when told so", async () => {
    expect(await sendBy(plain)).toBe(false)
    expect(await sendBy(encrypting, "?ignoreTLS=true")).toBe(false)
  })

  test("must prove its name when told so", async () => {
    await expect(sendBy(encrypting, "?tls.rejectUnauthorized=true")).rejects.toThrow(/certificate/)
  })

  test("gets nothing in the clear when told so", async () => {
    const before = plain.mails.length
    await expect(sendBy(plain, "?requireTLS=true")).rejects.toThrow(/STARTTLS/)
    expect(plain.mails).toHaveLength(before)
  })
})

describe("trying a mail server", () => {
  test("says nothing when letters will go out", async () => {
    expect(await trySmtp(encrypting.url)).toBeNull()
    expect(await trySmtp(plain.url)).toBeNull()
  })

  test.each<[string, () => string, RegExp]>([
    ["that is not there", () => "smtp://127.0.0.1:1", /127\.0\.0\.1:1 cannot be reached .* Check SMTP_URL\./],
    [
      "that nobody vouches for",
      () => `${encrypting.url}?tls.rejectUnauthorized=true`,
      /certificate that cannot be checked .* \?tls\.ca=FILE/,
    ],
    ["that does not encrypt", () => `${plain.url}?requireTLS=true`, /does not offer encryption .* \?ignoreTLS=true/],
    [
      "with a wrong password",
      () => locked.url.replace("//", "//post:wrong@"),
      /did not accept the user and password in SMTP_URL/,
    ],
    ["with an authority whose file is missing", () => `${encrypting.url}?tls.ca=/no/such.pem`, /cannot be read/],
  ])("%s says so, and what to do", async (_, url, sentence) => {
    expect(await trySmtp(url())).toMatch(sentence)
  })
})
