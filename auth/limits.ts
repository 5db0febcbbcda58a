import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible"
import { type Allowed, type Counted, countsFor, LIMITS, type LimitName, waitInWords } from "#core/limits"
import { Refusal } from "#core/refusal"
import { openedDatabase } from "#db/client"
import { env } from "#env"

type Ask = (text: string, values: unknown[]) => Promise<{ rows: unknown[] }>

/** Counts how often something was done: `count` gives the number of times in the present window, and when it ends. */
export type Limits = {
  readonly count: (key: string, allowed: Allowed) => Promise<{ times: number; msBeforeNext: number }>
}

/** What is counted by the minute or less is not worth a write in the database. */
const HERE_SECONDS = 60

/** Refuses with `too-many-requests`, and says when to come back, when somebody has done this too often. */
export async function countRequest(limits: Limits, name: LimitName, counted: Counted): Promise<void> {
  for (const { key, allowed } of countsFor(name, counted)) {
    const times = Math.floor(allowed.times * env().limitsFactor)
    const { times: done, msBeforeNext } = await limits.count(key, { ...allowed, times })
    if (done > times) throw tooOften(LIMITS[name].said, msBeforeNext)
  }
}

/** The refusal for whoever did something too often. `instead` is another way that is open to them. */
export function tooOften(said: string, msBeforeNext: number, instead = ""): Refusal {
  const sentence = `${said} Please try again in ${waitInWords(msBeforeNext)}${instead}.`
  return new Refusal("too-many-requests", sentence, {}, Math.max(1, Math.ceil(msBeforeNext / 1000)))
}

/** The limits of this process: in memory in the try-out, in the database where several processes must count together. */
export function limits(): Limits {
  shared.limits ??= env().mode === "try-out" ? limitsInMemory() : limitsIn((text, values) => askDatabase(text, values))
  return shared.limits
}

export function limitsInMemory(): Limits {
  return limitsBy((options) => new RateLimiterMemory(options))
}

/** Limits counted in the table `rate_limit` of the database that `ask` asks; short windows in memory all the same. */
export function limitsIn(ask: Ask): Limits {
  const storeClient = { query: ({ text, values }: { text: string; values: unknown[] }) => ask(text, values) }
  return limitsBy((options) =>
    options.duration <= HERE_SECONDS
      ? new RateLimiterMemory(options)
      : new RateLimiterPostgres({
          ...options,
          storeClient,
          storeType: "client",
          tableName: "rate_limit",
          tableCreated: true,
          // Whoever goes on asking beyond the limit costs no more writes.
          inMemoryBlockOnConsumed: options.points + 1,
        }),
  )
}

type Options = { readonly keyPrefix: string; readonly points: number; readonly duration: number }

function limitsBy(make: (options: Options) => RateLimiterAbstract): Limits {
  const made = new Map<string, RateLimiterAbstract>()
  const by = ({ times, seconds }: Allowed) => {
    const name = `${times}/${seconds}`
    const limiter = made.get(name) ?? make({ keyPrefix: "", points: times, duration: seconds })
    made.set(name, limiter)
    return limiter
  }
  return {
    count: async (key, allowed) => {
      try {
        const { consumedPoints, msBeforeNext } = await by(allowed).consume(key)
        return { times: consumedPoints, msBeforeNext }
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error
        // Beyond the limit it counts on or not, as its store does.
        return { times: Math.max(error.consumedPoints, allowed.times + 1), msBeforeNext: error.msBeforeNext }
      }
    },
  }
}

async function askDatabase(text: string, values: unknown[]): Promise<{ rows: unknown[] }> {
  return (await openedDatabase()).executeSql(text, values)
}

declare global {
  var scholiumLimits: { limits?: Limits } | undefined
}

// Next bundles this module several times; the process must count once.
globalThis.scholiumLimits ??= {}
const shared = globalThis.scholiumLimits
