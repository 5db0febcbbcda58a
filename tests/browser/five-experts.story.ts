import type { Page } from "@playwright/test"
import { FIRST, openDecision, press, publishArticle, SECOND, send, writeEdit } from "./support/newsroom"
import { expect, story } from "./support/story"

const THIRD = "A third paragraph that nobody touches."

story(
  "five experts and two editors work on one article, and every word is as expected and its author's",
  async ({ page, browser, signInAs, expectAccessible }) => {
    await signInAs(page, "Ed Marlowe")
    const slug = await publishArticle(page, "A story of seven people")
    const [josiah, ada, meiLing, ruth, newcomer, ines] = await Promise.all(
      Array.from({ length: 6 }, async () => (await browser.newContext()).newPage()),
    )
    if (!(josiah && ada && meiLing && ruth && newcomer && ines)) throw new Error("somebody is missing")
    const suggested = async (who: Page, name: string, change: { from: string; to: string; why: string }) => {
      await signInAs(who, name)
      const id = await writeEdit(who, slug, change)
      await send(who)
      return id
    }
    const traces = FIRST.replace("adds to", "leaves traces in")
    const [fromJosiah, fromAda, fromMeiLing, fromRuth] = [
      await suggested(josiah, "Josiah Carberry", { from: FIRST, to: traces, why: "Says what is measured." }),
      await suggested(ada, "Ada Lindqvist", {
        from: FIRST,
        to: FIRST.replace("feel ill", "have symptoms"),
        why: "The field's word.",
      }),
      await suggested(meiLing, "Mei-Ling", {
        from: SECOND,
        to: SECOND.replace("on temperature", "on the season"),
        why: "More exact.",
      }),
      await suggested(ruth, "Ruth Abara", {
        from: THIRD,
        to: THIRD.replace("nobody touches", "one person touches"),
        why: "Not so any more.",
      }),
    ]
    const fromNewcomer = await firstInsight(newcomer, slug, "Two samples say more than one.")

    await signInAs(ines, "Inês Duarte")
    await decide(ines, fromMeiLing, "Merge", "Season")
    await ines.goto(`/desk/${fromRuth}`)
    const change = ines.getByRole("group", { name: "one person" })
    await change.getByLabel("Change the words").check()
    await change.getByLabel("The words that shall stand here").fill("one patient person")
    await decide(ines, fromRuth, "Merge", "Third paragraph", { isOpen: true })
    await decide(page, fromAda, "Merge", "Symptoms")
    await decide(page, fromJosiah, "Merge", "Traces")
    await decide(page, fromNewcomer, "Merge", "Two samples")
    await undo(page, fromAda)

    await page.goto(`/articles/${slug}`)
    const article = page.getByRole("main")
    await expect(article).toContainText(traces)
    await expect(article).toContainText("on rain and on the season.")
    await expect(article).toContainText("A third paragraph that one patient person touches.")
    await expect(page.getByRole("article", { name: "Insight by Tomás Ferreira" })).toContainText("Two samples say")
    await page.goto(`/articles/${slug}/authorship`)
    const words = (name: string) => page.getByRole("complementary", { name: `Words by ${name}` })
    await expect(words("Josiah Carberry")).toContainText("3 words standing")
    await expect(words("Mei-Ling")).toContainText("2 words standing")
    await expect(words("Ruth Abara")).toContainText("2 words standing")
    await expect(words("Inês Duarte")).toContainText("1 word standing")
    await expect(words("Ada Lindqvist")).toHaveCount(0)
    await expectAccessible(page)
  },
)

/** Somebody who was never here: signs in by a link, writes, says who they are and what their interests are, and sends. */
async function firstInsight(page: Page, slug: string, words: string): Promise<string> {
  await page.goto(`/signin?return=${encodeURIComponent(`/articles/${slug}/contribute`)}`)
  await page.getByLabel("Your e-mail address").fill("tomas@example.org")
  await page.getByRole("button", { name: "Send me a link" }).click()
  await expect(page.getByRole("heading", { name: "Look in your mail" })).toBeVisible()
  await page.goto("/dev/mail")
  const letter = page.getByRole("article").filter({ hasText: "To tomas@example.org" }).first()
  await page.goto((await letter.getByRole("link").first().getAttribute("href")) ?? "")
  await page.getByRole("button", { name: "Sign in" }).click()
  await page.getByRole("button", { name: "Write an insight" }).click()
  await page.getByLabel("Your insight").fill(words)
  await page.getByRole("button", { name: "Go on" }).click()
  await page.getByLabel("Name", { exact: true }).fill("Tomás Ferreira")
  await page.getByLabel("Affiliation").fill("Public Health Laboratory")
  await page.getByRole("button", { name: "Save and go on" }).click()
  await page.getByRole("button", { name: /^Answer “None” to every/ }).click()
  await page.getByLabel(/certify/i).check()
  await page.getByRole("button", { name: "Certify my answers" }).click()
  await expect(page).toHaveURL(/\/check$/)
  const id = new URL(page.url()).pathname.split("/")[2] ?? ""
  await send(page)
  return id
}

async function decide(page: Page, id: string, name: string, note: string, { isOpen = false } = {}): Promise<void> {
  if (!isOpen) await page.goto(`/desk/${id}`)
  const form = await openDecision(page, name)
  await form.getByLabel("What changed").fill(note)
  await press(form.getByRole("button", { name: /merge/i }))
  await expect(page.getByText("Merged").first()).toBeVisible()
}

async function undo(page: Page, id: string): Promise<void> {
  await page.goto(`/desk/${id}`)
  const form = await openDecision(page, "Undo the merge")
  await form.getByLabel("Why, to the author").fill("The study says otherwise.")
  await press(form.getByRole("button", { name: "Undo the merge" }))
  await expect(page.getByText("The merge is undone")).toBeVisible()
}
