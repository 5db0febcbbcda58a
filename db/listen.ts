import pg from "pg"
import { withSessionSettings } from "#db/session"

export type Query = (text: string) => Promise<{ rows: unknown[] }>

export type Listener = {
  /** Somebody notified the channel. */
  readonly heard: (payload: string) => void
  /** Listening has begun, or begun again: what happened until now may not have been heard. */
  readonly listening: (query: Query) => Promise<void>
  /** Called every few seconds on the same connection, to find out whether something was not heard. */
  readonly check: (query: Query) => Promise<void>
}

const CHECK_MS = 5_000
const AGAIN_MS = 1_000

/**
 * Hears what is notified on a channel of a PostgreSQL server, by a connection of its own that is opened again whenever it
 * breaks. A connection that is silent because it is dead fails its next check. Gives the way to stop.
 */
export function listenOn(url: string, channel: string, listener: Listener): () => Promise<void> {
  let isStopped = false
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined

  const begin = async () => {
    const mine = new pg.Client({
      connectionString: withSessionSettings(url),
      application_name: "scholium-listens",
      keepAlive: true,
      connectionTimeoutMillis: CHECK_MS,
      query_timeout: CHECK_MS,
    })
    client = mine
    mine.on("notification", ({ payload }) => listener.heard(payload ?? ""))
    mine.on("error", () => leave(mine))
    try {
      await mine.connect()
      await mine.query(`listen ${pg.escapeIdentifier(channel)}`)
      await listener.listening((text) => mine.query(text))
      later(check, CHECK_MS)
    } catch {
      leave(mine)
    }
  }
  const check = async () => {
    const mine = client
    if (!mine) return
    try {
      await listener.check((text) => mine.query(text))
      later(check, CHECK_MS)
    } catch {
      leave(mine)
    }
  }
  const leave = (mine: pg.Client) => {
    mine.end().catch(() => undefined)
    if (client !== mine) return
    client = undefined
    later(begin, AGAIN_MS)
  }
  const later = (what: () => Promise<void>, milliseconds: number) => {
    clearTimeout(timer)
    if (!isStopped) timer = setTimeout(() => void what(), milliseconds).unref()
  }

  void begin()
  return async () => {
    isStopped = true
    clearTimeout(timer)
    const mine = client
    client = undefined
    await mine?.end().catch(() => undefined)
  }
}
