import { env } from "#env"
import { sayWhatStopsUs } from "./say"
import { buildIfNeeded } from "./start/build"
import { prepareDatabase } from "./start/database"
import { warnOfLittleMemory } from "./start/memory"
import { runNext } from "./start/next"
import { holdPort } from "./start/port"
import { tellHowItRuns, welcome } from "./start/welcome"

/** `npm start`: from a fresh clone to a running product, and the same again on every later start. */
await sayWhatStopsUs(async () => {
  const surroundings = env()
  const port = await holdPort(surroundings)
  try {
    warnOfLittleMemory(surroundings)
    const people = await prepareDatabase(surroundings)
    await buildIfNeeded()
    await port.letGo()
    await runNext("start", surroundings, () => {
      welcome(surroundings, people)
      void tellHowItRuns(surroundings)
    })
  } finally {
    await port.letGo()
  }
})
