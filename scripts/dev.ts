import { env } from "#env"
import { buildReaderScript } from "./build-reader"
import { sayWhatStopsUs } from "./say"
import { prepareDatabase } from "./start/database"
import { runNext } from "./start/next"
import { holdPort } from "./start/port"
import { welcome } from "./start/welcome"

/** `npm run dev`: the same preparation, then Next's development server. */
await sayWhatStopsUs(async () => {
  const surroundings = env()
  const port = await holdPort(surroundings)
  try {
    const people = await prepareDatabase(surroundings)
    await buildReaderScript()
    await port.letGo()
    await runNext("dev", surroundings, () => welcome(surroundings, people))
  } finally {
    await port.letGo()
  }
})
