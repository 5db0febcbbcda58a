import { sql } from "drizzle-orm"
import { tagsAfter } from "#core/event/tags"
import type { Context, RecordedEvent } from "#server/context"

/** The channel on which server processes on one PostgreSQL tell each other what happened. */
export const CHANNEL = "scholium_events"

/** What a server process hears of an event: its number, and the tags of the public pages that show something else now. */
export type Announcement = { readonly id: number; readonly tags: readonly string[] }

/** PostgreSQL takes 8,000 bytes; a tag has about 50. */
const MOST_TAGS = 100

/**
 * Tells every server process on this database of an event when the caller's transaction commits, and not at all when it is
 * rolled back. On the embedded store nobody else is there to hear it.
 */
export async function announce(ctx: Context, event: RecordedEvent): Promise<void> {
  const tags = tagsAfter([event])
  for (let from = 0; from === 0 || from < tags.length; from += MOST_TAGS) {
    const said: Announcement = { id: event.id, tags: tags.slice(from, from + MOST_TAGS) }
    await ctx.db.execute(sql`select pg_notify(${CHANNEL}, ${JSON.stringify(said)})`)
  }
}
