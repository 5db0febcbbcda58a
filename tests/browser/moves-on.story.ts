import type { Page } from "@playwright/test"
import {
  expectWords,
  FIRST,
  merge,
  openDecision,
  press,
  publishArticle,
  send,
  writeEdit,
  writeInsight,
} from "./support/newsroom"
import { expect, story } from "./support/story"

story.describe("a decision on what has moved on", () => {
  story("shows the new text and keeps the message, when the article moved on", async ({ page, signInAs, browser }) => {
    await signInAs(page, "Ed Marlowe")
    const slug = await publishArticle(page, "A story of an article that moves on")
    const expert = await (await browser.newContext()).newPage()
    await signInAs(expert, "Josiah Carberry")
    const first = await writeInsight(expert, slug, "The one that is merged meanwhile.")
    await send(expert)
    const second = await writeInsight(expert, slug, "The one that waits.")
    await send(expert)
    const ines = await (await browser.newContext()).newPage()
    await signInAs(ines, "Inês Duarte")
    await ines.goto(`/desk/${second}`)
    const form = ines.getByRole("form", { name: "Merge" })
    await form.getByLabel("What changed").fill("Adds what waited")
    await form.getByLabel("Message to the author").fill("Thank you for waiting so long.")
    await merge(page, first, "Merged meanwhile")
    await press(form.getByRole("button", { name: /merge/i }))
    await expect(ines.getByRole("alert").first()).toContainText("The article has changed since you opened this page.")
    await expect(form.getByLabel("What changed")).toHaveValue("Adds what waited")
    await expect(form.getByLabel("Message to the author")).toHaveValue("Thank you for waiting so long.")
    await press(form.getByRole("button", { name: /merge/i }))
    await expect(ines.getByText("It is in the article now, as revision 3.")).toBeVisible()
  })

  for (const javaScriptEnabled of [true, false]) {
    story(
      `keeps the message where another editor decided first, ${javaScriptEnabled ? "with" : "without"} a script`,
      async ({ page, signInAs, browser }) => {
        await signInAs(page, "Ed Marlowe")
        const slug = await publishArticle(page, `A story of a late editor ${javaScriptEnabled ? "with" : "without"}`)
        const expert = await (await browser.newContext()).newPage()
        await signInAs(expert, "Josiah Carberry")
        const id = await writeInsight(expert, slug, "Decided while somebody writes about it.")
        await send(expert)
        const ines = await (await browser.newContext({ javaScriptEnabled })).newPage()
        await signInAs(ines, "Inês Duarte")
        await ines.goto(`/desk/${id}`)
        const ask = await openDecision(ines, "Ask for changes")
        await ask.getByLabel("What should change").fill("A long and careful message about the sample.")
        await merge(page, id, "Merged first")
        await press(ask.getByRole("button", { name: "Ask for changes" }))
        await expect(ines.getByRole("alert").first()).toContainText("This contribution has moved on meanwhile: merged.")
        await expect(ines.getByText("A long and careful message about the sample.")).toBeVisible()
      },
    )
  }

  story("tells the author too, and keeps what was typed", async ({ page, signInAs, browser }) => {
    await signInAs(page, "Ed Marlowe")
    const slug = await publishArticle(page, "A story of a late author")
    const expert = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
    await signInAs(expert, "Josiah Carberry")
    const id = await writeInsight(expert, slug, "Sent, and then changed.")
    await send(expert)
    await expert.goto(`/contributions/${id}/write`)
    await expert.getByLabel("Your insight").fill("Changed while an editor merged the other words.")
    await merge(page, id, "Merged first")
    await expert.getByRole("button", { name: "Go on" }).click()
    await expect(expert.getByRole("alert").first()).toContainText("This contribution has moved on meanwhile: merged.")
    await expect(expert.getByText("Changed while an editor merged the other words.")).toBeVisible()
  })
})

