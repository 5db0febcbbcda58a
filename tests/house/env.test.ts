import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, test } from "vitest"
import { EnvProblem, readEnv } from "../../env"

const DATA_DIR = mkdtempSync(join(tmpdir(), "scholium-env-"))
afterAll(() => rmSync(DATA_DIR, { recursive: true }))

const production = {
  DATA_DIR,
  DATABASE_URL: "postgres://scholium@db/scholium",
  SMTP_URL: "smtps://relay.example.org",
  AUTH_URL: "https://articles.example.org/",
  AUTH_SECRET: "0123456789abcdef0123456789abcdef",
}

describe("with nothing set", () => {
  test("it is a try-out on this machine alone", () => {
    expect(readEnv({ DATA_DIR })).toMatchObject({
      mode: "try-out",
      authUrl: "http://localhost:3000",
      host: "127.0.0.1",
      port: 3000,
      mailFrom: "Scholium <no-reply@localhost>",
    })
  })

  test("an empty variable counts as not set", () => {
    expect(readEnv({ DATA_DIR, DATABASE_URL: "", SMTP_URL: " " }).mode).toBe("try-out")
  })

  test("the address follows the port", () => {
    expect(readEnv({ DATA_DIR, PORT: "8080" }).authUrl).toBe("http://localhost:8080")
  })

  test("the secret is made once, and only its owner can read it", () => {
    const { authSecret } = readEnv({ DATA_DIR })
    expect(authSecret).toHaveLength(43)
    expect(readEnv({ DATA_DIR }).authSecret).toBe(authSecret)
    expect(readFileSync(join(DATA_DIR, "secret"), "utf8")).toBe(authSecret)
    expect(statSync(join(DATA_DIR, "secret")).mode & 0o777).toBe(0o600)
  })
})

