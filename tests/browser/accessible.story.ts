import { TRY_OUT_PAGES, VISITOR, type Who } from "./support/addresses"
import { FIND, inBrowsersOfTheirOwn, reached } from "./support/found"
import { expect, story } from "./support/story"

const ARTICLE = "/articles/a-second-bcl-2-inhibitor-meets-the-leukaemias-that-outlived-the-first"

const FOR_READERS = [
  "/",
  ARTICLE,
  `${ARTICLE}/history`,
  `${ARTICLE}/history/all`,
  `${ARTICLE}/authorship`,
  `${ARTICLE}/revisions/1`,
  `${ARTICLE}/compare/1...6`,
  "/people/ada-lindqvist",
  "/about",
  "/policies/credit",
  "/signin",
]
const FOR_EXPERTS = ["/contributions", "/settings", "/settings/interests", "/settings/sign-in", `${ARTICLE}/contribute`]
const FOR_EDITORS = ["/desk", "/desk/articles", "/desk/articles/new", "/desk/people", "/desk/log", "/desk/templates"]

// Every page twice, one after the other: minutes on a busy machine.
story.describe.configure({ timeout: 900_000 })

for (const who of Object.keys(FIND) as Who[]) {
  story(
    `every page that ${who} sees is accessible, in light and in dark colours`,
    async ({ browser, page, signInAs, expectAccessible }) => {
      if (who !== VISITOR) await signInAs(page, who)
      const found = await FIND[who](page, inBrowsersOfTheirOwn(browser, signInAs))
      for (const byPerson of Object.values(TRY_OUT_PAGES)) {
        const [first] = byPerson[who] ?? []
        if (first === undefined) continue
        await page.goto(await reached(page, first, found))
        // The page of components shows an article's head, too.
        if (!page.url().endsWith("/dev/ui"))
          await expect(page.getByRole("heading", { level: 1 }), await page.title()).toHaveCount(1)
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme })
          await expectAccessible(page)
        }
      }
    },
  )
}

story(
  "every page for readers is accessible on a phone, and its links can be hit",
  async ({ page, expectAccessible }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    for (const path of FOR_READERS) {
      await page.goto(path)
      await expectAccessible(page)
      const small = await page
        .locator(".citation a, .passage-reference a, .insight-letter, .article-facts p:not(.byline) a")
        .evaluateAll((links) =>
          links.flatMap((link) => {
            const { width, height } = link.getBoundingClientRect()
            return width > 0 && (width < 24 || height < 24) ? [`${link.textContent}: ${width} x ${height}`] : []
          }),
        )
      expect(small, path).toEqual([])
      const over = await page.locator(".passage-reference a").evaluateAll((letters) =>
        letters.flatMap((letter) => {
          const words = letter.parentElement?.previousElementSibling?.getClientRects()
          const last = words?.item(words.length - 1)
          const { left, top, bottom } = letter.getBoundingClientRect()
          const isBeside = last && last.top < bottom && last.bottom > top
          return isBeside && last.right - left > 2 ? [letter.textContent] : []
        }),
      )
      expect(over, `letters over the words before them, ${path}`).toEqual([])
    }
  },
)

story("nothing scrolls sideways on a phone", async ({ page, signInAs }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await signInAs(page, "Ruth Abara")
  for (const path of [...FOR_READERS, ...FOR_EXPERTS, ...FOR_EDITORS]) {
    await page.goto(path)
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(over, path).toBeLessThanOrEqual(0)
  }
})
