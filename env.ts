import { randomBytes } from "node:crypto"
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { basename, join } from "node:path"
import { z } from "zod"

/** What the surroundings say, checked once. `production` is everything that is not the try-out on one's own machine. */
export interface Env {
  mode: "try-out" | "production"
  databaseUrl?: string
  allowEmbeddedDb: boolean
  /** Folder of the embedded store, the try-out secret and other things kept on disk. */
  dataDir: string
  smtpUrl?: string
  mailFrom: string
  /** What readers know this installation as: in the head of every page, in feeds, letters and citations. */
  publicationName: string
  /** The e-mail address at which the editors can be reached; where there is none, no page says that they can be written to. */
  publicationContact?: string
  /** Origin of every link that is sent or published; no trailing slash. */
  authUrl: string
  authSecret: string
  /** Address to listen on: 127.0.0.1 in the try-out, whose mailbox page must not be reachable from elsewhere. */
  host: string
  port: number
  orcid?: Orcid
  /** Whether an editor's session may act as such though it was begun by e-mail alone. Always so in the try-out. */
  editorsByEmail: boolean
  /** E-mail address whose owner becomes the first administrator on signing in. */
  firstAdmin?: string
  /** How many times as often as usual everything may be done, where one place holds very many people. */
  limitsFactor: number
  redisUrl?: string
  chromiumPath?: string
  logLevel: LogLevel
}

export interface Orcid {
  clientId: string
  clientSecret: string
  issuer: string
}

type LogLevel = "debug" | "info" | "warn" | "error" | "silent"

/** The surroundings do not fit; `problems` are whole sentences, one for each thing to put right. */
export class EnvProblem extends Error {
  override name = "EnvProblem"
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(problems.join("\n"))
    this.problems = problems
  }
}

let known: Env | undefined

/** The checked surroundings, read on first use and kept. Throws `EnvProblem` when the product must not start. */
export function env(): Env {
  known ??= readEnv(process.env)
  return known
}

/**
 * Takes raw variables (empty counts as unset) and gives the checked ones, or throws `EnvProblem`. In the try-out it
 * makes the secret on first use and keeps it in the data folder. While Next builds, nothing is asked and nothing is
 * written: no page is built from the database.
 */
export function readEnv(variables: Record<string, string | undefined>): Env {
  const parsed = variablesSchema.safeParse(withoutEmpty(variables))
  if (!parsed.success) throw new EnvProblem([...new Set(parsed.error.issues.map((issue) => issue.message))])
  const given = parsed.data
  const building = variables.NEXT_PHASE === "phase-production-build"
  const tryOut = !given.DATABASE_URL && !given.SMTP_URL && given.TRY_OUT !== "0"
  const problems = building || tryOut ? [] : missingInProduction(given)
  if (given.ORCID_CLIENT_ID && !given.ORCID_CLIENT_SECRET) problems.push("ORCID_CLIENT_ID needs ORCID_CLIENT_SECRET.")
  if (given.ORCID_CLIENT_SECRET && !given.ORCID_CLIENT_ID) problems.push("ORCID_CLIENT_SECRET needs ORCID_CLIENT_ID.")
  if (problems.length > 0) throw new EnvProblem(problems)
  const authUrl = given.AUTH_URL ?? `http://localhost:${given.PORT}`
  return {
    mode: tryOut ? "try-out" : "production",
    databaseUrl: given.DATABASE_URL,
    allowEmbeddedDb: given.ALLOW_EMBEDDED_DB === "1",
    dataDir: given.DATA_DIR,
    smtpUrl: given.SMTP_URL,
    mailFrom: given.MAIL_FROM ?? `${mailName(given.PUBLICATION_NAME)} <no-reply@${new URL(authUrl).hostname}>`,
    publicationName: given.PUBLICATION_NAME,
    publicationContact: given.PUBLICATION_CONTACT,
    authUrl,
    authSecret: given.AUTH_SECRET ?? (building ? "not used while building" : secretKeptIn(given.DATA_DIR)),
    host: given.HOST ?? (tryOut ? "127.0.0.1" : "0.0.0.0"),
    port: given.PORT,
    orcid: orcidFrom(given),
    editorsByEmail: tryOut || given.EDITORS_BY_EMAIL === "1",
    firstAdmin: given.FIRST_ADMIN,
    redisUrl: given.REDIS_URL,
    limitsFactor: given.LIMITS_FACTOR,
    chromiumPath: given.CHROMIUM_PATH,
    logLevel: given.LOG_LEVEL,
  }
}

/** How this process was started, in the words its owner typed: `npm start`, `npm run seed`, or the script's name. */
export function startedAs(): string {
  const script = process.env.npm_lifecycle_event
  if (script === "start" || script === "test") return `npm ${script}`
  return script && script !== "npx" ? `npm run ${script}` : basename(process.argv[1] ?? "node")
}