story.describe("writing in two places, or in none", () => {
  story("two tabs never write over each other, and both texts are kept", async ({ page, signInAs }) => {
    await signInAs(page, "Ed Marlowe")
    const slug = await publishArticle(page, "A story of two tabs")
    const expert = await (await page.context().browser()?.newContext())?.newPage()
    if (!expert) throw new Error("this story needs a browser of its own")
    await signInAs(expert, "Josiah Carberry")
    const id = await writeInsight(expert, slug, "Begun.")
    await expert.goto(`/contributions/${id}/write`)
    const other = await expert.context().newPage()
    await other.goto(`/contributions/${id}/write`)
    await words(expert).fill("Written in the first tab.")
    await saved(expert)
    await words(other).fill("Written in the second tab.")
    await expect(other.getByText("This draft was changed in another tab or on another device meanwhile.")).toBeVisible()
    await expectWords(other, "Written in the second tab.")
    await other.getByRole("link", { name: "Load this page anew" }).click()
    await expectWords(other, "Written in the first tab.")
    // All there is to read is in the question.
    await expect(other.getByText("Read them")).toHaveCount(0)
    await other.getByLabel("“Written in the second tab”").check()
    await useTheseWords(other)
    await other.reload()
    await expectWords(other, "Written in the second tab.")
  })

  story("offline, the browser keeps the words and saves them when it is back", async ({ page, signInAs, browser }) => {
    await signInAs(page, "Ed Marlowe")
    const slug = await publishArticle(page, "A story of a train in a tunnel")
    const expert = await (await browser.newContext()).newPage()
    await signInAs(expert, "Josiah Carberry")
    const id = await writeInsight(expert, slug, "Before the tunnel.")
    await expert.goto(`/contributions/${id}/write`)
    await expect(expert.locator("form[data-live]")).toBeVisible()
    await expert.context().setOffline(true)
    await words(expert).fill("Before the tunnel. In the tunnel.")
    await expect(expert.getByText(/Offline: there is no connection\..*kept on this device/)).toBeVisible()
    await expert.context().setOffline(false)
    await saved(expert)
    await expert.context().setOffline(true)
    await words(expert).fill("Before the tunnel. In the tunnel. And the battery ends.")
    await expect(expert.getByText(/Offline: there is no connection/)).toBeVisible()
    await expert.close({ runBeforeUnload: false })
    const again = await expert.context().newPage()
    await again.context().setOffline(false)
    await again.goto(`/contributions/${id}/write`)
    await useTheseWords(again)
    await again.reload()
    await expectWords(again, "Before the tunnel. In the tunnel. And the battery ends.")
  })
})

story("an editor works through the queue by keys alone", async ({ page, signInAs, browser }) => {
  await signInAs(page, "Ed Marlowe")
  const slug = await publishArticle(page, "A story of a keyboard")
  const expert = await (await browser.newContext()).newPage()
  await signInAs(expert, "Josiah Carberry")
  const id = await writeInsight(expert, slug, "Decided without a mouse.")
  await send(expert)
  await page.goto(`/desk?article=${slug}`)
  await expect(page.getByText("Keyboard shortcuts")).toBeVisible()
  await page.keyboard.press("j")
  await page.keyboard.press("c")
  await expect(page.getByRole("button", { name: /^Release it/ })).toBeVisible()
  await expect(page.getByText("Keyboard shortcuts")).toBeVisible()
  await page.keyboard.press("j")
  await page.keyboard.press("Enter")
  await expect(page).toHaveURL(new RegExp(`/desk/${id}`))
  await expect(page.getByText("Keyboard shortcuts")).toBeVisible()
  await page.keyboard.press("r")
  await expect(page.getByLabel("What should change")).toBeFocused()
  await page.keyboard.type("Please say where this was.")
  await page.keyboard.press("Control+Enter")
  await expect(page.getByText("Sent back with your message")).toBeVisible()
  await expect(page.getByText("Keyboard shortcuts")).toBeVisible()
  const shown = new URL(page.url()).pathname.split("/")[2]
  await page.keyboard.press("u")
  await expect(page).toHaveURL(new RegExp(`/desk\\?article=${slug}#contribution-${shown}$`))
})

