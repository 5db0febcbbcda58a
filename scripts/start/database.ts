import { siteOf } from "#auth/site"
import { SYSTEM } from "#core/actor"
import { closeDatabase, database } from "#db/client"
import { article } from "#db/tables/articles"
import type { Env } from "#env"
import { contextFor } from "#server/context"
import { say } from "../say"
import { plantDemo, type SeededPerson, seededPeople } from "../seed/plant"
import { whatKeepsTheDeskClosed } from "./desk"

/**
 * Opens the database, which migrates it, and in the try-out fills an empty one with the demo. Closes it again: the server
 * that is started next is the only process that holds it. Gives the seeded people, to be named on the screen.
 */
export async function prepareDatabase(surroundings: Env): Promise<readonly SeededPerson[]> {
  const { mode, databaseUrl, dataDir } = surroundings
  say(databaseUrl ? "Bringing the PostgreSQL database up to date." : `Opening the embedded database in ${dataDir}.`)
  const db = await database()
  try {
    for (const sentence of await whatKeepsTheDeskClosed(surroundings, db)) say(`Warning: ${sentence}`)
    if (mode !== "try-out") return []
    if ((await db.$count(article)) === 0) {
      say("It is empty: planting three demo articles with their history.")
      await plantDemo(contextFor({ actor: SYSTEM, db, now: new Date(), sender: siteOf(surroundings) }))
    }
    return await seededPeople(db)
  } finally {
    await closeDatabase()
  }
}
