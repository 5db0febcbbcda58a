import {
  FIRST,
  merge,
  openDecision,
  press,
  publishArticle,
  SECOND,
  send,
  writeEdit,
  writeInsight,
} from "./support/newsroom"
import { expect, story } from "./support/story"

for (const javaScriptEnabled of [true, false])
  story(
    `an editor decides change by change, ${javaScriptEnabled ? "with" : "without"} a script`,
    async ({ browser, signInAs, expectAccessible }) => {
      const page = await (await browser.newContext({ javaScriptEnabled })).newPage()
      // The machine that judges accessibility needs a script itself.
      const judge = javaScriptEnabled ? expectAccessible : () => Promise.resolve()
      await signInAs(page, "Ed Marlowe")
      const slug = await publishArticle(page, `A story of three changes ${javaScriptEnabled}`)
      const expert = await (await browser.newContext()).newPage()
      await signInAs(expert, "Josiah Carberry")
      const to = "Each infected person leaves traces in the sewers, whether or not they notice it."
      const id = await writeEdit(expert, slug, { from: FIRST, to, why: "Says what is measured." })
      await send(expert)
      await page.goto(`/desk/${id}`)
      const change = (words: string) => page.getByRole("group", { name: words })
      await change("leaves traces in").getByLabel("Change the words").check()
      await change("leaves traces in").getByLabel("The words that shall stand here").fill("leaves traces all over")
      await change("notice it").getByLabel("Leave it out").check()
      await change("notice it").getByLabel("A word to the author").fill("Feeling ill is what the study asked about.")
      await judge(page)
      await page.getByRole("button", { name: "Preview the next text" }).click()
      const preview = page.getByRole("region", { name: "Preview: the article if you publish this" })
      await expect(preview).toContainText("leaves traces all over the sewers, whether or not they feel ill")
      await expect(preview).toContainText("3 words would be Josiah Carberry's")
      await expect(change("notice it").getByLabel("A word to the author")).toHaveValue(/Feeling ill/)
      await judge(page)
      const form = await openDecision(page, "Merge")
      await form.getByLabel("What changed").fill("What is measured")
      await press(form.getByRole("button", { name: /merge/i }))
      await expect(page.getByText("Merged").first()).toBeVisible()
      await expert.goto(`/contributions/${id}`)
      await expect(expert.getByText("Of 3 changes")).toContainText(
        "1 was taken as suggested, 1 was taken in other words and 1 was left out",
      )
      await expect(expert.getByText("Feeling ill is what the study asked about.")).toBeVisible()
      await judge(expert)
      await page.goto(`/articles/${slug}/contributions/${id}`)
      await expect(page.getByRole("main")).toContainText("1 was left out")
      await expect(page.getByRole("main")).not.toContainText("Feeling ill is what")
    },
  )

story(
  "an editor proposes other words for an insight, and it appears once its author approves them",
  async ({ page, browser, signInAs, expectAccessible }) => {
    await signInAs(page, "Ed Marlowe")
    const slug = await publishArticle(page, "A story of an approval")
    const expert = await (await browser.newContext()).newPage()
    await signInAs(expert, "Josiah Carberry")
    const id = await writeInsight(expert, slug, "A sample of one says little.")
    await send(expert)
    await page.goto(`/desk/${id}`)
    const form = await openDecision(page, "Propose other words")
    await form.getByLabel("The insight as you would have it").fill("A single sample says very little.")
    await form.getByLabel("Why, to the author").fill("Plainer for readers.")
    await press(form.getByRole("button", { name: "Ask the author to approve" }))
    await expect(page.getByText("Sent to the author for approval")).toBeVisible()
    await expectAccessible(page)
    await page.goto(`/articles/${slug}`)
    await expect(page.getByText("A single sample says very little.")).toHaveCount(0)
    await expert.goto(`/contributions/${id}`)
    await expect(expert.getByText("Plainer for readers.")).toBeVisible()
    await expectAccessible(expert)
    const approve = expert.getByRole("form", { name: "Approve" })
    await approve.getByRole("button").click()
    await expect(expert.getByText("Confirm that your interests are still as you declared them").first()).toBeVisible()
    await approve.getByLabel("My interests are still as I declared them").check()
    await approve.getByRole("button").click()
    await expect(expert.getByText("Approved. It is published under your name.")).toBeVisible()
    await page.goto(`/articles/${slug}`)
    await expect(page.getByRole("article", { name: "Insight by Josiah Carberry" })).toContainText(
      "A single sample says very little.",
    )
    await page.goto(`/articles/${slug}/contributions/${id}`)
    await expect(page.getByRole("main")).toContainText("approved in them by its author")
  },
)

story(
  "an editor undoes a merge after the article moved on, and what was written since stays",
  async ({ page, browser, signInAs, expectAccessible }) => {
    await signInAs(page, "Ed Marlowe")
    const slug = await publishArticle(page, "A story of an undo")
    const expert = await (await browser.newContext()).newPage()
    await signInAs(expert, "Josiah Carberry")
    const to = FIRST.replace("adds to", "leaves traces in")
    const first = await writeEdit(expert, slug, { from: FIRST, to, why: "Says what is measured." })
    await send(expert)
    await merge(page, first, "Traces")
    const later = SECOND.replace("on temperature", "on the season")
    const second = await writeEdit(expert, slug, { from: SECOND, to: later, why: "More exact." })
    await send(expert)
    await merge(page, second, "Season")
    await page.goto(`/desk/${first}`)
    const form = await openDecision(page, "Undo the merge")
    await expect(form).toContainText("Everything written since stays")
    await form.getByLabel("Why, to the author").fill("The study it rests on was withdrawn.")
    await expectAccessible(page)
    await press(form.getByRole("button", { name: "Undo the merge" }))
    await expect(page.getByText("The merge is undone")).toBeVisible()
    await page.goto(`/articles/${slug}`)
    await expect(page.getByRole("main")).toContainText("adds to the sewers")
    await expect(page.getByRole("main")).toContainText("on rain and on the season")
    await page.goto(`/articles/${slug}/history?all=1`)
    await expect(page.getByRole("main")).toContainText("undone by Ed Marlowe")
    await expert.goto(`/contributions/${first}`)
    await expect(expert.getByText("The study it rests on was withdrawn.")).toBeVisible()
    await expect(expert.getByText("Merge undone").first()).toBeVisible()
  },
)
