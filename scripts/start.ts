import { env } from "#env"
import { sayWhatStopsUs } from "./say"
import { buildIfNeeded } from "./start/build"
import { prepareDatabase } from "./start/database"
import { runNext } from "./start/next"
import { welcome } from "./start/welcome"

/** `npm start`: from a fresh clone to a running product, and the same again on every later start. */
await sayWhatStopsUs(async () => {
  const surroundings = env()
  const people = await prepareDatabase(surroundings)
  await buildIfNeeded()
  welcome(surroundings, people)
  await runNext("start", surroundings)
})
