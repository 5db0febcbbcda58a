import { rmSync } from "node:fs"
import { type BrowserContext, chromium } from "@playwright/test"
import { eq } from "drizzle-orm"
import { SYSTEM } from "#core/actor"
import { openDatabase } from "#db/client"
import { migrateDatabase } from "#db/migrate"
import { person } from "#db/tables/people"
import { type Context, contextFor } from "#server/context"
import { startServer } from "#tests/support/server"
import { findBrowser } from "../../find-browser"
import { say } from "../../say"
import { PEOPLE } from "../../seed/people"
import { plantDemo } from "../../seed/plant"
import { buildIfNeeded } from "../../start/build"
import { longReview } from "./long"

const PORT = 3224
const TIMES = 5
const DATA = "tests/.output/data-review"

/**
 * Opening that review in a browser, from the key that opens it to its first change in view and to the first key that
 * works, and what the page weighs; both layouts.
 */
export async function benchReviewPage(): Promise<void> {
  await buildIfNeeded()
  rmSync(DATA, { recursive: true, force: true })
  const id = await plant()
  const server = await startServer({ name: "review", port: PORT, env: {}, dataDir: DATA })
  const browser = await chromium.launch({ executablePath: findBrowser(), args: ["--no-sandbox"] })
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
    const page = await context.newPage()
    await page.goto(`${server.url}/signin`)
    await page.getByRole("button", { name: new RegExp(`^${PEOPLE.ed.profile.name}`) }).click()
    await page.waitForURL((url) => !url.pathname.includes("signin"))
    say(`\nOpening the same review in Chromium, median of ${TIMES}`)
    for (const [name, query] of [
      ["in one text", ""],
      ["side by side", "?layout=side-by-side"],
    ] as const)
      await report(context, name, `${server.url}/desk/${id}${query}`)
  } finally {
    await browser.close()
    await server.stop()
  }
}

async function plant(): Promise<string> {
  const opened = await openDatabase({ dataDir: DATA })
  try {
    await migrateDatabase(opened.db)
    const sender = { publication: "Scholium", origin: "http://localhost" }
    const ctx = contextFor({ actor: SYSTEM, db: opened.db, now: new Date(), sender })
    await plantDemo(ctx)
    return (await longReview({ expert: await as(ctx, "josiah"), editor: await as(ctx, "ed") })).id
  } finally {
    await opened.close()
  }
}

async function as(ctx: Context, key: "josiah" | "ed"): Promise<Context> {
  const { email, role, profile } = PEOPLE[key]
  const [row] = await ctx.db.select({ id: person.id }).from(person).where(eq(person.email, email))
  return { ...ctx, actor: { kind: "person", personId: row?.id ?? "", role, name: profile.name } }
}

async function report(context: BrowserContext, name: string, url: string): Promise<void> {
  const shown: number[] = []
  const working: number[] = []
  let weight = ""
  for (let n = 0; n < TIMES; n++) {
    const page = await context.newPage()
    const began = performance.now()
    await page.goto(url, { waitUntil: "commit" })
    await page.locator(".changed-block").first().waitFor()
    shown.push(performance.now() - began)
    await page.getByText("Keyboard shortcuts").waitFor()
    working.push(performance.now() - began)
    await page.waitForLoadState("load")
    const [sent, read, elements] = await page.evaluate(weigh)
    weight = `page ${kb(read)}, ${kb(sent)} compressed, ${elements} elements`
    await page.close()
  }
  say(`  ${name.padEnd(14)} first change in view ${median(shown)}, keys work ${median(working)}; ${weight}`)
}

/** Runs in the page: bytes as sent and as read, and elements. */
function weigh(): [number, number, number] {
  const [page] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[]
  return [page?.encodedBodySize ?? 0, page?.decodedBodySize ?? 0, document.querySelectorAll("*").length]
}

const kb = (bytes: number) => `${Math.round(bytes / 1000)} kB`

const median = (times: readonly number[]): string =>
  `${(times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0).toFixed(0)} ms`
