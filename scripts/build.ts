import { say, sayWhatStopsUs } from "./say"
import { buildIfNeeded } from "./start/build"

/** `npm run build`: builds the app as a start would, where there is to be no more time for it: in an image. */
await sayWhatStopsUs(async () => {
  const built = await buildIfNeeded()
  say(built ? "The app is built." : "There is a build of these sources already.")
})
