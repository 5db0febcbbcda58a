import type { Locator, Page } from "@playwright/test"
import { expectWords, openDecision, press, publishArticle, send } from "./support/newsroom"
import { expect, story } from "./support/story"

/** An article of the story's own, and an expert who writes an insight on it. Gives the expert's page, on the writing page. */
async function expertWriting(
  page: Page,
  { title, signInAs, script = true }: { title: string; signInAs: SignInAs; script?: boolean },
): Promise<{ slug: string; expert: Page }> {
  await signInAs(page, "Ed Marlowe")
  const slug = await publishArticle(page, title)
  const browser = page.context().browser()
  if (!browser) throw new Error("this story needs a browser of its own")
  const expert = await (await browser.newContext({ javaScriptEnabled: script })).newPage()
  await signInAs(expert, "Josiah Carberry")
  await expert.goto(`/articles/${slug}/contribute`)
  await expert.getByRole("button", { name: "Write an insight" }).click()
  await expect(expert.getByLabel("Your insight")).toBeVisible()
  return { slug, expert }
}

type SignInAs = (page: Page, name: string) => Promise<void>

const words = (page: Page) => page.getByLabel("Your insight")
const goOn = (page: Page) => page.getByRole("button", { name: "Go on" })

story.describe("a session that ends while one writes", () => {
  story("keeps the words on the device and saves them after signing in again", async ({ page, signInAs }) => {
    const { expert } = await expertWriting(page, { title: "A story of a session's end", signInAs })
    await words(expert).fill("Saved while signed in.")
    await expect(expert.getByText(/^Saved at/)).toBeVisible()
    await expert.context().clearCookies()
    await words(expert).fill("Saved while signed in. Typed when it was over.")
    await expect(expert.getByText("You have been signed out.")).toBeVisible()
    await expect(expert.getByText("Your text is kept on this device.")).toBeVisible()
    const [tab] = await Promise.all([
      expert.context().waitForEvent("page"),
      expert.getByRole("link", { name: "Sign in again in a new tab" }).click(),
    ])
    await tab.getByRole("button", { name: /^Josiah Carberry/ }).click()
    await expect(tab).toHaveURL(/\/contributions$/)
    await tab.close()
    await expert.evaluate(() => window.dispatchEvent(new Event("focus")))
    await expect(expert.getByText("You have been signed out.")).toHaveCount(0)
    await expect(expert.getByText("Saving…")).toHaveCount(0)
    await expect(expert.getByText(/^Saved at/)).toBeVisible()
    await expert.reload()
    await expectWords(expert, "Saved while signed in. Typed when it was over.")
  })

  story("without a script leads by the sign-in back to the words", async ({ page, signInAs }) => {
    const { expert } = await expertWriting(page, { title: "A story of a plain session's end", signInAs, script: false })
    await words(expert).fill("Typed, and then the session was over.\n\nA second paragraph.")
    await expert.context().clearCookies()
    await goOn(expert).click()
    await expect(expert).toHaveURL(/\/signin/)
    await expert.getByRole("button", { name: /^Josiah Carberry/ }).click()
    await expectWords(expert, "Typed, and then the session was over.\n\nA second paragraph.")
    await goOn(expert).click()
    await expect(expert).toHaveURL(/\/check$/)
  })

  story("gives an editor the message back", async ({ page, signInAs }) => {
    const { expert } = await expertWriting(page, { title: "A story of an editor's session", signInAs })
    await words(expert).fill("To be answered.")
    await goOn(expert).click()
    await send(expert)
    const id = idIn(expert)
    await page.goto(`/desk/${id}`)
    const ask = await openDecision(page, "Ask for changes")
    await ask.getByLabel("What should change").fill("Please name the hospital, and the year.")
    await page.context().clearCookies()
    await press(ask.getByRole("button", { name: "Ask for changes" }))
    await expect(page).toHaveURL(/\/signin/)
    await page.getByRole("button", { name: /^Ed Marlowe/ }).click()
    await expect(page).toHaveURL(new RegExp(`/desk/${id}`))
    const again = await openDecision(page, "Ask for changes")
    await expect(again.getByLabel("What should change")).toHaveValue("Please name the hospital, and the year.")
    await press(again.getByRole("button", { name: "Ask for changes" }))
    await expect(page.getByText("Sent back with your message")).toBeVisible()
  })
})

