import AxeBuilder from "@axe-core/playwright"
import { test as base, expect, type Page } from "@playwright/test"

type Fixtures = {
  /** Signs in as one of the demo's people, in the try-out. */
  readonly signInAs: (page: Page, name: string) => Promise<void>
  /** Holds the page to WCAG 2.2 AA as far as a machine can tell. */
  readonly expectAccessible: (page: Page) => Promise<void>
  readonly complaints: string[]
}

/** A story fails when the page complains: an error in the console, an exception, a refused script or style. */
export const story = base.extend<Fixtures>({
  complaints: [
    async ({ context }, use) => {
      const complaints: string[] = []
      context.on("weberror", (error) => complaints.push(String(error.error())))
      context.on("console", (message) => {
        if (message.type() === "error" && !isExpected(message.text())) complaints.push(message.text())
      })
      await use(complaints)
      expect(complaints, "the pages complained").toEqual([])
    },
    { auto: true },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from this pattern
  signInAs: async ({}, use) => {
    await use(async (page, name) => {
      await page.goto("/signin")
      await page.getByRole("button", { name: new RegExp(`^${name}`) }).click()
      await expect(page).not.toHaveURL(/signin/)
    })
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  expectAccessible: async ({}, use) => {
    await use(async (page) => {
      // Colours that fade from one scheme to the other are neither.
      await page.evaluate(async () => {
        await new Promise(requestAnimationFrame)
        const fading = document.getAnimations().filter((animation) => animation instanceof CSSTransition)
        await Promise.allSettled(fading.map(({ finished }) => finished))
      })
      const { violations } = await new AxeBuilder({ page })
        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
        .analyze()
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`),
      ).toEqual([])
    })
  },
})

/** The browser reports every answer of 400 and more, and every broken line, as an error; stories provoke both. */
const isExpected = (text: string) =>
  /^Failed to load resource: (the server responded with a status of (401|403|404|409|413|422|429)|net::ERR_INTERNET_DISCONNECTED)/.test(
    text,
  )

export { expect }
