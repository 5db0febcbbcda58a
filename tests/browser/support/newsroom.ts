import { expect, type Locator, type Page, type Response } from "@playwright/test"

/** An article of a story's own, so that stories do not get in each other's way. Whoever is signed in writes and publishes it. */
export async function publishArticle(page: Page, title: string): Promise<string> {
  await page.goto("/desk/articles/new")
  await page.getByLabel("The article").fill(MANUSCRIPT.replace("TITLE", title))
  await page.getByRole("button", { name: "Make a draft" }).click()
  await page.getByRole("button", { name: "I wrote it myself" }).click()
  await expect(page.getByText(/^By \S/).first()).toBeVisible()
  await page.getByLabel("What changed").fill("First published")
  await page.getByRole("button", { name: "Publish", exact: true }).click()
  await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible()
  const slug = new URL(page.url()).pathname.split("/")[2] ?? ""
  expect(slug).not.toBe("")
  return slug
}

export const FIRST = "Every infected person adds to the sewers, whether or not they feel ill."
export const SECOND = "The height of the curve depends on rain and on temperature."
export const THIRD = "A third paragraph that nobody touches."

const MANUSCRIPT = `# TITLE

*A line under the title.*

${FIRST}

${SECOND}

## A heading

${THIRD}
`

/** Starts an insight on the whole article and writes it; ends on the check page. */
export async function writeInsight(page: Page, slug: string, words: string): Promise<string> {
  await page.goto(`/articles/${slug}/contribute`)
  await page.getByRole("button", { name: "Write an insight" }).click()
  await page.getByLabel("Your insight").fill(words)
  await page.getByRole("button", { name: "Go on" }).click()
  await expect(page).toHaveURL(/\/check$/)
  return idIn(page)
}

/** Starts an edit, puts `to` in place of the paragraph that reads `from`, and says why; ends on the check page. */
export async function writeEdit(
  page: Page,
  slug: string,
  change: { from: string; to: string; why: string },
): Promise<string> {
  await page.goto(`/articles/${slug}/contribute`)
  await page.getByRole("button", { name: "Suggest an edit" }).click()
  await rewriteParagraph(page, change.from, change.to)
  await page.getByLabel("Why should this change?").fill(change.why)
  await page.getByRole("button", { name: "Go on" }).click()
  await expect(page).toHaveURL(/\/check$/)
  return idIn(page)
}

/** The article in the editor, once that has loaded. */
export const editedText = (page: Page): Locator => page.getByRole("textbox", { name: "The article, to be edited" })

/** Puts the cursor into a passage, and waits until the editor knows: it hears of it a moment after the browser does. */
export async function putCursorIn(page: Page, passage: Locator): Promise<void> {
  await passage.click()
  await page.evaluate(() => new Promise((done) => setTimeout(done, 100)))
}

/** Puts other words in place of a whole paragraph, as a person does. */
export async function rewriteParagraph(page: Page, from: string, to: string): Promise<void> {
  await editedText(page).locator("p", { hasText: from }).click({ clickCount: 3 })
  await page.keyboard.insertText(to)
}

/** What an insight says while it is written: in the editor, or in the field that stands there without a script. */
export async function expectWords(page: Page, words: string): Promise<void> {
  const said = (field: Element) =>
    field instanceof HTMLTextAreaElement
      ? field.value
      : Array.from(field.children, (block) => block.textContent).join("\n\n")
  await expect.poll(() => page.getByLabel("Your insight").evaluate(said)).toBe(words)
}

/** Consents and sends; ends on the page of the contribution. */
export async function send(page: Page): Promise<void> {
  await page.getByLabel("I did not use AI tools").check()
  // Whoever has just certified them is not asked again.
  for (const interests of await page.getByLabel(/^My interests are still/).all()) await interests.check()
  await page.getByLabel(/^I agree that my words/).check()
  await page.getByRole("button", { name: /^Send/ }).click()
  await expect(page).toHaveURL(/\/contributions\/[0-9a-f-]{36}/)
  await expect(page.getByText("Waiting for an editor").first()).toBeVisible()
}

/** Unfolds one of the decisions on the desk's page, and gives its form. */
export async function openDecision(page: Page, name: string): Promise<Locator> {
  const form = page.getByRole("form", { name })
  if (!(await form.isVisible())) await page.locator("summary", { hasText: name }).first().click()
  await expect(form).toBeVisible()
  return form
}

/** Presses a decision's button: what was typed is kept before the form leaves, and it is decided when the door answers. */
export async function press(button: Locator): Promise<void> {
  const isDecided = (answer: Response) => {
    const asked = answer.request()
    return asked.method() === "POST" && asked.isNavigationRequest()
  }
  const answered = button.page().waitForResponse(isDecided)
  await button.click()
  await answered
}

/** Merges what the desk's page shows, with a note for the history. */
export async function merge(page: Page, id: string, note: string): Promise<void> {
  await page.goto(`/desk/${id}`)
  const form = page.getByRole("form", { name: "Merge" })
  await form.getByLabel("What changed").fill(note)
  await press(form.getByRole("button", { name: /merge/i }))
  await expect(page.getByText("Merged").first()).toBeVisible()
}

const idIn = (page: Page): string => new URL(page.url()).pathname.split("/")[2] ?? ""
