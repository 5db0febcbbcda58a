import { site } from "#auth/site"
import { SYSTEM } from "#core/actor"
import { closeDatabase, database } from "#db/client"
import { article } from "#db/tables/articles"
import { contextFor } from "#server/context"
import { say, sayWhatStopsUs, UsageProblem } from "./say"
import { plantDemo } from "./seed/plant"

/** `npm run seed`: fills an empty installation with the demo; refuses one that has articles. */
await sayWhatStopsUs(async () => {
  const db = await database()
  try {
    if ((await db.$count(article)) > 0)
      throw new UsageProblem("There are articles already; the demo is for an empty installation.")
    await plantDemo(contextFor({ actor: SYSTEM, db, now: new Date(), sender: site() }))
    say("Planted three articles, six people and their history.")
  } finally {
    await closeDatabase()
  }
})
