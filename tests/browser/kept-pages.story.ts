import type { APIResponse } from "@playwright/test"
import { expect, story } from "./support/story"

const ARTICLE = "/articles/a-second-bcl-2-inhibitor-meets-the-leukaemias-that-outlived-the-first"
const PUBLIC = [
  "/",
  ARTICLE,
  `${ARTICLE}/authorship`,
  `${ARTICLE}/history`,
  `${ARTICLE}/history/all`,
  `${ARTICLE}/revisions/1`,
  `${ARTICLE}/compare/1...3`,
  `${ARTICLE}/compare/1...3/side-by-side`,
  "/people/josiah-carberry",
  "/about",
  "/policies/credit",
]

const policyOf = (answer: APIResponse) => answer.headers()["content-security-policy"] ?? ""

story("readers' pages run our own script files and nothing else", async ({ page }) => {
  for (const path of PUBLIC) {
    const answer = await page.request.get(path)
    expect(policyOf(answer), path).toContain("script-src 'self';")
    expect(policyOf(answer), path).not.toContain("unsafe")
    await page.goto(path)
    const scripts = page.locator('script:not([type="application/ld+json"])')
    await expect(scripts, path).toHaveCount(1)
    await expect(scripts, path).toHaveAttribute("src", "/scripts/reader.js")
  }
})

story("a reader goes from page to page, and a signed-in one finds their name on each", async ({ page, signInAs }) => {
  await signInAs(page, "Josiah Carberry")
  await page.goto("/")
  await page.getByRole("main").getByRole("link", { name: "A second BCL-2 inhibitor" }).first().click()
  await expect(page.locator("#account-slot")).toContainText("Josiah Carberry")
  await page.locator('a[href$="/history"]').first().click()
  await expect(page.getByRole("heading", { name: "What changed", level: 1 })).toBeVisible()
  await expect(page.locator("#account-slot")).toContainText("Josiah Carberry")
  await page.goBack()
  await expect(page.getByRole("heading", { level: 1 })).toContainText("BCL-2")
})

story("a page that does not exist is said to be so without scripts", async ({ browser }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  for (const path of ["/articles/no-such-article", "/people/nobody", `${ARTICLE}/revisions/99`]) {
    const answer = await page.goto(path)
    expect(answer?.status(), path).toBe(404)
    await expect(page.getByText("There is no such page")).toBeVisible()
  }
})

story("the same page in every encoding, whatever else is asked with it", async ({ request }) => {
  const plain = await request.get(ARTICLE, { headers: { "accept-encoding": "identity" } })
  const text = await plain.text()
  const { etag = "" } = plain.headers()
  expect(plain.headers()["content-encoding"]).toBeUndefined()
  expect(plain.headers().vary).toContain("Accept-Encoding")
  for (const encoding of ["br", "gzip"]) {
    const answer = await request.get(ARTICLE, { headers: { "accept-encoding": encoding } })
    expect(answer.headers()).toMatchObject({ "content-encoding": encoding, etag })
    expect(await answer.text()).toBe(text)
  }
  const beside = { cookie: "a=b", rsc: "1", range: "bytes=0-9", "user-agent": "as-a-whole", "next-url": "/desk" }
  for (const [name, value] of Object.entries(beside)) {
    const answer = await request.get(`${ARTICLE}?anything=else`, { headers: { [name]: value } })
    expect([answer.status(), await answer.text()], name).toEqual([200, text])
  }
})

story("who has the page already is told so, and who asks for its head gets that", async ({ request }) => {
  const { etag = "" } = (await request.get(ARTICLE)).headers()
  for (const known of [etag, `"other", ${etag}`, etag.replace("W/", ""), "*"]) {
    const answer = await request.get(ARTICLE, { headers: { "if-none-match": known } })
    expect([answer.status(), (await answer.body()).byteLength, answer.headers().etag]).toEqual([304, 0, etag])
  }
  expect((await request.get(ARTICLE, { headers: { "if-none-match": '"other"' } })).status()).toBe(200)
  for (const path of [ARTICLE, `${ARTICLE}/revisions/2`]) {
    const head = await request.head(path)
    const whole = await request.get(path)
    expect([head.status(), (await head.body()).byteLength]).toEqual([200, 0])
    expect(head.headers().etag).toBe(whole.headers().etag)
    expect(head.headers()["content-length"]).toBe(whole.headers()["content-length"])
  }
})