describe("in production", () => {
  test("what is needed is enough", () => {
    expect(readEnv(production)).toMatchObject({
      mode: "production",
      authUrl: "https://articles.example.org",
      mailFrom: "Scholium <no-reply@articles.example.org>",
      host: "0.0.0.0",
      orcid: undefined,
    })
  })

  test.each<[string, Record<string, string | undefined>, string]>([
    ["a database without a secret", { AUTH_SECRET: "" }, "AUTH_SECRET must be set when DATABASE_URL is set"],
    ["a database without an address", { AUTH_URL: "" }, "AUTH_URL must be set when DATABASE_URL is set"],
    ["a database without mail", { SMTP_URL: "" }, "SMTP_URL must be set when DATABASE_URL is set"],
    [
      "mail without a database",
      { DATABASE_URL: "" },
      "DATABASE_URL must be set when SMTP_URL is set, or ALLOW_EMBEDDED_DB=1",
    ],
    ["mail without a secret", { DATABASE_URL: "", AUTH_SECRET: "" }, "AUTH_SECRET must be set when SMTP_URL is set"],
    [
      "the try-out switched off",
      { DATABASE_URL: "", SMTP_URL: "", TRY_OUT: "0" },
      "DATABASE_URL must be set when TRY_OUT is 0",
    ],
    ["a short secret", { AUTH_SECRET: "short" }, "AUTH_SECRET must have 32 characters or more."],
    ["another kind of database", { DATABASE_URL: "mysql://db/x" }, "DATABASE_URL must look like postgres://"],
    ["an address that is none", { AUTH_URL: "articles" }, "AUTH_URL must look like https://articles.example.org."],
    ["an address that runs code", { AUTH_URL: "javascript:alert(1)" }, "AUTH_URL must look like"],
    ["a port that is none", { PORT: "http" }, "PORT must be a number."],
    ["a port that is none", { PORT: "70000" }, "PORT must be between 1 and 65535."],
    ["a sender of two lines", { MAIL_FROM: "a@b.org\nBcc: c@d.org" }, "MAIL_FROM must be one line."],
    ["an administrator without an address", { FIRST_ADMIN: "ada" }, "FIRST_ADMIN must be an e-mail address."],
    ["half of ORCID", { ORCID_CLIENT_ID: "APP-1" }, "ORCID_CLIENT_ID needs ORCID_CLIENT_SECRET."],
    ["the other half of ORCID", { ORCID_CLIENT_SECRET: "s" }, "ORCID_CLIENT_SECRET needs ORCID_CLIENT_ID."],
    ["the name of ORCID alone", { ORCID_ISSUER: "https://sandbox.orcid.org" }, "ORCID_ISSUER needs ORCID_CLIENT_ID"],
    ["an address with a path", { AUTH_URL: "https://example.org/journal" }, "under a path such as /journal."],
    ["an address with a search", { AUTH_URL: "https://example.org/?a=1" }, "without “?” or “#”."],
    ["an address with a password", { AUTH_URL: "https://me:pw@example.org" }, "without user or password."],
    ["an address that nobody can open", { AUTH_URL: "http://0.0.0.0:3000" }, "0.0.0.0 is none"],
    ["a host with its port", { HOST: "0.0.0.0:3000" }, "the port goes into PORT."],
    ["a host that is an address of the web", { HOST: "https://example.org" }, "HOST is an address of this machine"],
    ["a host that is half an address", { HOST: "127.0.0" }, "HOST is an address of this machine"],
    ["a port in other numerals", { PORT: "0x50" }, "PORT must be a number."],
    ["a port and a half", { PORT: "80.5" }, "PORT must be a whole number."],
    ["proxies that anybody is", { TRUSTED_PROXIES: "0.0.0.0/0" }, "would trust anybody."],
    ["proxies by name", { TRUSTED_PROXIES: "proxy.example.org" }, "not “proxy.example.org”."],
    ["connections that close at once", { KEEP_ALIVE_SECONDS: "0" }, "KEEP_ALIVE_SECONDS must be between 5 and 3600."],
    ["a wait for ever", { DRAIN_SECONDS: "1000" }, "DRAIN_SECONDS must be between 0 and 60."],
    ["two places for everything", { ALLOW_EMBEDDED_DB: "1" }, "two places to keep everything."],
    ["a try-out with a database", { TRY_OUT: "1" }, "which has no DATABASE_URL or SMTP_URL."],
    ["a sender without an address", { MAIL_FROM: "The editors" }, "MAIL_FROM must be one address"],
    ["two senders", { MAIL_FROM: "a@b.org, c@d.org" }, "MAIL_FROM must be one address"],
    ["a sender whose name falls apart", { MAIL_FROM: "Smith, Ed <a@b.org>" }, "MAIL_FROM must be one address"],
    ["a password that is not escaped", { DATABASE_URL: "postgres://me:50%@db/x" }, "DATABASE_URL: write a “%”"],
    ["a mail server with a setting it has not", { SMTP_URL: "smtp://mx?secure=true" }, "SMTP_URL has “secure”"],
    ["a mail server under a path", { SMTP_URL: "smtp://mx/inbox" }, "SMTP_URL ends with the server's name and port"],
    ["an unclear yes", { ALLOW_EMBEDDED_DB: "yes" }, "ALLOW_EMBEDDED_DB is either 0 or 1."],
  ])("%s is refused in one sentence", (_, changed, sentence) => {
    expect(() => readEnv({ ...production, ...changed })).toThrow(sentence)
  })

  test.each([
    [
      "an address with a slash",
      { AUTH_URL: "https://articles.example.org/" },
      { authUrl: "https://articles.example.org" },
    ],
    ["a host in brackets", { HOST: "[::1]" }, { host: "::1" }],
    ["the name of a machine as host", { HOST: "web-1.internal" }, { host: "web-1.internal" }],
    ["a sender with a quoted name", { MAIL_FROM: '"Smith, Ed" <a@b.org>' }, { mailFrom: '"Smith, Ed" <a@b.org>' }],
    ["connections kept as long as is said", { KEEP_ALIVE_SECONDS: "620" }, { keepAliveSeconds: 620 }],
  ])("%s is taken", (_, changed, read) => {
    expect(readEnv({ ...production, ...changed })).toMatchObject(read)
  })

  test("connections are kept longer than the usual proxies keep theirs, and none of these is trusted", () => {
    expect(readEnv(production)).toMatchObject({ keepAliveSeconds: 130, trustedProxies: [] })
  })

  test("all that is missing is said at once", () => {
    expect(problemsOf({ DATABASE_URL: production.DATABASE_URL })).toHaveLength(3)
  })

  test("the embedded store must be asked for", () => {
    const given = readEnv({ ...production, DATABASE_URL: "", ALLOW_EMBEDDED_DB: "1" })
    expect(given).toMatchObject({ mode: "production", databaseUrl: undefined })
  })

  test("no secret is written to the disk", () => {
    const empty = mkdtempSync(join(DATA_DIR, "empty-"))
    readEnv({ ...production, DATA_DIR: empty })
    expect(readdirSync(empty)).toEqual([])
  })

  test("both halves of ORCID make one, at orcid.org unless told otherwise", () => {
    const given = { ...production, ORCID_CLIENT_ID: "APP-1", ORCID_CLIENT_SECRET: "s" }
    expect(readEnv(given).orcid).toEqual({ clientId: "APP-1", clientSecret: "s", issuer: "https://orcid.org" })
    expect(readEnv({ ...given, ORCID_ISSUER: "https://sandbox.orcid.org" }).orcid?.issuer).toBe(
      "https://sandbox.orcid.org",
    )
  })
})