/** The PostgreSQL server on which tests may create and drop databases of their own, when one is named. */
export function testDatabaseUrl(): string | undefined {
  return process.env.TEST_DATABASE_URL || undefined
}

function flag(name: string) {
  return z.enum(["0", "1"], { error: `${name} is either 0 or 1.` }).optional()
}

function address(name: string, example: string, protocol: RegExp) {
  return z.url({ protocol, error: `${name} must look like ${example}.` }).optional()
}

const variablesSchema = z.object({
  DATABASE_URL: address("DATABASE_URL", "postgres://user:password@host:5432/name", /^postgres(ql)?$/),
  ALLOW_EMBEDDED_DB: flag("ALLOW_EMBEDDED_DB"),
  TRY_OUT: flag("TRY_OUT"),
  DATA_DIR: z.string().default(".data"),
  SMTP_URL: address("SMTP_URL", "smtps://user:password@host:465", /^smtps?$/),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]+$/, "MAIL_FROM must be one line.")
    .optional(),
  PUBLICATION_NAME: z
    .string()
    .trim()
    .regex(/^[^\p{C}\p{Zl}\p{Zp}]{1,60}$/u, "PUBLICATION_NAME must be one line of 60 characters or fewer.")
    .default("Scholium"),
  PUBLICATION_CONTACT: z.email("PUBLICATION_CONTACT must be an e-mail address.").optional(),
  AUTH_URL: address("AUTH_URL", "https://articles.example.org", /^https?$/).transform(
    (url) => url && new URL(url).origin,
  ),
  AUTH_SECRET: z.string().min(32, "AUTH_SECRET must have 32 characters or more.").optional(),
  HOST: z.string().optional(),
  PORT: z.coerce
    .number({ error: "PORT must be a number." })
    .int("PORT must be a whole number.")
    .min(1, "PORT must be between 1 and 65535.")
    .max(65535, "PORT must be between 1 and 65535.")
    .default(3000),
  ORCID_CLIENT_ID: z.string().optional(),
  ORCID_CLIENT_SECRET: z.string().optional(),
  ORCID_ISSUER: address("ORCID_ISSUER", "https://orcid.org", /^https?$/),
  EDITORS_BY_EMAIL: flag("EDITORS_BY_EMAIL"),
  FIRST_ADMIN: z.email("FIRST_ADMIN must be an e-mail address.").optional(),
  REDIS_URL: address("REDIS_URL", "redis://host:6379", /^rediss?$/),
  LIMITS_FACTOR: z.coerce
    .number({ error: "LIMITS_FACTOR must be a number." })
    .min(1, "LIMITS_FACTOR must be 1 or more.")
    .default(1),
  CHROMIUM_PATH: z.string().optional(),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error", "silent"], {
      error: "LOG_LEVEL is one of debug, info, warn, error, silent.",
    })
    .default("info"),
})

type Variables = z.infer<typeof variablesSchema>

function missingInProduction(given: Variables): string[] {
  const because = given.DATABASE_URL ? "DATABASE_URL is set" : given.SMTP_URL ? "SMTP_URL is set" : "TRY_OUT is 0"
  const problems: string[] = []
  if (!given.AUTH_SECRET) problems.push(`AUTH_SECRET must be set when ${because}: 32 random characters or more.`)
  if (!given.AUTH_URL) problems.push(`AUTH_URL must be set when ${because}: the address readers will use.`)
  if (!given.SMTP_URL) problems.push(`SMTP_URL must be set when ${because}: people sign in by a link sent to them.`)
  if (!given.DATABASE_URL && given.ALLOW_EMBEDDED_DB !== "1") {
    problems.push(
      `DATABASE_URL must be set when ${because}, or ALLOW_EMBEDDED_DB=1 to rely on the store in ${given.DATA_DIR}.`,
    )
  }
  return problems
}

function orcidFrom(given: Variables): Orcid | undefined {
  if (!given.ORCID_CLIENT_ID || !given.ORCID_CLIENT_SECRET) return undefined
  return {
    clientId: given.ORCID_CLIENT_ID,
    clientSecret: given.ORCID_CLIENT_SECRET,
    issuer: given.ORCID_ISSUER ?? "https://orcid.org",
  }
}

/** A name before an address (RFC 5322): quoted where it has more in it than words. */
const mailName = (name: string): string =>
  /^[\p{L}\p{N} ]+$/u.test(name) ? name : `"${name.replace(/["\\]/g, "\\$&")}"`

/** Made once by whichever process comes first (`wx`), then read by all, so that sign-ins survive a restart. */
function secretKeptIn(dataDir: string): string {
  const path = join(dataDir, "secret")
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  try {
    writeFileSync(path, randomBytes(32).toString("base64url"), { flag: "wx", mode: 0o600 })
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error
  }
  return readFileSync(path, "utf8")
}

function withoutEmpty(variables: Record<string, string | undefined>) {
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value.trim() !== ""))
}
