import type { Browser, Page } from "@playwright/test"
import { ADMIN, type Address, EDITOR, EXPERT, OTHER_EXPERT, VISITOR, type Who } from "./addresses"
import { publishArticle, writeInsight } from "./newsroom"
import { expect } from "./story"

/** What the names in addresses stand for. */
type Found = Readonly<Record<string, string>>
/** Gives a page on which that person is signed in, in a browser of their own. */
type As = (who: string) => Promise<Page>

const LONG =
  "What the Rechtsschutzversicherungsgesellschaften-und-Donaudampfschifffahrtselektrizitätswerke-Betriebsbeamten say of " +
  "measuring a thing that nobody measured before, in more words than any heading has room for"

/** What each person's pages are about; whatever the demo does not have is made here. */
export const FIND: Readonly<Record<Who, (page: Page, as: As) => Promise<Found>>> = {
  [VISITOR]: async (page, as) => ({
    long: await publishArticle(await as(EDITOR), LONG),
    // On the front page it may be hidden behind what other stories have published since.
    plain: "how-to-read-a-wastewater-signal",
    insightRecord: lastOf(await linkOn(page, `${RECORDS}/history/all`, /contributions\/[0-9a-f-]{36}$/)),
    editRecord: lastOf(await linkOn(page, `${RECORDS}/history`, /contributions\/[0-9a-f-]{36}$/)),
  }),
  [EXPERT]: async (page, as) => {
    const long = await publishArticle(await as(EDITOR), LONG)
    return {
      long,
      insight: await writeInsight(page, long, "Words that somebody who knows would write here. ".repeat(12).trim()),
      edit: await beginEdit(page, long),
      sentBack: await mineIn(page, "changes_requested"),
      waiting: await mineIn(page, "submitted"),
      merged: await mineIn(page, "merged"),
    }
  },
  [OTHER_EXPERT]: async (page) => ({
    inConflict: await mineIn(page, "submitted"),
    declined: await mineIn(page, "declined"),
  }),
  [EDITOR]: async (page) => {
    const draft = await draftArticle(page)
    return {
      draft,
      live: lastOf(await linkOn(page, "/desk/articles?status=published", /second BCL-2/)),
      conflict: await queuedAs(page, "Mei-Ling", ""),
      insight: await queuedAs(page, "Ada", ""),
      edit: await queuedAs(page, "Josiah", ""),
      sentBack: await queuedAs(page, "Josiah", "?state=changes_requested"),
      merged: await queuedAs(page, "Ada", "?state=merged"),
      declined: await queuedAs(page, "Mei-Ling", "?state=declined"),
      person: lastOf(await linkOn(page, "/desk/people", /Ada Lindqvist/)),
    }
  },
  [ADMIN]: async (page) => ({
    edit: await queuedAs(page, "Josiah", ""),
    person: lastOf(await linkOn(page, "/desk/people", /Ada Lindqvist/)),
  }),
}

const RECORDS = "/articles/a-second-bcl-2-inhibitor-meets-the-leukaemias-that-outlived-the-first"

export const inBrowsersOfTheirOwn =
  (browser: Browser, signInAs: (page: Page, name: string) => Promise<void>): As =>
  async (who) => {
    const page = await (await browser.newContext({ baseURL: process.env.TRY_OUT_URL })).newPage()
    await signInAs(page, who)
    return page
  }

/** The address with its names filled in; for a form, the page to which the door sends somebody who filled in nothing. */
export async function reached(page: Page, address: Address, found: Found): Promise<string> {
  if (typeof address === "string") return filled(address, found)
  await page.goto("/healthz")
  const door = filled(address.emptyFormTo, found)
  const origin = new URL(page.url()).origin
  const answer = await page.request.post(door, { form: { return: "/" }, headers: { origin } })
  const { pathname, search } = new URL(answer.url())
  expect(search, `${door} keeps what was typed`).toContain("held=")
  return pathname + search
}

const filled = (address: string, found: Found): string =>
  address.replace(/:(\w+)/g, (_, name: string) => {
    const value = found[name]
    if (value === undefined) throw new Error(`Nobody found "${name}" for ${address}.`)
    return value
  })

/** The first link on a page that says this, or leads to an address like this. */
async function linkOn(page: Page, where: string, what: RegExp): Promise<string> {
  await page.goto(where)
  const links = await page
    .locator("main a")
    .evaluateAll((all) => all.map((link) => [link.textContent ?? "", link.getAttribute("href") ?? ""] as const))
  const link = links.find(([words, href]) => what.test(words) || what.test(href))
  if (!link) throw new Error(`No link on ${where} is like ${what}.`)
  return new URL(link[1], page.url()).pathname
}

const lastOf = (path: string): string => path.split("/").at(-1) ?? ""

const mineIn = async (page: Page, state: string) =>
  lastOf(await linkOn(page, `/contributions?state=${state}`, /^\/contributions\/[0-9a-f-]{36}$/))

async function queuedAs(page: Page, author: string, query: string): Promise<string> {
  await page.goto(`/desk${query}`)
  const row = page.locator("tr", { hasText: author }).first()
  const href = await row.locator("[data-row-link]").getAttribute("href")
  return new URL(href ?? "", page.url()).pathname.split("/")[2] ?? ""
}

async function beginEdit(page: Page, slug: string): Promise<string> {
  await page.goto(`/articles/${slug}/contribute`)
  await page.getByRole("button", { name: "Suggest an edit" }).click()
  await expect(page).toHaveURL(/\/write/)
  return new URL(page.url()).pathname.split("/")[2] ?? ""
}

async function draftArticle(page: Page): Promise<string> {
  await page.goto("/desk/articles/new")
  await page.getByLabel("The article").fill(`# ${LONG}\n\n${"A paragraph that goes on. ".repeat(30)}`)
  await page.getByRole("button", { name: "Make a draft" }).click()
  await expect(page).toHaveURL(/\/desk\/articles\/[0-9a-f-]{36}/)
  return new URL(page.url()).pathname.split("/")[3] ?? ""
}
