import type { Browser, Page } from "@playwright/test"
import { PRODUCTION_PAGES, TRY_OUT_PAGES, VISITOR, type Who } from "./support/addresses"
import { FIND, inBrowsersOfTheirOwn, reached } from "./support/found"
import { everyPage, type LookAt, looksIn } from "./support/looks"
import { linkMailedTo } from "./support/mails"
import { expect, story } from "./support/story"

const PEOPLE = Object.keys(FIND) as Who[]
/** Their editors come after the page: looked at before, they are fields that somebody without a script has. */
const WITH_EDITOR = new Set(["/contributions/[id]/write", "/desk/articles/[id]", "/desk/articles/new"])

// Every page at two widths, in two colours, one after the other: minutes on a busy machine.
story.describe.configure({ timeout: 900_000 })

story("every page is looked at by somebody", () => {
  expect(Object.keys(TRY_OUT_PAGES).sort()).toEqual(everyPage())
})

for (const who of PEOPLE) {
  story(`whatever ${who} looks at is as it should be`, async ({ browser, context, page, signInAs }) => {
    if (who !== VISITOR) await signInAs(page, who)
    const found = await FIND[who](page, inBrowsersOfTheirOwn(browser, signInAs))
    const lookAt = await looksIn(context)
    for (const [pattern, byPerson] of Object.entries(TRY_OUT_PAGES)) {
      for (const asked of byPerson[who] ?? []) {
        const address = await reached(page, asked, found)
        await expectNothingToMind(lookAt, page, address, WITH_EDITOR.has(pattern))
      }
    }
  })
}

story.describe("as in production", () => {
  story.use({ baseURL: process.env.PRODUCTION_URL })

  story("whatever somebody new looks at is as it should be", async ({ browser, context, page }) => {
    const lookAt = await looksIn(context)
    for (const address of BEFORE_SIGN_IN) await expectNothingToMind(lookAt, page, address)
    const link = await askedForLink(page, "looks@example.org")
    await expectNothingToMind(lookAt, page, page.url())
    await expectNothingToMind(lookAt, page, link)
    await expectNothingElsewhere(browser, link)
    await page.goto(link)
    await page.getByRole("button", { name: "Sign in" }).click()
    await expect(page).toHaveURL(/\/contributions$/)
    for (const address of [...PRODUCTION_PAGES, link]) await expectNothingToMind(lookAt, page, address)
  })
})

const BEFORE_SIGN_IN = [
  "/",
  "/about",
  "/no/such/page",
  "/signin",
  "/signin?return=%2Fdesk",
  "/signin?problem=refused",
  "/signin/sent",
  "/signin/sent?problem=gone",
  "/signin/confirm?token=nothing",
]

async function askedForLink(page: Page, address: string): Promise<string> {
  await page.goto("/signin?return=%2Fcontributions")
  await page.getByLabel("Your e-mail address").fill(address)
  await page.getByRole("button", { name: "Send me a link" }).click()
  await expect(page).toHaveURL(/\/signin\/sent/)
  return linkMailedTo(address)
}

/** Opened in another browser, the link offers a code, and shows it. */
async function expectNothingElsewhere(browser: Browser, link: string): Promise<void> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const lookAt = await looksIn(context)
  await expectNothingToMind(lookAt, page, link)
  await page.getByRole("button", { name: "Show me the code" }).click()
  await expect(page.getByRole("heading", { name: "Your code" })).toBeVisible()
  await expectNothingToMind(lookAt, page, page.url())
  await context.close()
}

async function expectNothingToMind(lookAt: LookAt, page: Page, address: string, hasEditor = false): Promise<void> {
  const isReady = hasEditor ? () => page.waitForLoadState("networkidle") : undefined
  expect.soft(await lookAt(page, address, isReady), address).toEqual([])
}
