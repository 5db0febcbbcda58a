import type { BrowserContext, Page } from "@playwright/test"
import {
  editedText,
  FIRST,
  merge,
  publishArticle,
  putCursorIn,
  rewriteParagraph,
  SECOND,
  send,
  writeEdit,
} from "./support/newsroom"
import { expect, story } from "./support/story"

const MARK = process.platform === "darwin" ? "Meta" : "Control"
const changes = (page: Page) => page.getByRole("region", { name: /^My changes/ })

async function beginEdit(page: Page, slug: string): Promise<string> {
  await page.goto(`/articles/${slug}/contribute`)
  await page.getByRole("button", { name: "Suggest an edit" }).click()
  await expect(editedText(page)).toBeVisible()
  return new URL(page.url()).pathname.split("/")[2] ?? ""
}

/** Does something, and waits until what was written is saved. */
async function saved(page: Page, act: () => Promise<unknown>): Promise<void> {
  const answer = page.waitForResponse((response) => response.url().endsWith("/save") && response.ok())
  await act()
  await answer
  await expect(page.getByText("Saving…")).toBeHidden()
  await expect(page.getByText(/^Saved at/)).toBeVisible()
}

story(
  "an expert edits the article itself, and what the editor sees is what the expert saw",
  async ({ page, browser, signInAs, expectAccessible }) => {
    await signInAs(page, "Ed Marlowe")
    const slug = await publishArticle(page, "A story of an edited text")
    const expert = await (await browser.newContext()).newPage()
    await signInAs(expert, "Josiah Carberry")
    const id = await beginEdit(expert, slug)
    const text = editedText(expert)

    await rewriteParagraph(expert, SECOND, SECOND.replace("on temperature", "on the season"))
    await expect(text.getByRole("deletion").filter({ hasText: "temperature" })).toBeVisible()
    await expect(text.getByRole("insertion").filter({ hasText: "the season" })).toBeVisible()
    await expect(changes(expert).getByRole("listitem")).toHaveCount(1)

    // A new paragraph, one made a heading, one taken out.
    await putCursorIn(expert, text.locator("p", { hasText: FIRST }))
    await expert.keyboard.press("End")
    await expert.keyboard.press("Enter")
    await expert.keyboard.type("A sentence that was missing.")
    await putCursorIn(expert, text.locator("p", { hasText: "A third paragraph" }))
    await saved(expert, () => expert.keyboard.press(`${MARK}+Shift+Backspace`))
    await expect(changes(expert).getByRole("listitem")).toHaveCount(3)
    await expectAccessible(expert)

    await expert.reload()
    await expect(changes(expert).getByRole("listitem")).toHaveCount(3)
    await changes(expert)
      .getByRole("listitem")
      .filter({ hasText: "A third paragraph" })
      .getByRole("button", { name: /^Take back/ })
      .click()
    await expect(changes(expert).getByRole("listitem")).toHaveCount(2)
    await expect(text.getByText("A third paragraph that nobody touches.")).toBeVisible()

    await expert.getByLabel("Why should this change?").fill("More exact, and complete.")
    await expert.getByRole("button", { name: "Go on" }).click()
    await expect(expert).toHaveURL(/\/check$/)
    await send(expert)
    await page.goto(`/desk/${id}`)
    await expect(page.getByRole("insertion").filter({ hasText: "the season" }).first()).toBeVisible()
    await merge(page, id, "Two passages made more exact")
    await page.goto(`/articles/${slug}`)
    await expect(page.getByRole("main")).toContainText("on rain and on the season")
    await expect(page.getByRole("main")).toContainText("A sentence that was missing.")
  },
)

story("by keyboard alone: buttons, shortcuts and the way out", async ({ page, signInAs, expectAccessible }) => {
  await signInAs(page, "Ed Marlowe")
  const slug = await publishArticle(page, "A story of an editor's keys")
  await beginEdit(page, slug)
  const text = editedText(page)
  await putCursorIn(page, text.locator("p", { hasText: FIRST }))
  await page.keyboard.press("Alt+F10")
  await expect(page.getByRole("button", { name: "Undo" })).toBeFocused()
  await page.keyboard.press("ArrowRight")
  await page.keyboard.press("ArrowRight")
  await expect(page.getByRole("button", { name: "Bold" })).toBeFocused()
  await page.keyboard.press("Escape")
  await expect(text).toBeFocused()
  await page.keyboard.press("Alt+ArrowDown")
  await expect(changes(page)).toContainText("Moved a paragraph")
  await page.keyboard.press(`${MARK}+z`)
  await expect(changes(page)).toContainText("None yet")
  await page.keyboard.press(`${MARK}+/`)
  const keys = page.getByRole("dialog", { name: "Keyboard shortcuts" })
  await expect(keys).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press("Escape")
  await expect(keys).toBeHidden()
  await expect(text).toBeFocused()
  await page.keyboard.press("Tab")
  await expect(text).not.toBeFocused()
  await page.keyboard.press("Shift+Tab")
  await expect(text).toBeFocused()
  await page.keyboard.press("Shift+Tab")
  await expect(page.getByRole("toolbar", { name: "Formatting" }).locator(":focus")).toHaveCount(1)
})