story.describe("a hundred thousand words pasted at once", () => {
  const PASTED = "insight ".repeat(100_000)

  story("are not put into an insight, and a sentence says so", async ({ page, signInAs }) => {
    const { expert } = await expertWriting(page, { title: "A story of a long paste", signInAs })
    await expect(expert.locator("form[data-live]")).toBeVisible()
    await words(expert).fill("Before it.")
    await paste(words(expert), PASTED)
    await expect(expert.getByText(/^This is far too long for an insight/)).toBeVisible()
    await expectWords(expert, "Before it.")
  })

  story("without a script come back with the sentence beside them", async ({ page, signInAs }) => {
    const { expert } = await expertWriting(page, { title: "A story of a long plain paste", signInAs, script: false })
    await paste(words(expert), PASTED)
    await goOn(expert).click()
    await expect(words(expert)).toHaveAccessibleDescription(/100,000 words long; an insight has at most 600/)
    await expectWords(expert, PASTED)
  })
})

story.describe("pressing a button twice", () => {
  story("begins one draft, sends one version and merges one revision", async ({ page, signInAs }) => {
    await signInAs(page, "Ed Marlowe")
    const slug = await publishArticle(page, "A story of double clicks")
    const expert = await (await page.context().browser()?.newContext())?.newPage()
    if (!expert) throw new Error("no browser")
    await signInAs(expert, "Mei-Ling")
    await expert.goto(`/articles/${slug}/contribute`)
    await expert.getByRole("button", { name: "Write an insight" }).dblclick()
    await words(expert).fill("Pressed twice.")
    await goOn(expert).dblclick()
    await expect(expert).toHaveURL(/\/check/)
    await expert.getByLabel("I did not use AI tools").check()
    await expert.getByLabel(/^My interests are still/).check()
    await expert.getByLabel(/^I agree that my words/).check()
    await expert.getByRole("button", { name: /^Send/ }).dblclick()
    await expect(expert.getByText("Waiting for an editor").first()).toBeVisible()
    await expect(expert.getByText("You sent the contribution in")).toHaveCount(1)
    const id = idIn(expert)
    await expert.goto(`/contributions?article=${slug}`)
    await expect(expert.getByRole("main").getByRole("link", { name: /A story of double clicks/ })).toHaveCount(1)
    await page.goto(`/desk/${id}`)
    const form = page.getByRole("form", { name: "Merge" })
    await form.getByLabel("What changed").fill("Merged by a double click")
    await form.getByRole("button", { name: /merge/i }).dblclick()
    await expect(page.getByText("It is in the article now, as revision 2.")).toBeVisible()
    await page.goto(`/articles/${slug}/history`)
    await expect(page.getByText("Merged by a double click")).toHaveCount(1)
  })

  story(
    "and the same form sent again makes nothing new, with other words it is refused",
    async ({ page, signInAs }) => {
      await signInAs(page, "Ed Marlowe")
      const manuscript = (title: string) => ({ form: { markdown: `# ${title}\n\nWords.\n`, _key: "one-form" } })
      const post = (title: string) =>
        page.request.post("/desk/articles/new/make", {
          ...manuscript(title),
          headers: { origin: process.env.TRY_OUT_URL ?? "", accept: "application/json" },
        })
      const [first, second] = await Promise.all([post("Made once"), post("Made once")])
      const made = await first.json()
      expect(made.ok).toBe(true)
      expect(await second.json()).toEqual(made)
      const other = await post("Made of other words")
      expect(other.status()).toBe(409)
      expect((await other.json()).message).toBe(
        "This form was already sent with other words. Reload the page to start anew.",
      )
      await page.goto("/desk/articles")
      await expect(page.getByRole("link", { name: "Made once" })).toHaveCount(1)
      await expect(page.getByRole("link", { name: "Made of other words" })).toHaveCount(0)
    },
  )
})