story(
  "an import says line by line what it could not keep, and the export gives the same again",
  async ({ page, signInAs }) => {
    await signInAs(page, "Ed Marlowe")
    await page.goto("/desk/articles/new")
    const manuscript = `# Imported\n\n*A dek.*\n\nA [link](https://example.org/) and **strong** words.\n\n<div>HTML</div>\n\n- one\n- two\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n- [ ] a task\n`
    await page
      .getByLabel("A file")
      .setInputFiles({ name: "imported.md", mimeType: "text/markdown", buffer: Buffer.from(manuscript) })
    await page.getByRole("button", { name: "Make a draft" }).click()
    await expect(page.getByRole("heading", { name: "Imported", level: 1 })).toBeVisible()
    await expect(page.getByText("Not everything could be kept as it was")).toBeVisible()
    await expect(page.getByText(/^Line 7: /)).toBeVisible()
    const exported = await page.request.get(`${new URL(page.url()).pathname}/export.md`).then((answer) => answer.text())
    expect(exported).toContain("A [link](https://example.org/) and **strong** words.")
    await page.goto("/desk/articles/new")
    await page.getByLabel("The article").fill(exported)
    await page.getByRole("button", { name: "Make a draft" }).click()
    await expect(page.getByRole("heading", { name: "Imported", level: 1 })).toBeVisible()
    await expect(page.getByText("Not everything could be kept as it was")).toHaveCount(0)
    const again = await page.request.get(`${new URL(page.url()).pathname}/export.md`).then((answer) => answer.text())
    expect(again).toBe(exported)
  },
)

story(
  "an article that is closed, and one that is withdrawn, call nobody and say what becomes of what waits",
  async ({ page, signInAs, browser }) => {
    await signInAs(page, "Ed Marlowe")
    const slug = await publishArticle(page, "A story of a closed article")
    const expert = await (await browser.newContext()).newPage()
    await signInAs(expert, "Josiah Carberry")
    const id = await writeInsight(expert, slug, "Sent before it closed.")
    await send(expert)
    await page.goto("/desk/articles")
    await page.getByRole("link", { name: "A story of a closed article" }).click()
    const desk = page.url()
    const state = page.getByRole("form", { name: "State" })
    await state.getByRole("radio", { name: /^Closed/ }).check()
    await state.getByLabel("Notice for readers").fill("The trial has ended.")
    await state.getByRole("button", { name: "Change the state" }).click()
    await expect(page.getByText("Saved.", { exact: true })).toBeVisible()
    await expert.goto(`/articles/${slug}`)
    await expect(expert.getByText("This article is closed to contributions")).toBeVisible()
    await expect(expert.getByText("The trial has ended.")).toBeVisible()
    await expect(expert.getByRole("link", { name: "Contribute your expertise" })).toHaveCount(0)
    await expert.goto(`/articles/${slug}/contribute`)
    await expect(expert.getByText("This article is closed to contributions")).toBeVisible()
    await expect(expert.getByRole("button", { name: "Write an insight" })).toHaveCount(0)
    await expert.goto(`/contributions/${id}`)
    await expect(expert.getByText("An editor still decides on it")).toBeVisible()
    await merge(page, id, "Decided after it closed")
    await page.goto(desk)
    await state.getByRole("radio", { name: /^Withdrawn/ }).check()
    await state.getByLabel("Notice for readers").fill("")
    await state.getByRole("button", { name: "Change the state" }).click()
    await expect(state.getByLabel("Notice for readers")).toHaveAccessibleDescription(/why the article is withdrawn/)
    await state.getByLabel("Notice for readers").fill("The figures cannot be trusted.")
    await state.getByRole("button", { name: "Change the state" }).click()
    await expert.goto(`/articles/${slug}`)
    await expect(expert.getByText("This article was withdrawn")).toBeVisible()
    await expect(expert.getByText("The figures cannot be trusted.")).toBeVisible()
    await expect(expert.getByText("Sent before it closed.")).toBeVisible()
  },
)

