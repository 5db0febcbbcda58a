import type { Page } from "@playwright/test"
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

const changes = (page: Page) => page.getByRole("region", { name: /^My changes/ })
async function saved(page: Page): Promise<void> {
  await expect(page.getByText("Saving…")).toBeHidden()
  await expect(page.getByText(/^Saved at/)).toBeVisible()
}

story(
  "an expert gives a change its reason and a new source, and readers get the source",
  async ({ page, browser, signInAs, expectAccessible }) => {
    await signInAs(page, "Ed Marlowe")
    const slug = await publishArticle(page, "A story of reasons and sources")
    const expert = await (await browser.newContext()).newPage()
    await signInAs(expert, "Josiah Carberry")
    await expert.goto(`/articles/${slug}/contribute`)
    await expert.getByRole("button", { name: "Suggest an edit" }).click()
    await rewriteParagraph(expert, FIRST, FIRST.replace("the sewers", "the drains"))
    await rewriteParagraph(expert, SECOND, SECOND.replace("on temperature", "on the season"))
    const list = changes(expert)
    await expect(list.getByRole("listitem")).toHaveCount(2)

    // A reason for each; that of a change that is taken back is kept, and comes back with it.
    await list.getByRole("button", { name: "Give a reason for change 1" }).click()
    await expect(list.getByLabel("Why change 1 should be made")).toBeFocused()
    await expert.keyboard.type("Nobody calls them sewers.")
    await list.getByRole("button", { name: "Give a reason for change 2" }).click()
    await list.getByLabel("Why change 2 should be made").fill("Measured over three winters.")
    await list.getByRole("button", { name: "Take back change 1" }).click()
    await expect(list.getByRole("region", { name: "Reasons without a change" })).toContainText("Nobody calls them")
    await putCursorIn(expert, editedText(expert).locator("p", { hasText: FIRST }))
    await expert.keyboard.press("ControlOrMeta+z")
    await expect(list.getByLabel("Why change 1 should be made")).toHaveValue("Nobody calls them sewers.")

    // A source that the article does not have: wrong first, then right; cited in the text, too.
    await list.getByLabel("Source for change 2").selectOption("Another source…")
    await list.getByLabel("DOI, PubMed number or web address").fill("10.1/x")
    await list.getByRole("button", { name: "Add it" }).click()
    await expect(list.getByText("This is no DOI, PubMed number or web address.")).toBeVisible()
    await list.getByLabel("DOI, PubMed number or web address").fill("https://doi.org/10.1056/winter.2024")
    await list.getByLabel("Title").fill("Three winters in the drains")
    await list.getByLabel("Authors").fill("Doe J, Roe R")
    await list.getByLabel("Year").fill("2024")
    await expectAccessible(expert)
    await list.getByLabel("Year").press("Enter")
    await expect(list.getByRole("region", { name: "Sources you add" })).toContainText("Three winters in the drains")
    await putCursorIn(expert, editedText(expert).locator("p", { hasText: "the season" }))
    await expert.keyboard.press("End")
    await expert.getByRole("button", { name: "Cite a source" }).click()
    await expert.getByRole("button", { name: /Three winters in the drains/ }).click()
    await expect(editedText(expert).locator("sup", { hasText: "1" })).toBeVisible()
    await expert.getByLabel("Why should this change?").fill("More exact.")
    await expert.getByRole("button", { name: "Save draft" }).click()
    await saved(expert)

    // The article moves on meanwhile.
    const other = await (await browser.newContext()).newPage()
    await signInAs(other, "Mei-Ling")
    const third = "A third paragraph that nobody touches."
    const others = await writeEdit(other, slug, { from: third, to: "Everybody does.", why: "They do." })
    await send(other)
    await merge(page, others, "Somebody does")
    await expert.reload()
    await expert.getByRole("link", { name: "bring your edit up to date" }).click()
    await expert.getByRole("button", { name: "Bring my edit up to date" }).click()
    await expect(expert.getByText("Your edit now stands on revision 2")).toBeVisible()
    await expect(list.getByLabel("Why change 1 should be made")).toHaveValue("Nobody calls them sewers.")
    await expect(list.getByLabel("Why change 2 should be made")).toHaveValue("Measured over three winters.")
    await expect(list.getByLabel("Source for change 2")).toHaveValue(/^s-/)
    await expert.getByRole("button", { name: "Go on" }).click()
    await expect(expert.getByLabel("Why").last()).toHaveValue("Measured over three winters.")
    await expectAccessible(expert)
    await send(expert)
    await expect(expert.getByText("Measured over three winters.")).toBeVisible()

    const id = new URL(expert.url()).pathname.split("/")[2] ?? ""
    await page.goto(`/desk/${id}`)
    const change = page.getByRole("group").filter({ hasText: "Measured over three winters." })
    await expect(change).toContainText("New source: Doe J, Roe R. Three winters in the drains. 2024.")
    await expect(page.getByRole("region", { name: "New sources" })).toContainText(
      "Will be added to the article's sources.",
    )
    await expectAccessible(page)
    await merge(page, id, "The season, with its source")
    await page.goto(`/articles/${slug}`)
    await expect(page.getByRole("region", { name: "Sources" })).toContainText(
      "Doe J, Roe R. Three winters in the drains.",
    )
    await page.getByRole("link", { name: "Source 1", exact: true }).click()
    await expect(page.locator("#source-1")).toBeInViewport()
  },
)

story(
  "without a script, reasons and sources are fields of the page that sends",
  async ({ page, browser, signInAs }) => {
    await signInAs(page, "Ed Marlowe")
    const slug = await publishArticle(page, "A story of a reason without a script")
    const expert = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
    await signInAs(expert, "Josiah Carberry")
    await expert.goto(`/articles/${slug}/contribute`)
    await expert.getByRole("button", { name: "Suggest an edit" }).click()
    await expert.locator("summary", { hasText: "Edit" }).nth(1).click()
    await expert.getByLabel("Your words for paragraph 2").fill(SECOND.replace("on temperature", "on the season"))
    await expert.getByLabel("Why should this change?").fill("More exact.")
    await expert.getByRole("button", { name: "Go on" }).click()
    await expert.locator("summary", { hasText: "Give a reason" }).click()
    await expert.getByLabel("Why", { exact: false }).first().fill("Measured over three winters.")
    await expert.locator("summary", { hasText: "Another source" }).click()
    await expert.getByLabel("DOI, PubMed number or web address").fill("see the library")
    await expert.getByLabel("I did not use AI tools").check()
    await expert.getByLabel(/^My interests are still/).check()
    await expert.getByLabel(/^I agree that my words/).check()
    await expert.getByRole("button", { name: /^Send/ }).click()
    await expect(expert.getByText("This is no DOI, PubMed number or web address.").last()).toBeVisible()
    await expect(expert.getByLabel("Why", { exact: false }).first()).toHaveValue("Measured over three winters.")
    await expert.getByLabel("DOI, PubMed number or web address").fill("PMID 12345678")
    await expert.getByLabel("Title").fill("Three winters in the drains")
    await send(expert)
    await expect(expert.getByText("New source: Three winters in the drains.")).toBeVisible()
  },
)
