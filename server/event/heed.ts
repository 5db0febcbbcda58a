import { openedDatabase } from "#db/client"
import type { Query } from "#db/listen"
import { type Announcement, CHANNEL } from "./announce"

type Showing = {
  /** These tags are out of date. */
  readonly changed: (tags: readonly string[]) => void
  /** Something happened that was not heard: anything may be out of date. */
  readonly missed: () => void
}

/** How many of the newest events are compared with those heard of. */
const NEWEST = 200
/** How long an event may be visible before its announcement is heard. */
const GRACE_MS = 500

/**
 * Hears of every event that any process on this database records, scripts included, and says what is out of date by it.
 * Where announcements do not get through (the connection broke, or a pooler keeps them), the next check finds events that
 * were not heard of, within seconds. On the embedded store, which belongs to one process, there is nothing to hear. Gives
 * the way to stop.
 */
export async function heedEvents({ changed, missed }: Showing): Promise<() => Promise<void>> {
  const { listen } = await openedDatabase()
  let known = new Set<number>()
  return listen(CHANNEL, {
    heard: (payload) => {
      const { id, tags } = JSON.parse(payload) as Announcement
      known.add(id)
      changed(tags)
    },
    listening: async (query) => {
      known = new Set(await newest(query))
      missed()
    },
    check: async (query) => {
      const ids = await newest(query)
      if (ids.some((id) => !known.has(id))) await new Promise((resolve) => setTimeout(resolve, GRACE_MS))
      if (ids.some((id) => !known.has(id))) missed()
      const oldest = ids.at(-1) ?? 0
      known = new Set([...ids, ...[...known].filter((id) => id > oldest)])
    },
  })
}

async function newest(query: Query): Promise<number[]> {
  const { rows } = await query(`select id from event order by id desc limit ${NEWEST}`)
  return rows.map((row) => Number((row as { id: unknown }).id))
}
