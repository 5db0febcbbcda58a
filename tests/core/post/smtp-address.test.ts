import { describe, expect, test } from "vitest"
import { smtpProblems, smtpServer } from "#core/post/smtp-address"

describe("an address of a mail server", () => {
  test.each([
    ["smtps://mx.example.org", { port: 465, secure: true, requireTLS: false, isVerified: true }],
    ["smtp://mx.example.org", { port: 587, secure: false, requireTLS: true, isVerified: true }],
    ["smtp://mx.example.org?ignoreTLS=true", { ignoreTLS: true, requireTLS: false }],
    ["smtp://mx.example.org?requireTLS=false", { ignoreTLS: false, requireTLS: false }],
    ["smtp://mx.example.org?tls.rejectUnauthorized=false", { requireTLS: true, isVerified: false }],
    ["smtp://mx.example.org?tls.ca=/etc/ssl/own.pem", { caFile: "/etc/ssl/own.pem", isVerified: true }],
    ["smtp://10.0.0.5?tls.servername=mx.example.org", { certifiedName: "mx.example.org" }],
    ["smtp://mx.example.org?name=articles.example.org", { greetingName: "articles.example.org" }],
    ["smtp://localhost:25", { port: 25, requireTLS: false, isVerified: false }],
    ["smtp://LOCALHOST", { requireTLS: false }],
    ["smtp://[::1]:25", { host: "::1", requireTLS: false }],
    ["smtp://127.0.0.1?requireTLS=true", { requireTLS: true }],
    ["smtp://127.0.0.1?tls.ca=own.pem", { isVerified: true }],
    ["smtp://me:p%40ss@localhost", { auth: { user: "me", pass: "p@ss" }, requireTLS: true }],
    ["smtp://me:pw@localhost?ignoreTLS=true", { requireTLS: false, ignoreTLS: true }],
    ["smtp://127.evil.example", { requireTLS: true, isVerified: true }],
  ])("%s is understood", (address, expected) => {
    expect(smtpProblems(address)).toEqual([])
    expect(smtpServer(address)).toMatchObject(expected)
  })

  test.each([
    [
      "smtp://mx?pool=true",
      "SMTP_URL has “pool”; it understands ignoreTLS, requireTLS, tls.rejectUnauthorized, tls.ca",
    ],
    ["smtp://mx?ignoretls=true", "SMTP_URL has “ignoretls”"],
    ["smtp://mx?ignoreTLS=yes", "ignoreTLS is either true or false."],
    ["smtp://mx?ignoreTLS", "ignoreTLS is either true or false."],
    ["smtp://mx?ignoreTLS=true&ignoreTLS=false", "says ignoreTLS more than once."],
    ["smtp://mx?ignoreTLS=true&requireTLS=true", "cannot both require TLS and ignore it."],
    ["smtps://mx?ignoreTLS=true", "smtps:// begins with TLS"],
    ["smtp://mx?tls.ca=", "tls.ca must not be empty."],
    ["smtp://mx/path", "ends with the server's name and port"],
    ["smtp://", "must name a server"],
  ])("%s is refused in a sentence", (address, sentence) => {
    expect(smtpProblems(address).join("\n")).toContain(sentence)
  })
})
