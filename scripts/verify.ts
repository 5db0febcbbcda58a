import { closeDatabase, database } from "#db/client"
import { revision } from "#db/tables/articles"
import { event } from "#db/tables/contributions"
import { nothingRead, verifyHistory } from "#server/history/verify"
import { showingProgress } from "./progress"
import { say, sayWhatStopsUs } from "./say"

/** `npm run verify`: walks the history and names the first row that does not fit; exit code 1 when there is one. */
await sayWhatStopsUs(async () => {
  try {
    const db = await database()
    const count = nothingRead()
    const [allRevisions, allEvents] = [await db.$count(revision), await db.$count(event)]
    const { revisions, replayed, versions, events, misfit } = await showingProgress(
      () => `${count.revisions} of ${allRevisions} revisions, ${count.events} of ${allEvents} events`,
      () => verifyHistory({ db }, count),
    )
    say(`${revisions} revisions, ${versions} versions and ${events} events were read.`)
    say(`Who wrote what was worked out anew for ${replayed} of the revisions and came out as it is stored.`)
    say(misfit ? `The history does not fit: ${misfit}.` : "The chain holds from the first row to the last.")
    if (misfit) process.exitCode = 1
  } finally {
    await closeDatabase()
  }
})