describe("the name and the address of the publication", () => {
  test("are ours and none unless told otherwise", () => {
    expect(readEnv(production)).toMatchObject({ publicationName: "Scholium", publicationContact: undefined })
  })

  test("are taken as they are given, and the name signs the mail", () => {
    const given = { ...production, PUBLICATION_NAME: " Norrvik Review ", PUBLICATION_CONTACT: "desk@norrvik.example" }
    expect(readEnv(given)).toMatchObject({
      publicationName: "Norrvik Review",
      publicationContact: "desk@norrvik.example",
      mailFrom: "Norrvik Review <no-reply@articles.example.org>",
    })
  })

  test.each([
    ["Science, Weekly", '"Science, Weekly" <no-reply@articles.example.org>'],
    ['The "New" Review', '"The \\"New\\" Review" <no-reply@articles.example.org>'],
    ["Revista Médica", "Revista Médica <no-reply@articles.example.org>"],
  ])("a name with marks in it is one name in a mail: %s", (PUBLICATION_NAME, from) => {
    expect(readEnv({ ...production, PUBLICATION_NAME }).mailFrom).toBe(from)
  })

  test.each([
    ["a name of two lines", { PUBLICATION_NAME: "A\nB" }, "PUBLICATION_NAME must be one line"],
    ["a name that turns the text around", { PUBLICATION_NAME: "A\u202EB" }, "PUBLICATION_NAME must be one line"],
    ["a name without end", { PUBLICATION_NAME: "A".repeat(61) }, "PUBLICATION_NAME must be one line of 60"],
    ["a contact that is no address", { PUBLICATION_CONTACT: "the editors" }, "PUBLICATION_CONTACT must be an e-mail"],
  ])("%s is refused", (_, changed, sentence) => {
    expect(() => readEnv({ ...production, ...changed })).toThrow(sentence)
  })
})

test("while Next builds nothing is needed and nothing is written", () => {
  const empty = mkdtempSync(join(DATA_DIR, "empty-"))
  const building = { NEXT_PHASE: "phase-production-build", DATA_DIR: empty }
  expect(readEnv(building).mode).toBe("try-out")
  expect(readEnv({ ...building, DATABASE_URL: production.DATABASE_URL }).mode).toBe("production")
  expect(readdirSync(empty)).toEqual([])
})

function problemsOf(variables: Record<string, string>): readonly string[] {
  try {
    readEnv(variables)
    return []
  } catch (error) {
    if (error instanceof EnvProblem) return error.problems
    throw error
  }
}
