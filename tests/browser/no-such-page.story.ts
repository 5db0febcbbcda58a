import { everyPage } from "./support/looks"
import { expect, story } from "./support/story"

const ID = "00000000-0000-4000-8000-000000000000"

const ADDRESSES = [
  "/nothing",
  "/articles/no-such-article",
  "/articles/no-such-article/history",
  "/articles/no-such-article/revisions/1",
  "/articles/no-such-article/contribute",
  "/articles/no-such-article/feed.atom",
  `/articles/no-such-article/contributions/${ID}`,
  "/articles/wastewater/revisions/999",
  "/articles/wastewater/revisions/99999999999999999999",
  "/articles/wastewater/revisions/-1",
  "/articles/wastewater/compare/1...999",
  "/articles/wastewater/compare/nonsense",
  "/articles/%00",
  "/articles/%F0%9F%92%A9",
  `/articles/${"a".repeat(3_000)}`,
  "/people/nobody",
  "/people/%00",
  "/policies/nothing",
  "/front/nothing",
  `/contributions/${ID}`,
  `/contributions/${ID}/write`,
  `/contributions/${ID}/check`,
  "/contributions/not-an-id",
  "/contributions/not-an-id/write",
  "/contributions/%00/write",
  `/desk/${ID}`,
  "/desk/not-an-id",
  `/desk/articles/${ID}`,
  "/desk/articles/not-an-id",
  `/desk/articles/${ID}/history`,
  `/desk/articles/${ID}/restore/1`,
  `/desk/articles/${ID}/mend/1`,
  `/desk/articles/${ID}/export.md`,
  "/desk/articles/not-an-id/export.md",
  "/desk/articles/not-an-id/restore/99999999999999999999",
  `/desk/people/${ID}`,
  "/desk/people/not-an-id",
  "/sitemap-999999999999.xml",
  "/signin/confirm?token=%00&email=x",
  // Pages that are kept in memory, asked for in a way that nothing answers.
  "/?x=%00",
  "/about?%00",
  // Whatever a page has in its address, filled with what cannot be there.
  ...["not-an-id", ID, "99999999999999999999", "%F0%9F%92%A9"].flatMap((nothing) =>
    everyPage()
      .filter((pattern) => pattern.includes("["))
      .map((pattern) => pattern.replace(/\[[^\]]+\]/g, nothing)),
  ),
]

/** Pages that are there whatever their query says. */
const ODD_QUERIES = [
  "/?%FF",
  "/signin?return=%2F%2Felsewhere.example",
  "/signin?held=nothing&held=twice",
  "/signin/confirm",
  "/signin/sent",
]

const NOTHING_THERE = /There is no|There is nothing|cannot be|Please sign in|Only editors|for editors/
const FOR_EDITORS = /for editors|Only editors|editors only/i

for (const who of ["a visitor", "Josiah Carberry", "Ruth Abara"]) {
  story(`an address that leads nowhere says so: ${who}`, async ({ page, signInAs }) => {
    if (who !== "a visitor") await signInAs(page, who)
    for (const address of ADDRESSES) {
      const answer = await page.request.get(address, { maxRedirects: 0 })
      const body = await answer.text()
      expect(answer.status(), address).toBeLessThan(500)
      // A member is told at every address of the desk that it is for editors.
      if (who === "Josiah Carberry" && address.startsWith("/desk")) expect(body, address).toMatch(FOR_EDITORS)
      else expect(answer.status(), address).not.toBe(200)
      if (answer.status() >= 400) expect(body, address).toMatch(NOTHING_THERE)
    }
  })

  story(`odd questions get a page all the same: ${who}`, async ({ page, signInAs }) => {
    if (who !== "a visitor") await signInAs(page, who)
    for (const address of ODD_QUERIES) {
      const answer = await page.request.get(address)
      expect(answer.status(), address).toBeLessThan(500)
      expect((await answer.text()).length, address).toBeGreaterThan(500)
    }
  })
}