story.describe("characters that nobody sees", () => {
  for (const { name, text, code } of [
    { name: "one that turns the direction of writing", text: "Five mg\u202E daily", code: "U+202E" },
    { name: "one without a width", text: "Five\u200B mg daily", code: "U+200B" },
    { name: "one that carries a hidden message", text: "Five mg\u{E0041} daily", code: "U+E0041" },
  ]) {
    story(`${name} is named beside the field, before and after sending`, async ({ page, signInAs }) => {
      const { expert } = await expertWriting(page, { title: `A story of ${name}`, signInAs })
      await expect(expert.locator("form[data-live]")).toBeVisible()
      await words(expert).fill(text)
      await expect(words(expert)).toHaveAccessibleDescription(new RegExp(code.replace("+", "\\+")))
      await expect(expert.getByText(/^Saved at/)).toBeVisible()
      await goOn(expert).click()
      const alert = expert.locator(".write-stop")
      await expect(alert).toBeFocused()
      await expect(alert).toContainText(/^After “Five/)
      await expect(words(expert)).toHaveAccessibleDescription(new RegExp(code.replace("+", "\\+")))
      await expectWords(expert, text)
      await alert.getByRole("button", { name: "Take out what cannot stand" }).click()
      await expect(words(expert)).toBeFocused()
      await expectWords(expert, "Five mg daily")
      await goOn(expert).click()
      await expect(expert).toHaveURL(/\/(about|interests|check)(\?|$)/)
    })
  }
})

story("a script that is pasted is shown as the words it is, to everybody", async ({ page, signInAs }) => {
  const { slug, expert } = await expertWriting(page, { title: "A story of a pasted script", signInAs, script: false })
  const pasted = `<script>document.title="mine"</script><img src=x onerror=alert(1)> [press](javascript:alert(1)) <b>bold</b>`
  await words(expert).fill(`It says ${pasted}`)
  await goOn(expert).click()
  await expectWords(expert, `It says ${pasted}`)
  await expect(words(expert)).toHaveAccessibleDescription(/\S/)
  const plain = `It says <script>document.title="mine"</script> and <b>bold</b>`
  await words(expert).fill(plain.replaceAll("<", "\\<"))
  await goOn(expert).click()
  await expect(expert).toHaveURL(/\/check$/)
  await send(expert)
  await page.goto(`/desk/${idIn(expert)}`)
  await expect(page.getByText(plain).first()).toBeVisible()
  const form = page.getByRole("form", { name: "Merge" })
  await form.getByLabel("What changed").fill("<script>alert(1)</script> in a note")
  await press(form.getByRole("button", { name: /merge/i }))
  await expect(page.getByText("It is in the article now")).toBeVisible()
  await page.goto(`/articles/${slug}`)
  await expect(page.getByText(plain)).toBeVisible()
  await expect(page).toHaveTitle(/A story of a pasted script/)
  await page.goto(`/articles/${slug}/history`)
  await expect(page.getByText("<script>alert(1)</script> in a note")).toBeVisible()
})