const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p {color: red}</style></head><body>
<!--StartFragment--><h2 style='color:#2F5496'>Methods</h2><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span><![endif]>First <b>point</b><o:p></o:p></p>
<p class=MsoNormal style='font-family:Calibri'>And <i>words</i>.<img src="file:///c:/x.png"></p><!--EndFragment--></body></html>`

story("what is pasted from Word keeps its structure, and what was dropped is said", async ({ page, signInAs }) => {
  await signInAs(page, "Ed Marlowe")
  const slug = await publishArticle(page, "A story of a paste")
  await beginEdit(page, slug)
  const text = editedText(page)
  await putCursorIn(page, text.locator("p", { hasText: SECOND }))
  await page.keyboard.press("End")
  await page.keyboard.press("Enter")
  await saved(page, () => text.evaluate(paste, WORD))
  await expect(text.getByRole("heading", { name: "Methods" })).toBeVisible()
  await expect(text.getByRole("listitem").filter({ hasText: "First point" })).toBeVisible()
  await expect(text.locator("em", { hasText: "words" })).toBeVisible()
  await expect(page.getByText("Pictures were left out.")).toBeVisible()
  await expect(page.getByText("Fonts, sizes and colours were left out.")).toBeVisible()
  await page.reload()
  await expect(text.getByRole("listitem").filter({ hasText: "First point" })).toBeVisible()
})

story(
  "without a connection the words stay on the device, and are saved when it is back",
  async ({ page, context, signInAs }) => {
    await signInAs(page, "Ed Marlowe")
    const slug = await publishArticle(page, "A story of a broken line")
    await beginEdit(page, slug)
    await saved(page, () => rewriteParagraph(page, FIRST, "Kept."))
    await blocked(context, true)
    await rewriteParagraph(page, "Kept.", "Kept on this device.")
    await expect(page.getByText(/Offline.*kept on this device/)).toBeVisible()
    await blocked(context, false)
    await page.evaluate(() => window.dispatchEvent(new Event("online")))
    await expect(page.getByText(/Offline/)).toBeHidden()
    await expect(page.getByText(/^Saved at/)).toBeVisible()
    await page.reload()
    await expect(editedText(page)).toContainText("Kept on this device.")
  },
)

story("two tabs on one draft do not overwrite each other", async ({ page, context, signInAs }) => {
  await signInAs(page, "Ed Marlowe")
  const slug = await publishArticle(page, "A story of an edit in two tabs")
  const id = await beginEdit(page, slug)
  const second = await context.newPage()
  await second.goto(`/contributions/${id}/write`)
  await expect(editedText(second)).toBeVisible()
  await saved(page, () => rewriteParagraph(page, FIRST, "From the first tab."))
  await rewriteParagraph(second, SECOND, "From the second tab.")
  await expect(second.getByText(/changed in another tab or on another device/)).toBeVisible()
  await page.reload()
  await expect(editedText(page)).toContainText("From the first tab.")
  await expect(editedText(page)).not.toContainText("From the second tab.")
  await expect(page.getByText("This device holds words of yours that were not saved")).toBeVisible()
})

/** Runs in the page. */
function paste(element: Element, html: string): void {
  const clipboardData = new DataTransfer()
  clipboardData.setData("text/html", html)
  element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }))
}

async function blocked(context: BrowserContext, isBlocked: boolean): Promise<void> {
  if (isBlocked) await context.route("**/save", (route) => route.abort("internetdisconnected"))
  else await context.unroute("**/save")
}

story(
  "while an edit is written the article moves on, and the edit is brought up to date",
  async ({ page, browser, signInAs, expectAccessible }) => {
    await signInAs(page, "Ed Marlowe")
    const slug = await publishArticle(page, "A story of an edit that is overtaken")
    const josiah = await (await browser.newContext()).newPage()
    await signInAs(josiah, "Josiah Carberry")
    const id = await beginEdit(josiah, slug)
    await saved(josiah, () => rewriteParagraph(josiah, FIRST, FIRST.replace("adds to", "leaves traces in")))
    const ada = await (await browser.newContext()).newPage()
    await signInAs(ada, "Ada Lindqvist")
    const other = await writeEdit(ada, slug, {
      from: SECOND,
      to: SECOND.replace("on temperature", "on the season"),
      why: "More exact.",
    })
    await send(ada)
    await merge(page, other, "Season instead of temperature")

    await saved(josiah, () => josiah.keyboard.type(" Everybody does."))
    await expect(josiah.getByText("The article has moved on to revision 2")).toBeVisible()
    await josiah.getByRole("link", { name: "bring your edit up to date" }).click()
    await expect(josiah.getByRole("insertion").filter({ hasText: "the season" })).toBeVisible()
    await expectAccessible(josiah)
    await josiah.getByRole("button", { name: "Bring my edit up to date" }).click()
    await expect(josiah).toHaveURL(new RegExp(`/contributions/${id}/write`))
    await expect(josiah.getByText("Your edit now stands on revision 2")).toBeVisible()
    await expect(editedText(josiah)).toContainText("on rain and on the season")
    await expect(changes(josiah)).toContainText("Everybody does.")
    await expect(changes(josiah)).not.toContainText("season")
  },
)

story("an editor writes an article in the editor, with a source", async ({ page, signInAs, expectAccessible }) => {
  await signInAs(page, "Ed Marlowe")
  await page.goto("/desk/articles/new")
  await page.getByLabel("The article").fill("# A story of a new article\n\nThe first paragraph.\n")
  await page.getByRole("button", { name: "Make a draft" }).click()
  const text = page.getByRole("textbox", { name: "The text of the article" })
  await putCursorIn(page, text.locator("p", { hasText: "The first paragraph." }))
  await page.keyboard.press("End")
  await page.keyboard.press("Enter")
  await page.keyboard.type("## What is known")
  await page.keyboard.press("Enter")
  await page.keyboard.type("It is known")
  await page.getByRole("button", { name: "Cite a source" }).click()
  const source = page.getByRole("group", { name: "Another source" })
  await source.getByLabel("DOI, PubMed number or web address").fill("10.1000/182")
  await source.getByLabel("Title").fill("A trial")
  await source.getByLabel("Authors").fill("Smith J")
  await source.getByLabel("Year").fill("2024")
  await page.getByRole("button", { name: "Add and cite" }).click()
  await expect(page.getByRole("region", { name: "Sources" })).toContainText("Smith J. A trial. 2024.")
  await expectAccessible(page)
  await page.getByLabel("Line under the title").fill("What a trial found.")
  await page.getByRole("button", { name: "Save and see what changes" }).click()
  await expect(page.getByRole("region", { name: "What readers will see" })).toContainText("What a trial found.")
  await page.getByRole("button", { name: "I wrote it myself" }).click()
  await page.getByLabel("What changed").fill("First published")
  await page.getByRole("button", { name: "Publish", exact: true }).click()
  const main = page.getByRole("main")
  await expect(page.getByRole("heading", { name: "What is known" })).toBeVisible()
  await expect(main).toContainText("What a trial found.")
  await expect(main).toContainText("Smith J. A trial. 2024.")
})

story.describe("on a phone, in the dark", () => {
  story.use({ viewport: { width: 390, height: 844 }, colorScheme: "dark", reducedMotion: "reduce" })

  story(
    "an article with a table is edited without scrolling sideways",
    async ({ page, signInAs, expectAccessible }) => {
      await signInAs(page, "Mei-Ling")
      await beginEdit(page, "a-second-bcl-2-inhibitor-meets-the-leukaemias-that-outlived-the-first")
      const text = editedText(page)
      await putCursorIn(page, text.getByRole("cell").first())
      await page.keyboard.press("End")
      await saved(page, () => page.keyboard.type(" (of all)"))
      await expect(text.getByRole("insertion").filter({ hasText: "of all" })).toBeVisible()
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(over).toBeLessThanOrEqual(0)
      await expectAccessible(page)
    },
  )
})

story(
  "a table, a picture and code are made and changed, said to screen readers, and undone after a reload",
  async ({ page: desk, browser, signInAs, expectAccessible }) => {
    await signInAs(desk, "Ed Marlowe")
    const slug = await publishArticle(desk, "A story of tables and pictures")
    const page = await (await browser.newContext()).newPage()
    await signInAs(page, "Josiah Carberry")
    await beginEdit(page, slug)
    const text = editedText(page)
    const toolbar = page.getByRole("toolbar", { name: "Formatting" })
    const tool = (name: string) => toolbar.getByRole("button", { name, exact: true })

    // Words that replace others are one suggestion, with what is said about it.
    await rewriteParagraph(page, SECOND, SECOND.replace("temperature", "the season"))
    await expect(changes(page).getByRole("listitem")).toHaveCount(1)
    expect(await suggestionsIn(page)).toEqual([["deletion", "insertion"]])

    // A table, with rows and columns by button and by key.
    await putCursorIn(page, text.locator("p", { hasText: FIRST }))
    await expect(tool("Code")).toHaveAttribute("aria-pressed", "false")
    await tool("Put in a table").click()
    await expect(tool("Add a row above")).not.toHaveAttribute("aria-disabled")
    await tool("Take the column out").click()
    await page.keyboard.type("Week")
    await page.keyboard.press("Enter")
    await page.keyboard.type("27")
    await page.keyboard.press("Enter")
    await page.keyboard.type("28")
    await page.keyboard.press(`${MARK}+Enter`)
    await page.keyboard.type("29")
    await page.keyboard.press("Alt+Shift+ArrowUp")
    await expect(text.getByRole("row")).toHaveText([/Week/, /27/, /29/, /28/])
    await expect(text.getByRole("columnheader")).toHaveCount(2)

    // A picture: what is wrong is said, and it is changed in place.
    await putCursorIn(page, text.locator("p", { hasText: "A third paragraph" }))
    await expect(tool("Take the row out")).toBeHidden()
    await tool("Picture").click()
    const panel = page.getByRole("group", { name: "A picture from the web" })
    await panel.getByLabel("Address").fill("http://example.org/sign.svg")
    await panel.getByRole("button", { name: "Put it in" }).click()
    await expect(panel.getByText("Pictures are shown only from addresses that begin with https://.")).toBeVisible()
    await expect(panel.getByText(/^Say in a sentence what the picture shows/)).toBeVisible()
    await panel.getByLabel("Address").fill("/icon.svg")
    await panel.getByLabel("What it shows").fill("The sign of this house")
    await panel.getByLabel("Credit").fill("Ada Lindqvist, CC BY 4.0")
    await expectAccessible(page)
    await panel.getByRole("button", { name: "Put it in" }).click()
    await saved(page, () => page.keyboard.type("Figure 1. The sign."))
    const picture = text.getByRole("img", { name: "The sign of this house" })
    await expect(picture).toBeVisible()
    await expect(text.getByText("Picture: Ada Lindqvist, CC BY 4.0")).toBeVisible()
    await tool("Picture").click()
    await page.getByRole("group", { name: "This picture" }).getByLabel("What it shows").fill("A sign")
    await saved(page, () => page.getByRole("button", { name: "Change the picture" }).click())
    await expect(text.getByRole("img", { name: "A sign" })).toBeVisible()
    await expect(changes(page).getByRole("listitem")).toHaveCount(3)
    await expectAccessible(page)

    // Undo goes on where it was before the reload, and so does what was undone.
    await page.reload()
    await expect(text.getByRole("img", { name: "A sign" })).toBeVisible()
    await expect(tool("Undo")).not.toHaveAttribute("aria-disabled")
    await tool("Undo").click()
    await expect(picture).toBeVisible()
    await tool("Do it again").click()
    await expect(text.getByRole("img", { name: "A sign" })).toBeVisible()

    // Sent, it waits for an editor who finds the same suggestions; nothing is left to undo in this tab.
    await page.getByLabel("Why should this change?").fill("More exact, with numbers.")
    await page.getByRole("button", { name: "Go on" }).click()
    await expect(page).toHaveURL(/\/check$/)
    await expect(page.locator('main [role="suggestion"]').first()).toHaveAttribute("aria-details", /^about-change-/)
    await send(page)
    expect(await page.evaluate(() => Object.keys(sessionStorage).filter((name) => name.includes("undo")))).toEqual([])
    const id = new URL(page.url()).pathname.split("/")[2] ?? ""
    await desk.goto(`/desk/${id}`)
    await expect(desk.getByRole("insertion").filter({ hasText: "the season" }).first()).toBeVisible()
    expect(await suggestionsIn(desk)).toContainEqual(["deletion", "insertion"])
    await expectAccessible(desk)
  },
)

/** What each suggestion is made of, as Chromium tells assistive technology; every one says where more is said. */
async function suggestionsIn(page: Page): Promise<string[][]> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send("Accessibility.getFullAXTree")
  await session.detach()
  const byId = new Map(nodes.map((node) => [node.nodeId, node]))
  return nodes
    .filter(({ role }) => role?.value === "suggestion")
    .map(({ properties = [], childIds = [] }) => {
      expect(properties.some(({ name }) => name === "details")).toBe(true)
      return childIds.map((child) => byId.get(child)).flatMap((child) => (child?.ignored ? [] : [child?.role?.value]))
    })
}
