import { editedText, FIRST, openDecision, press, publishArticle, send, writeEdit } from "./support/newsroom"
import { expect, story } from "./support/story"

const TO = "Each infected person leaves traces in the sewers, whether or not they notice it."

story(
  "an editor asks about single changes, the expert answers each in place, and the editor reads what became of them",
  async ({ page, browser, signInAs, expectAccessible }) => {
    await signInAs(page, "Ed Marlowe")
    const slug = await publishArticle(page, "A story of three questions")
    const expert = await (await browser.newContext()).newPage()
    await signInAs(expert, "Josiah Carberry")
    const id = await writeEdit(expert, slug, { from: FIRST, to: TO, why: "Says what is measured." })
    await send(expert)
    const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
    await signInAs(plain, "Ed Marlowe")
    await plain.goto(`/desk/${id}`)
    for (const [words, question] of [
      ["Each", "Why not every?"],
      ["leaves traces in", "All over, or in?"],
      ["notice it", "Feeling ill is what was asked about."],
    ] as const) {
      const change = plain.getByRole("group", { name: words })
      await change.getByText("Ask about this change").click()
      await change.getByLabel("Your question to the author about this change").fill(question)
    }
    const form = await openDecision(plain, "Ask for changes")
    await press(form.getByRole("button", { name: "Ask for changes" }))
    await expect(plain.getByText("Sent back with your message")).toBeVisible()

    await expert.goto(`/contributions/${id}`)
    await expect(expert.getByText("All over, or in?")).toBeVisible()
    await expectAccessible(expert)
    await expert.getByRole("link", { name: /Change it or take it back in the text.*question 2/ }).click()
    const asks = expert.getByRole("region", { name: /asks/ })
    await expect(asks.getByRole("button", { name: "Take it back (question 3)" })).toBeVisible()
    await asks.getByLabel("Your answer to question 1").fill("It is one person at a time.")
    await asks.getByRole("button", { name: "Take it back (question 3)" }).click()
    await expect(asks.getByText("You took this back.")).toBeVisible()
    await asks.getByRole("button", { name: "Change it (question 2)" }).click()
    const paragraph = editedText(expert).locator("p").first()
    await paragraph.click({ clickCount: 3 })
    await expert.keyboard.insertText(TO.replace("traces in", "traces all over").replace("notice it", "feel ill"))
    await expect(asks.getByText("Changed.")).toBeVisible()
    await expectAccessible(expert)
    await expert.getByRole("button", { name: "Go on" }).click()
    await expect(expert).toHaveURL(/\/check$/)
    await expert.getByLabel(/^My interests are still/).check()
    await expert.getByRole("button", { name: /^Send/ }).click()
    await expect(expert.getByText("Waiting for an editor").first()).toBeVisible()

    await page.goto(`/desk/${id}`)
    const since = page.locator("#since")
    await expect(since).toContainText("Answered, and left as it was")
    await expect(since).toContainText("Josiah Carberry answered: It is one person at a time.")
    await expect(since).toContainText("Changed")
    await expect(since).toContainText("Taken back")
    await expectAccessible(page)
    await expect(page.getByRole("group", { name: "Each" })).toContainText("It is one person at a time.")
  },
)

story(
  "two editors see each other review, and the second to decide keeps their words and hears what the first did",
  async ({ page, browser, signInAs, expectAccessible }) => {
    await signInAs(page, "Ed Marlowe")
    const slug = await publishArticle(page, "A story of two at one desk")
    const expert = await (await browser.newContext()).newPage()
    await signInAs(expert, "Josiah Carberry")
    const id = await writeEdit(expert, slug, { from: FIRST, to: TO, why: "Says what is measured." })
    await send(expert)
    const again = await writeEdit(expert, slug, { from: FIRST, to: TO, why: "Says it once more." })
    await send(expert)
    expect(again).not.toBe(id)
    await page.goto(`/desk/${id}`)
    const ines = await (await browser.newContext()).newPage()
    await signInAs(ines, "Inês Duarte")
    await ines.goto(`/desk?article=${slug}`)
    await expect(ines.getByRole("row").filter({ hasText: "Ed Marlowe is reviewing" })).toHaveCount(1)
    await expect(ines.getByText("Each infected person").first()).toBeVisible()
    await ines.goto(`/desk/${id}`)
    await expect(ines.getByText("Ed Marlowe is reviewing this too")).toBeVisible()
    await expectAccessible(ines)
    // Ed's page hears of Inês when he comes back to it, and at the latest twenty seconds later.
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")))
    await expect(page.getByText("Inês Duarte is reviewing this too")).toBeVisible()
    const typed = await openDecision(page, "Decline")
    await typed.getByLabel("Tone or form").check()
    await typed.getByLabel("Message to the author").fill("Half of a sentence that Ed was")
    const merging = await openDecision(ines, "Merge")
    await press(merging.getByRole("button", { name: /merge/i }))
    await expect(ines.getByText("Merged").first()).toBeVisible()
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")))
    await expect(page.getByText("Inês Duarte has decided on this: merged.")).toBeVisible()
    await expect(typed.getByLabel("Message to the author")).toHaveValue("Half of a sentence that Ed was")
    await expectAccessible(page)
  },
)

story(
  "the second expert to say the same is credited as a co-signature, and editors word the desk's texts",
  async ({ page, browser, signInAs, expectAccessible }) => {
    await signInAs(page, "Ed Marlowe")
    const slug = await publishArticle(page, "A story of two who say the same")
    const ids: string[] = []
    for (const name of ["Josiah Carberry", "Ada Lindqvist"]) {
      const expert = await (await browser.newContext()).newPage()
      await signInAs(expert, name)
      ids.push(await writeEdit(expert, slug, { from: FIRST, to: TO, why: "Says what is measured." }))
      await send(expert)
      await expert.close()
    }
    const [first = "", second = ""] = ids
    await page.goto(`/desk/${first}`)
    await press((await openDecision(page, "Merge")).getByRole("button", { name: /merge/i }))
    await expect(page.getByText("Merged").first()).toBeVisible()
    await page.goto(`/desk/${second}`)
    await expect(page.getByText("No word of the article changes now")).toBeVisible()
    await expectAccessible(page)
    await page.getByRole("button", { name: "Add as co-signature" }).click()
    await expect(page.getByText("Added as a co-signature").first()).toBeVisible()
    await page.goto(`/articles/${slug}`)
    await expect(page.getByText("1 edit co-signed")).toBeVisible()
    await page.goto(`/articles/${slug}/contributions/${second}`)
    await expect(page.getByRole("main")).toContainText("The same change, suggested by Josiah Carberry")
    await expectAccessible(page)

    await page.goto("/desk/templates")
    const own = "Thank you. Our readers rely on a sober tone."
    const tone = page.getByRole("form", { name: "Tone or form" })
    await tone.getByLabel("Tone or form").fill(own)
    await tone.getByRole("button", { name: "Save “Tone or form”" }).click()
    await expect(page.getByText("Saved", { exact: true })).toBeVisible()
    await expectAccessible(page)
    await tone.getByRole("button", { name: "Use the default text again for “Tone or form”" }).click()
    await expect(tone.getByText("The default text.")).toBeVisible()
  },
)
