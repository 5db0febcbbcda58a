import { randomBytes } from "node:crypto"
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { basename, join } from "node:path"
import { contradictions } from "./env/contradictions"
import type { Network } from "./env/networks"
import { type Variables, variablesSchema } from "./env/variables"

/** What the surroundings say, checked once. `production` is everything that is not the try-out on one's own machine. */
export interface Env {
  mode: "try-out" | "production"
  databaseUrl?: string
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
  /** Front proxies whose word is taken for who asks. */
  trustedProxies: readonly Network[]
  /** How long a connection that asks nothing stays open: longer than a proxy keeps it, or it sends into a closed one. */
  keepAliveSeconds: number
  /** How long `/readyz` says no before a stopped server takes no more connections. */
  drainSeconds: number
  orcid?: Orcid
  /** Whether an editor's session may act as such though it was begun by e-mail alone. Always so in the try-out. */
  editorsByEmail: boolean
  /** E-mail address whose owner becomes the first administrator on signing in. */
  firstAdmin?: string
  /** How many times as often as usual everything may be done, where one place holds very many people. */
  limitsFactor: number
  logLevel: LogLevel
}

export type { Network } from "./env/networks"

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
  const problems = building ? [] : contradictions(given, tryOut)
  if (problems.length > 0) throw new EnvProblem(problems)
  const authUrl = given.AUTH_URL ?? `http://localhost:${given.PORT}`
  return {
    mode: tryOut ? "try-out" : "production",
    databaseUrl: given.DATABASE_URL,
    dataDir: given.DATA_DIR,
    smtpUrl: given.SMTP_URL,
    mailFrom: given.MAIL_FROM ?? `${mailName(given.PUBLICATION_NAME)} <no-reply@${new URL(authUrl).hostname}>`,
    publicationName: given.PUBLICATION_NAME,
    publicationContact: given.PUBLICATION_CONTACT,
    authUrl,
    authSecret: given.AUTH_SECRET ?? (building ? "not used while building" : secretKeptIn(given.DATA_DIR)),
    host: given.HOST ?? (tryOut ? "127.0.0.1" : "0.0.0.0"),
    port: given.PORT,
    trustedProxies: given.TRUSTED_PROXIES,
    keepAliveSeconds: given.KEEP_ALIVE_SECONDS,
    drainSeconds: given.DRAIN_SECONDS,
    orcid: orcidFrom(given),
    editorsByEmail: tryOut || given.EDITORS_BY_EMAIL === "1",
    firstAdmin: given.FIRST_ADMIN,
    limitsFactor: given.LIMITS_FACTOR,
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
