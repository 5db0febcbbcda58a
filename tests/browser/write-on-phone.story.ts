import { editedText, publishArticle, putCursorIn, rewriteParagraph, SECOND } from "./support/newsroom"
import { expect, story } from "./support/story"

const LONG = "a-second-bcl-2-inhibitor-meets-the-leukaemias-that-outlived-the-first"

story.describe("on a phone", () => {
  story.use({ viewport: { width: 390, height: 844 }, hasTouch: true, reducedMotion: "reduce" })

  story(
    "the changes and the reason are one touch away, and asked for at the place",
    async ({ page, signInAs, expectAccessible }) => {
      await signInAs(page, "Josiah Carberry")
      await page.goto(`/articles/${LONG}/contribute`)
      await page.getByRole("button", { name: "Suggest an edit" }).click()
      const last = editedText(page).locator("p").last()
      await putCursorIn(page, last)
      await page.keyboard.type("Truly. ")
      const bar = page.getByRole("button", { name: /^My changes/ })
      await expect(bar).toHaveText("My changes (1) · Why?")
      const y = await page.evaluate(() => window.scrollY)

      await page.getByRole("button", { name: "Go on" }).click()
      const sheet = page.getByRole("dialog", { name: /^My changes/ })
      await expect(sheet).toBeVisible()
      const reason = sheet.getByLabel("Why should this change?")
      await expect(reason).toBeFocused()
      await expect(reason).toHaveAccessibleDescription(/Say in a sentence why this should change/)
      await expectAccessible(page)
      await page.keyboard.press("Escape")
      await expect(sheet).toBeHidden()
      await expect(bar).toBeFocused()
      expect(Math.abs((await page.evaluate(() => window.scrollY)) - y)).toBeLessThanOrEqual(2)

      await bar.click()
      await expect(sheet.getByRole("heading", { name: /^My changes/ })).toBeFocused()
      await reason.fill("It has come back, truly.")
      await sheet.getByRole("button", { name: "Back to the text" }).click()
      await expect(bar).toHaveText("My changes (1)")
      await page.getByRole("button", { name: "Go on" }).click()
      await expect(page).not.toHaveURL(/\/write/)
    },
  )
})

story("at a desk, going on without a reason leads to its field and says why", async ({ page, signInAs }) => {
  await signInAs(page, "Ed Marlowe")
  const slug = await publishArticle(page, "A story of a missing reason")
  await page.goto(`/articles/${slug}/contribute`)
  await page.getByRole("button", { name: "Suggest an edit" }).click()
  await expect(editedText(page)).toBeVisible()
  await page.getByRole("button", { name: "Go on" }).click()
  await expect(page.locator(".write-stop")).toContainText("Nothing has changed yet.")
  await rewriteParagraph(page, SECOND, SECOND.replace("on temperature", "on the season"))
  await page.getByRole("button", { name: "Go on" }).click()
  await expect(page.getByLabel("Why should this change?")).toBeFocused()
  await expect(page).toHaveURL(/\/write$/)
})

story("the text is one stop away from the top of the page", async ({ page, signInAs }) => {
  await signInAs(page, "Ed Marlowe")
  const slug = await publishArticle(page, "A story of a way to the text")
  await page.goto(`/articles/${slug}/contribute`)
  await page.getByRole("button", { name: "Suggest an edit" }).click()
  await expect(editedText(page)).toBeVisible()
  await page.keyboard.press("Tab")
  await page.keyboard.press("Enter")
  await page.keyboard.press("Tab")
  await expect(page.getByRole("link", { name: "Skip to the text" })).toBeFocused()
  await page.keyboard.press("Enter")
  await expect(editedText(page)).toBeFocused()
})
