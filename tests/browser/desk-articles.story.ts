import type { Page } from "@playwright/test"
import { FIRST, merge, publishArticle, SECOND, send, writeEdit } from "./support/newsroom"
import { expect, story } from "./support/story"

/** Opens the article at the desk and begins to edit it, in Markdown; gives the address of its page there. */
async function editAtTheDesk(page: Page, title: string, from: string, to: string): Promise<string> {
  await page.goto("/desk/articles")
  await page.getByRole("link", { name: title, exact: true }).first().click()
  const begin = page.getByRole("button", { name: "Edit the text" })
  const inMarkdown = page.getByRole("button", { name: "Write in Markdown instead" })
  await expect(begin.or(inMarkdown)).toBeVisible()
  if (await begin.isVisible()) await begin.click()
  await inMarkdown.click()
  const field = page.getByLabel("Article in Markdown")
  await field.fill((await field.inputValue()).replace(from, to))
  await page.getByRole("button", { name: "Save and see what changes" }).click()
  await expect(page.getByRole("heading", { name: "What changes for readers" })).toBeVisible()
  return new URL(page.url()).pathname
}

/** Gives what is scheduled a time a moment from now, as the page's form does; a person would have to wait for a minute. */
async function letTheTimeCome(page: Page, desk: string): Promise<void> {
  const seen = await page.locator("#scheduled input[name=seen]").first().inputValue()
  const publishAt = new Date(Date.now() + 1_500).toISOString()
  const headers = { origin: new URL(page.url()).origin, accept: "application/json" }
  const answer = await page.request.post(`${desk}/reschedule`, { headers, data: { seen, publishAt } })
  expect(await answer.json()).toMatchObject({ ok: true })
}

const seeWhen = async (page: Page, path: string, words: string) =>
  expect(async () => {
    await page.goto(path)
    await expect(page.getByRole("main")).toContainText(words, { timeout: 200 })
  }).toPass({ timeout: 20_000, intervals: [250] })

story(
  "an editor schedules a text, readers get it when its time has come, and its note is mended",
  async ({ page, browser, signInAs, expectAccessible }) => {
    await signInAs(page, "Ed Marlowe")
    const title = "A story of a set time"
    const slug = await publishArticle(page, title)
    const desk = await editAtTheDesk(page, title, FIRST, FIRST.replace("Every", "Each"))
    await page.getByLabel("What changed").fill("Each insted of every")
    await page.locator("summary", { hasText: "Schedule it" }).click()
    await expect(page.getByText("In your time zone, Europe/London.")).toBeVisible()
    await page.getByLabel("Day and time").fill("2040-07-01T10:00")
    await page.getByRole("button", { name: "Publish as revision 2" }).click()
    await expect(page.getByText(/A time is filled in here/).first()).toBeVisible()
    await page.getByRole("button", { name: "Schedule", exact: true }).click()
    await expect(page.getByRole("heading", { name: "Scheduled for 1 July 2040, 09:00 UTC" })).toBeVisible()
    await page.locator("summary", { hasText: "What it changes for readers" }).click()
    await expect(page.locator("#scheduled")).toContainText("Each")
    await expectAccessible(page)
    await page.goto("/desk/articles")
    await expect(page.getByRole("row", { name: title }).first()).toContainText("Scheduled for 1 July 2040")
    await page.goto(desk)
    await letTheTimeCome(page, desk)
    const reader = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
    await seeWhen(reader, `/articles/${slug}`, "Each infected person")
    await page.goto(`${desk}/history`)
    await page.getByRole("link", { name: "Mend the note of revision 2" }).click()
    await page.getByLabel("What changed").fill("Each instead of every")
    await page.getByLabel(/^Minor/).check()
    await expectAccessible(page)
    await page.getByRole("button", { name: "Mend the note" }).click()
    await expect(page.getByRole("row", { name: "Revision 2" })).toContainText("Note mended by Ed Marlowe")
    await reader.goto(`/articles/${slug}/history`)
    await expect(reader.getByRole("main")).not.toContainText("Each instead of every")
    await reader.goto(`/articles/${slug}/history/all`)
    await expect(reader.getByRole("main")).toContainText("Each instead of every")
    await reader.getByText(/Note mended by Ed Marlowe/).click()
    await expect(reader.getByText("Each insted of every")).toBeVisible()
    await page.goto(`${desk}/mend/2`)
    await page.getByLabel(/^Substantive/).check()
    await page.getByRole("button", { name: "Mend the note" }).click()
    await expect(page.getByRole("heading", { name: "History and restore" })).toBeVisible()
    const feed = await page.request.get(`/articles/${slug}/feed.atom`)
    expect(await feed.text()).toContain("Each instead of every")
  },
)

