import { chromium, type Page } from "@playwright/test"
import { expect, story } from "./support/story"

const ARTICLE = "/articles/a-second-bcl-2-inhibitor-meets-the-leukaemias-that-outlived-the-first"

/** A browser that keeps pages whole when they are left, as people's do; Playwright's own does not. */
const keepingPages = story.extend({
  page: async ({ launchOptions, baseURL }, use) => {
    const kept = { ...launchOptions, ignoreDefaultArgs: ["--disable-back-forward-cache"] }
    const browser = await chromium.launch(kept)
    const context = await browser.newContext(baseURL ? { baseURL } : {})
    await use(await context.newPage())
    await browser.close()
  },
})

async function goBackTo(page: Page, path: string) {
  await page.evaluate(() => sessionStorage.removeItem("was kept"))
  await page.goBack({ waitUntil: "commit" })
  await expect(page).toHaveURL(path)
  expect(await page.evaluate(() => sessionStorage.getItem("was kept")), "the browser kept the page").toBe("true")
}

const noteWhetherKept = (page: Page) =>
  page.evaluate(() =>
    addEventListener("pageshow", ({ persisted }) => sessionStorage.setItem("was kept", `${persisted}`)),
  )

keepingPages("after signing out, going back shows nobody's name", async ({ page, signInAs }) => {
  await signInAs(page, "Josiah Carberry")
  await page.goto(ARTICLE)
  await noteWhetherKept(page)
  await page.getByText("Josiah Carberry", { exact: true }).first().click()
  await page.getByRole("button", { name: "Sign out" }).click()
  await expect(page.locator("#account-slot")).toContainText("Sign in")
  await goBackTo(page, ARTICLE)
  await expect(page.locator("#account-slot")).toHaveText("Sign in")
})

keepingPages("after signing in, going back greets by name", async ({ page, signInAs }) => {
  await page.goto(ARTICLE)
  await noteWhetherKept(page)
  await page.goto("/about")
  const other = await page.context().newPage()
  await signInAs(other, "Josiah Carberry")
  await goBackTo(page, ARTICLE)
  await expect(page.locator("#account-slot")).toContainText("Josiah Carberry")
})
