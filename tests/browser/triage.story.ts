import type { Page } from "@playwright/test"
import { FIRST, publishArticle, SECOND, THIRD } from "./support/newsroom"
import { expect, story } from "./support/story"

const COUNT = 10
const REASON = "As the report says."

story("an editor decides on ten contributions without touching the mouse", async ({ page, browser, signInAs }) => {
  await signInAs(page, "Ed Marlowe")
  const slug = await publishArticle(page, "A story of ten decisions")
  const expert = await (await browser.newContext()).newPage()
  await signInAs(expert, "Josiah Carberry")
  for (let n = 0; n < COUNT; n++) await sendShort(expert, slug, n)
  await page.goto(`/desk?article=${slug}`)
  await expect(page.getByText(wordsOf(9))).toBeVisible()
  await ready(page)
  await page.keyboard.press("j")
  await page.keyboard.press("Enter")
  for (let n = 0; n < COUNT; n++) {
    await expect(page.getByRole("main")).toContainText(wordsOf(n))
    await ready(page)
    const before = page.url()
    if (n === 3) await declineByKeyboard(page)
    else if (n === 7) await askByKeyboard(page)
    else {
      await page.keyboard.press("m")
      await page.keyboard.press("Enter")
    }
    await expect(page).not.toHaveURL(before)
  }
  const article = await (await page.request.get(`/articles/${slug}`)).text()
  for (let n = 0; n < COUNT; n++) expect(article.includes(wordsOf(n))).toBe(n !== 3 && n !== 7)
})

/** The keys of a page work once they are listed. */
const ready = (page: Page) => expect(page.getByText("Keyboard shortcuts")).toBeVisible()

async function declineByKeyboard(page: Page): Promise<void> {
  await page.keyboard.press("d")
  await page.keyboard.press("Space")
  await expect(page.getByLabel("Message to the author").and(page.locator("#decline-message"))).toHaveValue(/Thank you/)
  await page.keyboard.press("Control+Enter")
}

async function askByKeyboard(page: Page): Promise<void> {
  await page.keyboard.press("r")
  await page.keyboard.type("Please name your source.")
  await page.keyboard.press("Control+Enter")
}

const wordsOf = (n: number) => `This is short contribution number ${n}x.`

/** The edits among them, each at the end of a paragraph of its own. */
const PLACES: Readonly<Record<number, string>> = { 1: FIRST, 5: THIRD, 9: SECOND }

/** An insight or an edit of a few words, sent as a program would. */
async function sendShort(page: Page, slug: string, n: number): Promise<void> {
  const from = PLACES[n]
  const kind = from ? "edit" : "insight"
  const { id } = await post(page, `/articles/${slug}/contribute/start`, { kind })
  const written = await (await page.request.get(`/contributions/${id}/write`)).text()
  const block = new RegExp(`name="blocks\\.([\\w-]+)"[^>]*>${from?.slice(0, 20)}`).exec(written)?.[1] ?? ""
  const changes =
    kind === "insight" ? { body: wordsOf(n) } : { blocks: { [block]: `${from} ${wordsOf(n)}` }, reason: REASON }
  const { saves } = await post(page, `/contributions/${id}/save`, { saves: 0, changes })
  const role = kind === "insight" ? "expert_commentary" : "suggested_edit"
  const said = { roles: [role], aiUse: "none", aiNote: "", licence: "yes", interestsConfirmed: "yes" }
  await post(page, `/contributions/${id}/send`, { saves, ...said })
}

async function post(page: Page, path: string, data: object): Promise<Record<string, unknown>> {
  const headers = { accept: "application/json", origin: process.env.TRY_OUT_URL ?? "", "sec-fetch-site": "same-origin" }
  const answer = await page.request.post(path, { data, headers })
  expect(answer.ok(), await answer.text()).toBe(true)
  return answer.json()
}
