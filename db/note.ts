import { DrizzleQueryError } from "drizzle-orm"
import { isStorageFull } from "#db/storage-full"

/**
 * Writes down, beside something that is read, what nobody waits for: that somebody was here. A store that takes no writes
 * (its disk is full, it is a copy, its owner took a right away) must not keep anybody from reading, so what the store
 * refuses is left unwritten, and nothing given. Not to be used inside a transaction, which a refused statement would spoil.
 */
export async function noteIfPossible<Noted>(write: () => Promise<Noted>): Promise<Noted | undefined> {
  try {
    return await write()
  } catch (error) {
    if (!(error instanceof DrizzleQueryError) && !isStorageFull(error)) throw error
    return undefined
  }
}