story("a merge shows on the very next request, everywhere, with its notice", async ({ page, signInAs, browser }) => {
  await signInAs(page, "Ed Marlowe")
  const title = "A story of the next request"
  const slug = await publishArticle(page, title)
  const expert = await (await browser.newContext()).newPage()
  await signInAs(expert, "Josiah Carberry")
  const id = await writeEdit(expert, slug, { from: FIRST, to: "It was wrong; this is right.", why: "It was wrong." })
  await send(expert)
  const addresses = {
    article: `/articles/${slug}`,
    history: `/articles/${slug}/history`,
    front: "/",
    feed: "/feed.atom",
    json: "/feed.json",
    ownFeed: `/articles/${slug}/feed.atom`,
    person: "/people/josiah-carberry",
    sitemap: `/sitemap-${new Date().toISOString().slice(0, 7)}.xml`,
  }
  const fetched = async (address: string) => (await page.request.get(address)).text()
  for (const address of Object.values(addresses)) await fetched(address)
  const before = await fetched(addresses.sitemap)
  await page.goto(`/desk/${id}`)
  const form = page.getByRole("form", { name: "Merge" })
  await form.getByLabel("What changed").fill("Corrected the first sentence")
  await form.getByText("Give a public notice with it").click()
  await form.getByRole("radio", { name: "Correction", exact: true }).check()
  await form.getByLabel("What was wrong").fill("The first sentence said the contrary.")
  await form.getByLabel("What stands now").fill("The first sentence says what is so.")
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.url().endsWith(`/desk/${id}/merge`)),
    form.getByRole("button", { name: /merge/i }).click(),
  ])
  expect(answer.status()).toBe(303)
  const article = await fetched(addresses.article)
  expect(article).toContain("It was wrong; this is right.")
  expect(article).not.toContain(FIRST)
  expect(article).toContain("Correction")
  expect(article).toContain("The first sentence said the contrary.")
  expect(article).toContain("The first sentence says what is so.")
  expect(article).toContain("Josiah Carberry")
  expect(await fetched(addresses.history)).toContain("Corrected the first sentence")
  expect(await fetched(addresses.front)).toContain("Corrected the first sentence")
  expect(await fetched(addresses.feed)).toContain("Corrected the first sentence")
  expect(await fetched(addresses.json)).toContain("Corrected the first sentence")
  expect(await fetched(addresses.ownFeed)).toContain("Corrected the first sentence")
  expect(await fetched(addresses.person)).toContain(title)
  expect(await fetched(addresses.sitemap)).not.toBe(before)
})

story("signing out ends it in every tab, and what needs a session leads to the sign-in", async ({ page, signInAs }) => {
  await signInAs(page, "Ada Lindqvist")
  const other = await page.context().newPage()
  await other.goto("/contributions")
  await page.goto("/contributions")
  await page.getByRole("button", { name: "Sign out" }).click()
  await expect(page).toHaveURL(/localhost:\d+\/$/)
  await other.reload()
  await expect(other).toHaveURL(/\/signin\?return=/)
  expect(await page.request.get("/api/me").then((answer) => answer.json())).toMatchObject({ name: null })
  await page.goto("/desk")
  await expect(page).toHaveURL(/\/signin/)
})

const words = (page: Page) => page.getByLabel("Your insight")
async function useTheseWords(page: Page): Promise<void> {
  const use = page.getByRole("button", { name: "Use these words" }).click()
  await Promise.all([page.waitForResponse((response) => response.url().endsWith("/save") && response.ok()), use])
  await expect(page.getByText("Saving…")).toHaveCount(0)
}
const saved = (page: Page) => expect(page.getByText(/^Saved at/)).toBeVisible()