story(
  "what cannot be published at its time is kept, said and taken back, without a script",
  async ({ browser, signInAs }) => {
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
    await signInAs(page, "Ed Marlowe")
    const title = "A story of a time that failed"
    const slug = await publishArticle(page, title)
    await page.goto("/desk/articles")
    await page.getByRole("link", { name: title, exact: true }).first().click()
    await page.getByRole("button", { name: "Edit the text" }).click()
    const field = page.getByLabel("Article in Markdown")
    await field.fill((await field.inputValue()).replace(SECOND, "The height of the curve depends on rain alone."))
    await page.getByRole("button", { name: "Save and see what changes" }).click()
    await page.getByLabel("What changed").fill("Rain alone")
    await page.locator("summary", { hasText: "Schedule it" }).click()
    await expect(page.getByText("Give the time in UTC, not in your own time zone.")).toBeVisible()
    await page.getByLabel("Day and time").fill("2020-01-01T10:00")
    await page.getByRole("button", { name: "Schedule", exact: true }).click()
    await expect(page.getByText(/Choose a time that is still to come/).first()).toBeVisible()
    await page.getByLabel("Day and time").fill("2040-01-01T10:00")
    await page.getByRole("button", { name: "Schedule", exact: true }).click()
    await expect(page.getByRole("heading", { name: "Scheduled for 1 January 2040, 10:00 UTC" })).toBeVisible()
    const desk = new URL(page.url()).pathname
    const expert = await (await browser.newContext()).newPage()
    await signInAs(expert, "Josiah Carberry")
    const id = await writeEdit(expert, slug, {
      from: SECOND,
      to: SECOND.replace("rain and on", "snow and on"),
      why: "Snow.",
    })
    await send(expert)
    const ines = await (await browser.newContext()).newPage()
    await signInAs(ines, "Inês Duarte")
    await merge(ines, id, "Snow")
    await page.goto(desk)
    await expect(page.getByText("It cannot be published by itself any more")).toBeVisible()
    await letTheTimeCome(page, desk)
    await seeWhen(page, desk, "It could not be published")
    await expect(page.getByText(/Somebody has to choose which to keep/).first()).toBeVisible()
    await page.goto("/dev/mail")
    await expect(page.getByText(`Not published: “${title}”`).first()).toBeVisible()
    await page.goto(desk)
    await page.getByRole("button", { name: "Cancel the schedule" }).click()
    await expect(page.getByRole("heading", { name: /^Scheduled/ })).toHaveCount(0)
    await expect(page.getByRole("group", { name: "Which words shall stand here?" }).first()).toBeVisible()
  },
)

story("an editor suggests the draft, and another decides", async ({ page, browser, signInAs, expectAccessible }) => {
  await signInAs(page, "Inês Duarte")
  const title = "A story of an editor's suggestion"
  const slug = await publishArticle(page, title)
  await editAtTheDesk(page, title, FIRST, FIRST.replace("adds to", "leaves traces in"))
  await page.locator("summary", { hasText: "Suggest it to another editor instead" }).click()
  await page.getByLabel("Why should this change?").fill("Says what is measured.")
  await expectAccessible(page)
  await page.getByRole("button", { name: "Go on to check and send" }).click()
  await expect(page).toHaveURL(/\/contributions\/[0-9a-f-]{36}\/check$/)
  await expect(page.getByRole("main")).toContainText("leaves traces in")
  const id = new URL(page.url()).pathname.split("/")[2] ?? ""
  await send(page)
  await page.goto(`/desk/${id}`)
  await expect(page.getByRole("button", { name: /merge/i })).toHaveCount(0)
  const ed = await (await browser.newContext()).newPage()
  await signInAs(ed, "Ed Marlowe")
  await merge(ed, id, "Traces")
  await ed.goto(`/articles/${slug}/history`)
  await expect(ed.getByRole("main")).toContainText("Edit suggested by Inês Duarte")
  await ed.goto(`/articles/${slug}/authorship`)
  await expect(ed.getByRole("main")).toContainText("leaves traces in")
})
