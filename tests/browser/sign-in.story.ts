import { expect, story } from "./support/story"

story.describe("signing in by a link", () => {
  story("spends the link by a button, once, and comes back to where one was", async ({ page, expectAccessible }) => {
    await page.goto("/signin?return=%2Fcontributions")
    await expectAccessible(page)
    await page.getByLabel("Your e-mail address").fill("newcomer@example.org")
    await page.getByRole("button", { name: "Send me a link" }).click()
    await expect(page.getByRole("heading", { name: "Look in your mail" })).toBeVisible()
    await expectAccessible(page)
    const link = await newestLinkTo(page, "newcomer@example.org")
    await page.goto(link)
    await page.getByRole("button", { name: "Sign in" }).click()
    await expect(page).toHaveURL(/\/contributions$/)
    await page.goto(link)
    await expect(page.getByRole("heading", { name: "This link no longer works" })).toBeVisible()
  })

  story("says the same to an address that is known and one that is not", async ({ page }) => {
    const answers: (string | undefined)[] = []
    for (const email of ["ada@example.org", "nobody-knows-me@example.org"]) {
      await page.goto("/signin")
      await page.getByLabel("Your e-mail address").fill(email)
      await page.getByRole("button", { name: "Send me a link" }).click()
      await expect(page.getByRole("heading", { name: "Look in your mail" })).toBeVisible()
      const said = await page.getByRole("main").textContent()
      expect(said).toContain(email)
      answers.push(said?.replace(email, "…"))
    }
    expect(answers[0]).toBe(answers[1])
  })

  story(
    "says as whom and what for, and the first tab goes on by itself",
    async ({ page, context, expectAccessible }) => {
      await page.goto("/")
      const article = page.getByRole("main").getByRole("heading", { level: 2 }).first()
      const title = (await article.textContent()) ?? ""
      const path = (await article.getByRole("link").getAttribute("href")) ?? ""
      const back = `${path}/contribute?kind=edit`
      await page.goto(`/signin?return=${encodeURIComponent(back)}`)
      await expect(page.getByText(`To suggest an edit to “${title}”.`)).toBeVisible()
      await page.getByLabel("Your e-mail address").fill("two-tabs@example.org")
      await page.getByRole("button", { name: "Send me a link" }).click()
      const second = await context.newPage()
      await second.goto(await newestLinkTo(page, "two-tabs@example.org"))
      await expect(second.getByText(`As two-tabs@example.org, to suggest an edit to “${title}”.`)).toBeVisible()
      await expectAccessible(second)
      await second.getByRole("button", { name: "Sign in" }).click()
      await page.bringToFront()
      await expect(page).not.toHaveURL(/signin/)
    },
  )

  story("refuses what is no address beside the field, and keeps it", async ({ page, expectAccessible }) => {
    await page.goto("/signin?return=%2Fcontributions")
    const field = page.getByLabel("Your e-mail address")
    await field.fill("ada at example.org")
    await page.getByRole("button", { name: "Send me a link" }).click()
    await expect(field).toHaveAttribute("aria-invalid", "true")
    await expect(field).toHaveAccessibleDescription(/e-mail address/)
    await expect(field).toHaveValue("ada at example.org")
    await expectAccessible(page)
  })

  story("in another browser, shows a code that works in the one that asked", async ({ page, browser }) => {
    await page.goto("/signin")
    await page.getByLabel("Your e-mail address").fill("two-browsers@example.org")
    await page.getByRole("button", { name: "Send me a link" }).click()
    const link = await newestLinkTo(page, "two-browsers@example.org")
    const phone = await browser.newContext()
    const elsewhere = await phone.newPage()
    await elsewhere.goto(link)
    await elsewhere.getByRole("button", { name: "Show me the code" }).click()
    const code = ((await elsewhere.getByRole("main").locator("strong").first().textContent()) ?? "").replace(/\D/g, "")
    await phone.close()
    expect(code).toHaveLength(6)
    await page.goto("/signin/sent")
    await page.getByLabel("Code").fill(code)
    await page.getByRole("button", { name: "Sign in" }).click()
    await expect(page).toHaveURL(/localhost:\d+\/$/)
    await page.goto("/contributions")
    await expect(page).toHaveURL(/\/contributions$/)
  })
})

async function newestLinkTo(page: import("@playwright/test").Page, address: string): Promise<string> {
  const mailbox = await page.context().newPage()
  await mailbox.goto("/dev/mail")
  const letter = mailbox
    .getByRole("article")
    .filter({ hasText: `To ${address}` })
    .first()
  const link = await letter.getByRole("link").first().getAttribute("href")
  await mailbox.close()
  expect(link).toContain("/signin/confirm?")
  return link ?? ""
}