story.describe("fields that were forged", () => {
  story(
    "somebody else's draft is not there for anybody else, to read, save, send or discard",
    async ({ page, signInAs }) => {
      const { expert } = await expertWriting(page, { title: "A story of somebody else's draft", signInAs })
      await words(expert).fill("Nobody else's.")
      await expect(expert.getByText(/^Saved at/)).toBeVisible()
      const id = idIn(expert)
      const other = await (await page.context().browser()?.newContext())?.newPage()
      if (!other) throw new Error("no browser")
      await signInAs(other, "Ada Lindqvist")
      for (const address of [`/contributions/${id}`, `/contributions/${id}/write`, `/contributions/${id}/check`]) {
        const answer = await other.goto(address)
        expect(answer?.status()).toBe(404)
        await expect(other.getByRole("main")).toContainText("There is no such page")
        await expect(other.getByText("Nobody else's.")).toHaveCount(0)
      }
      for (const [door, data] of [
        ["save", { saves: 1, changes: { body: "Mine now." } }],
        [
          "send",
          { saves: "1", roles: ["expert_commentary"], aiUse: "none", licence: "yes", interestsConfirmed: "yes" },
        ],
        ["discard/confirm", {}],
        ["withdraw/confirm", {}],
        ["remark", { body: "A word." }],
      ] as const) {
        const answer = await postJson(other, `/contributions/${id}/${door}`, data)
        expect(answer.status(), door).toBe(404)
        expect((await answer.json()).message).toBe("There is no such contribution, or it is not yours to see.")
      }
      await expert.reload()
      await expectWords(expert, "Nobody else's.")
    },
  )

  story("a state, an author or another base revision is not taken from a form", async ({ page, signInAs }) => {
    const { expert } = await expertWriting(page, { title: "A story of forged fields", signInAs })
    const id = idIn(expert)
    const forged = { saves: 0, changes: { body: "Forged." }, state: "merged", authorId: id, baseRevisionId: id }
    const answer = await postJson(expert, `/contributions/${id}/save`, forged)
    expect(answer.status()).toBe(422)
    expect((await answer.json()).message).toMatch(/^[A-Z].*\.$/)
    const inside = { saves: 0, changes: { body: "Forged.", state: "merged" } }
    expect((await postJson(expert, `/contributions/${id}/save`, inside)).status()).toBe(422)
    const plain = await expert.request.post(`/contributions/${id}/save`, {
      form: { saves: "0", body: "Honest.", state: "merged", authorId: id, baseRevisionId: id, role: "admin" },
      headers: { origin: process.env.TRY_OUT_URL ?? "" },
    })
    expect(plain.ok()).toBe(true)
    await expert.goto(`/contributions/${id}/write`)
    await expectWords(expert, "Honest.")
    await expert.goto("/contributions")
    await expect(expert.getByRole("listitem").filter({ hasText: "A story of forged fields" })).toContainText("Draft")
  })

  story("a member who posts an editor's forms gets nowhere", async ({ page, signInAs }) => {
    const { slug, expert } = await expertWriting(page, { title: "A story of an impatient expert", signInAs })
    await words(expert).fill("I would merge this myself.")
    await goOn(expert).click()
    await send(expert)
    const id = idIn(expert)
    const seen = {
      versionN: "1",
      liveSeq: "1",
      note: "By myself.",
      significance: "substantive",
      message: "So there it is.",
    }
    for (const door of ["merge", "decline", "request-changes", "claim", "note"]) {
      const answer = await postJson(expert, `/desk/${id}/${door}`, { ...seen, body: "A word.", reason: "other" })
      expect([403, 404], door).toContain(answer.status())
      expect((await answer.json()).message).toMatch(/^[A-Z].*\.$/)
    }
    await page.goto(`/articles/${slug}`)
    await expect(page.getByText("I would merge this myself.")).toHaveCount(0)
  })
})

/** Puts a long text in at once. Typing it as `fill` does takes the browser minutes, whatever page it is. */
const paste = (field: Locator, text: string) =>
  field.evaluate((element: HTMLElement, pasted) => {
    if (!(element instanceof HTMLTextAreaElement)) {
      const clipboardData = new DataTransfer()
      clipboardData.setData("text/plain", pasted)
      element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }))
      return
    }
    const { set } = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value") ?? {}
    set?.call(element, pasted)
    element.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }))
  }, text)

const idIn = (page: Page): string => new URL(page.url()).pathname.split("/")[2] ?? ""

const postJson = (page: Page, address: string, data: object) =>
  page.request.post(address, {
    data,
    headers: { origin: process.env.TRY_OUT_URL ?? "", accept: "application/json" },
  })
