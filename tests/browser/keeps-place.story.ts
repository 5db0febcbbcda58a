import type { Locator, Page } from "@playwright/test"
import { editedText, putCursorIn } from "./support/newsroom"
import { expect, story } from "./support/story"

const LONG = "a-second-bcl-2-inhibitor-meets-the-leukaemias-that-outlived-the-first"
const MARK = process.platform === "darwin" ? "Meta" : "Control"
const SIZES = [
  { of: "at a desk", viewport: { width: 1280, height: 800 }, hasTouch: false },
  { of: "on a phone", viewport: { width: 390, height: 844 }, hasTouch: true },
  { of: "on a phone whose keyboard is open", viewport: { width: 390, height: 430 }, hasTouch: true },
  { of: "on a small phone", viewport: { width: 320, height: 568 }, hasTouch: true },
] as const

async function beginEdit(page: Page): Promise<Locator> {
  await page.goto(`/articles/${LONG}/contribute`)
  await page.getByRole("button", { name: "Suggest an edit" }).click()
  await expect(editedText(page)).toBeVisible()
  return editedText(page).locator("p").last()
}

/** How far the page is scrolled, the line of the cursor, and what of the window nothing stands over. */
const placeOf = (page: Page) =>
  page.evaluate(() => {
    const over = [...document.querySelectorAll("[data-over-text]")].map((one) => one.getBoundingClientRect().bottom)
    const foot = [...document.querySelectorAll("[data-foot]")].map((one) => one.getBoundingClientRect().top)
    const selection = document.getSelection()
    const inText = document.querySelector(".article-text")?.contains(selection?.anchorNode ?? null)
    const line = inText ? selection?.getRangeAt(0).getBoundingClientRect() : undefined
    return {
      y: window.scrollY,
      // Beside a citation there is nothing that the browser would measure.
      line: line && line.height > 0 ? { top: line.top, bottom: line.bottom } : undefined,
      seen: { top: Math.max(0, ...over), bottom: Math.min(window.innerHeight, ...foot) },
    }
  })

/** The block of the cursor has a line of it, at the least, where nothing stands over it. */
async function expectInView(page: Page, block: Locator): Promise<void> {
  const box = await block.boundingBox()
  const { seen, line } = await placeOf(page)
  expect(box).not.toBeNull()
  const [top, bottom] = line ? [line.top, line.bottom] : [box?.y ?? 0, (box?.y ?? 0) + (box?.height ?? 0)]
  expect(Math.min(bottom, seen.bottom) - Math.max(top, seen.top)).toBeGreaterThan(15)
}

const heightsOfFields = (page: Page) =>
  page
    .locator("input:not([type=checkbox], [type=radio], [type=hidden])")
    .evaluateAll((fields) => fields.map((field) => field.getBoundingClientRect().height))

for (const { of, ...device } of SIZES) {
  story.describe(of, () => {
    story.use({ ...device, reducedMotion: "reduce" })

    story("every panel opens and closes beside the cursor's block", async ({ page, signInAs, expectAccessible }) => {
      await signInAs(page, "Josiah Carberry")
      const block = await beginEdit(page)
      const tool = (name: string) => page.getByRole("button", { name, exact: true })
      await putCursorIn(page, block)
      for (const name of ["Link", "Cite a source", "Picture", "Keyboard shortcuts", "More tools"]) {
        const before = await placeOf(page)
        if (!(await tool(name).isVisible())) {
          if (!(await tool("More tools").isVisible())) continue
          await tool("More tools").click()
        }
        await tool(name).click()
        await expectInView(page, block)
        for (const height of await heightsOfFields(page)) expect(height).toBeLessThanOrEqual(60)
        if (name === "Cite a source") await expectAccessible(page)
        await page.keyboard.press("Escape")
        await expect(editedText(page)).toBeFocused()
        await expectInView(page, block)
        expect(Math.abs((await placeOf(page)).y - before.y)).toBeLessThanOrEqual(2)
      }
      const before = await placeOf(page)
      await page.keyboard.press(`${MARK}+k`)
      await expectInView(page, block)
      await page.getByRole("button", { name: "Close" }).click()
      await expect(editedText(page)).toBeFocused()
      expect((await placeOf(page)).y).toBe(before.y)

      // After use the cursor stands behind what was put in, where it was.
      await page.keyboard.press(`${MARK}+Alt+9`)
      await page.locator(".editor-source").first().click()
      await expect(editedText(page)).toBeFocused()
      await expect(block.locator(".citation").first()).toBeVisible()
      await expectInView(page, block)
      expect(Math.abs((await placeOf(page)).y - before.y)).toBeLessThanOrEqual(2)
    })
  })
}

story("the list of shortcuts opens at its top", async ({ page, signInAs }) => {
  await page.setViewportSize({ width: 1280, height: 500 })
  await signInAs(page, "Josiah Carberry")
  await beginEdit(page)
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click()
  const dialog = page.getByRole("dialog", { name: "Keyboard shortcuts" })
  await expect(dialog.getByRole("heading")).toBeFocused()
  expect(await dialog.evaluate((element) => element.scrollTop)).toBe(0)
})
