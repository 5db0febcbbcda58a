import { env } from "#env"
import { buildReaderScript } from "./build-reader"
import { sayWhatStopsUs } from "./say"
import { prepareDatabase } from "./start/database"
import { runNext } from "./start/next"
import { welcome } from "./start/welcome"

/** `npm run dev`: the same preparation, then Next's development server. */
await sayWhatStopsUs(async () => {
  const surroundings = env()
  const people = await prepareDatabase(surroundings)
  await buildReaderScript()
  welcome(surroundings, people)
  await runNext("dev", surroundings)
})
