import { rmSync } from "node:fs"
import { startServer } from "#tests/support/server"
import { say } from "../say"
import { buildIfNeeded } from "../start/build"
import { listenerOn } from "./http/listener"
import { signedIn } from "./trust/browser"
import { floods } from "./trust/floods"
import { plantHeavyDrafts } from "./trust/heavy"
import { Measured } from "./trust/measured"
import { rows } from "./trust/rows"

const PORT = 3226
const DATA = "tests/.output/data-trust"

/**
 * `npm run bench trust`: what one signed-in member can cost everybody else, on the production build. Plays texts of every
 * kind that once took seconds, and floods; while each request runs, a second reader asks for a public page, and waits no
 * longer than the request thread is kept busy.
 */
export async function benchTrust(): Promise<void> {
  await buildIfNeeded()
  rmSync(DATA, { recursive: true, force: true })
  const planted = await plantHeavyDrafts(DATA)
  const server = await startServer({ name: "trust", port: PORT, env: {}, dataDir: DATA })
  const measured = new Measured(server.url, listenerOn(PORT))
  try {
    const member = await signedIn(server.url, "Josiah Carberry")
    const editor = await signedIn(server.url, "Ed Marlowe")
    await measured.warmUp([member, editor])
    say(Measured.head)
    for (const row of rows({ member, editor, planted })) say(await measured.row(row))
    say("\nFloods: how many of them were taken")
    for (const line of await floods({ url: server.url, member, planted })) say(`  ${line}`)
  } finally {
    measured.stop()
    await server.stop()
  }
}
