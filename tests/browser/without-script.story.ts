import { FIRST, merge, publishArticle, send } from "./support/newsroom"
import { expect, story } from "./support/story"

story.use({ javaScriptEnabled: false })

story("a reader reads, looks at the history and compares without a script", async ({ page }) => {
  await page.goto("/")
  await page.getByRole("main").getByRole("heading", { level: 2 }).first().getByRole("link").click()
  await expect(page.getByRole("link", { name: "See what changed", exact: true })).toBeVisible()
  // The other stories' articles may have pushed the demo's off the first page.
  await page.goto("/articles/a-second-bcl-2-inhibitor-meets-the-leukaemias-that-outlived-the-first")
  await expect(page.getByRole("article", { name: "Insight by Ada Lindqvist" })).toBeVisible()
  await expect(page.getByRole("link", { name: "Contribute your expertise" })).toBeVisible()
  await page.getByRole("link", { name: "See what changed", exact: true }).first().click()
  await expect(page.getByRole("main")).toContainText("Corrected what a complete response")
  await page.goBack()
  await page.getByRole("link", { name: "See who wrote what" }).click()
  const words = page.getByRole("complementary", { name: "Words by Ada Lindqvist" })
  await expect(words).toContainText("30 words standing, from revision 5")
  await page.goto("/articles/a-second-bcl-2-inhibitor-meets-the-leukaemias-that-outlived-the-first/compare/1...5")
  await expect(page.locator("ins").first()).toBeVisible()
  await expect(page.locator("del").first()).toBeVisible()
})

story(
  "an expert writes and sends an insight, and an editor merges it, without a script",
  async ({ page, browser, signInAs }) => {
    await signInAs(page, "Ed Marlowe")
    const slug = await publishArticle(page, "A story without a script")
    const expert = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
    await signInAs(expert, "Josiah Carberry")
    await expert.goto(`/articles/${slug}/contribute`)
    await expert.getByRole("button", { name: "Write an insight" }).click()
    await expert
      .getByLabel("Your insight")
      .fill("Written without a script, with a [source](https://doi.org/10.1038/nm.3048).")
    await expert.getByRole("button", { name: "Go on" }).click()
    await expect(expert).toHaveURL(/\/check/)
    await expert.getByRole("button", { name: /^Send/ }).click()
    await expect(expert.getByText("Say whether you used AI tools").first()).toBeVisible()
    await expert.getByLabel("I did not use AI tools").check()
    await expert.getByLabel(/^My interests are still/).check()
    await expert.getByLabel(/^I agree that my words/).check()
    await expert.getByRole("button", { name: /^Send/ }).click()
    await expect(expert.getByText("Waiting for an editor").first()).toBeVisible()
    const id = new URL(expert.url()).pathname.split("/")[2] ?? ""
    await merge(page, id, "Without a script")
    await page.goto(`/articles/${slug}`)
    await expect(page.getByRole("article", { name: "Insight by Josiah Carberry" })).toContainText(
      "Written without a script",
    )
  },
)

story(
  "a forbidden character is named beside the field, and nothing typed is lost",
  async ({ page, browser, signInAs }) => {
    await signInAs(page, "Ed Marlowe")
    const slug = await publishArticle(page, "A story of a hidden character")
    const expert = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
    await signInAs(expert, "Josiah Carberry")
    await expert.goto(`/articles/${slug}/contribute`)
    await expert.getByRole("button", { name: "Write an insight" }).click()
    await expert.getByLabel("Your insight").fill("Five mg\u202E daily")
    await expert.getByRole("button", { name: "Go on" }).click()
    await expect(expert.getByText(/U\+202E/).first()).toBeVisible()
    await expert.goto(expert.url().replace(/check.*/, "write"))
    await expect(expert.getByLabel("Your insight")).toHaveValue("Five mg\u202E daily")
  },
)

story("an expert suggests an edit passage by passage, without a script", async ({ page, browser, signInAs }) => {
  await signInAs(page, "Ed Marlowe")
  const slug = await publishArticle(page, "A story of an edit without a script")
  const expert = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await signInAs(expert, "Josiah Carberry")
  await expert.goto(`/articles/${slug}/contribute`)
  await expert.getByRole("button", { name: "Suggest an edit" }).click()
  await expert.locator(".edit-row", { hasText: FIRST }).locator("summary").click()
  await expert.getByLabel("Your words for paragraph 1").fill("In other words.\n\nAnd one paragraph more.")
  await expert.getByLabel("Why should this change?").fill("It says more.")
  await expert.getByRole("button", { name: "Save draft" }).click()
  await expect(expert.getByRole("insertion").filter({ hasText: "And one paragraph more." })).toBeVisible()
  await expert.getByRole("button", { name: "Go on" }).click()
  await expect(expert).toHaveURL(/\/check$/)
  await send(expert)
  await merge(page, new URL(expert.url()).pathname.split("/")[2] ?? "", "Without a script")
  await page.goto(`/articles/${slug}`)
  await expect(page.getByRole("main")).toContainText("And one paragraph more.")
})
