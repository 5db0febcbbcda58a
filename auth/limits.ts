import { createHash } from "node:crypto"
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible"
import { Refusal } from "#core/refusal"
import { openedDatabase } from "#db/client"
import { env } from "#env"

/** How many sign-in mails may be asked for in an hour: for one address, from one place, and in all. */
export const MAILS_AN_HOUR = { address: 5, place: 20, all: 200 } as const
const HOUR_SECONDS = 3_600

type Counted = keyof typeof MAILS_AN_HOUR
export type Limits = Readonly<Record<Counted, RateLimiterAbstract>>
type Ask = (text: string, values: unknown[]) => Promise<{ rows: unknown[] }>

/**
 * Counts one sign-in mail. Refuses with `too-many-requests` when the hour's share of the place, the address or everybody
 * is used up; what is refused for the place does not count for the address, nor either for everybody.
 */
export async function countMail(limits: Limits, asked: { email: string; place: string }): Promise<void> {
  await count(limits.place, asked.place, "From where you are, many sign-in links were asked for in the last hour.")
  await count(limits.address, hashed(asked.email), "Several links were already sent to this address in the last hour.")
  await count(limits.all, "all", "Very many people are asking for a link just now.")
}

/** The limits of this process: in memory in the try-out, in the database where several processes must count together. */
export function limits(): Limits {
  shared.limits ??= env().mode === "try-out" ? limitsInMemory() : limitsIn((text, values) => askDatabase(text, values))
  return shared.limits
}

export function limitsInMemory(): Limits {
  return limitsBy((options) => new RateLimiterMemory(options))
}

/** Limits counted in the table `rate_limit` of the database that `ask` asks. */
export function limitsIn(ask: Ask): Limits {
  const storeClient = { query: ({ text, values }: { text: string; values: unknown[] }) => ask(text, values) }
  return limitsBy(
    (options) =>
      new RateLimiterPostgres({
        ...options,
        storeClient,
        storeType: "client",
        tableName: "rate_limit",
        tableCreated: true,
      }),
  )
}

type Options = { readonly keyPrefix: string; readonly points: number; readonly duration: number }

function limitsBy(make: (options: Options) => RateLimiterAbstract): Limits {
  const by = (counted: Counted) =>
    make({ keyPrefix: `mail-${counted}`, points: MAILS_AN_HOUR[counted], duration: HOUR_SECONDS })
  return { address: by("address"), place: by("place"), all: by("all") }
}

async function count(limiter: RateLimiterAbstract, key: string, sentence: string): Promise<void> {
  try {
    await limiter.consume(key)
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error
    const minutes = Math.max(1, Math.ceil(error.msBeforeNext / 60_000))
    const wait = minutes === 1 ? "one minute" : `${minutes} minutes`
    throw new Refusal("too-many-requests", `${sentence} Please try again in ${wait}, or sign in with ORCID.`)
  }
}

/** Addresses are not kept in the table of counts. */
const hashed = (email: string): string => createHash("sha256").update(email).digest("hex")

async function askDatabase(text: string, values: unknown[]): Promise<{ rows: unknown[] }> {
  return (await openedDatabase()).executeSql(text, values)
}

declare global {
  var scholiumLimits: { limits?: Limits } | undefined
}

// Next bundles this module several times; the process must count once.
globalThis.scholiumLimits ??= {}
const shared = globalThis.scholiumLimits
