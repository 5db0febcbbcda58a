import { linkMailedTo } from "./support/mails"
import { expect, story } from "./support/story"

const PRODUCTION = process.env.PRODUCTION_URL ?? ""

story.use({ baseURL: PRODUCTION })

story.describe("as in production", () => {
  story("a link comes by mail, and signs in", async ({ page }) => {
    await page.goto("/signin?return=%2Fcontributions")
    await page.getByLabel("Your e-mail address").fill("by-mail@example.org")
    await page.getByRole("button", { name: "Send me a link" }).click()
    const link = await linkMailedTo("by-mail@example.org")
    expect(link.startsWith(`${PRODUCTION}/signin/confirm?`)).toBe(true)
    await page.goto(link)
    await page.getByRole("button", { name: "Sign in" }).click()
    await expect(page).toHaveURL(`${PRODUCTION}/contributions`)
  })

  story("ORCID signs in and comes back to where one was", async ({ page }) => {
    await page.goto("/signin?return=%2Fcontributions")
    await page.getByRole("button", { name: "Sign in with ORCID" }).click()
    await expect(page).toHaveURL(`${PRODUCTION}/contributions`)
    await page.goto("/settings")
    await expect(page.getByText("0000-0002-1825-0097").first()).toBeVisible()
  })

  story("there is no mailbox, no seeded sign-in and no component page", async ({ page }) => {
    for (const path of ["/dev/mail", "/dev/ui"]) {
      const answer = await page.goto(path)
      expect(answer?.status(), path).toBe(404)
      await expect(page.getByRole("heading", { name: "Mailbox" })).toHaveCount(0)
    }
    await page.goto("/signin")
    await expect(page.getByText("Or try it as one of these people")).toHaveCount(0)
    await expect(page.getByRole("complementary", { name: "Try-out mode" })).toHaveCount(0)
  })

  story("an empty installation says so instead of showing an empty list", async ({ page, expectAccessible }) => {
    await page.goto("/")
    await expect(page.getByRole("main")).toContainText(/no articles|nothing/i)
    await expectAccessible(page)
  })
})
