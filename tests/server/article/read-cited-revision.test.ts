import { expect, test } from "vitest"
import { readArticle } from "#server/article/read"
import { readCitedRevision } from "#server/article/read-cited-revision"
import { editArticle, merge, sendEdit, sendInsight } from "#tests/support/contributing"
import { inWorld, minutesLater, NOW, someone } from "#tests/support/world"

test("a revision is complete for whoever cites it: who wrote the article, since when, and who is credited", () =>
  inWorld(async ({ db, ada, ed, slug }) => {
    await merge(minutesLater(ed, 5), await sendEdit(ada, slug, [["120 people", "140 adults"]]))
    const cy = await someone(db, { name: "Cy Commentator" })
    await merge(minutesLater(ed, 10), await sendInsight(cy, slug, { body: "We see the same." }))
    const earlier = await readCitedRevision(ed, slug, 2)
    expect(earlier).toMatchObject({ topic: "Medicine", publishedAt: NOW, authors: [{ name: "Ed Editor" }] })
    expect(earlier?.credits).toMatchObject([
      { byline: { name: "Ed Editor" }, roles: ["article_author", "editing"], disclosure: {} },
      { byline: { name: "Ada Expert" }, roles: ["suggested_edit"], wordsStanding: 2, edits: 1, insights: 0 },
    ])
    const words = (earlier?.credits ?? []).reduce((sum, { wordsStanding }) => sum + wordsStanding, 0)
    expect(words).toBe(earlier?.words)
    const live = await readCitedRevision(ed, slug, 3)
    expect(live?.credits).toEqual((await readArticle(ed, slug))?.credits)
    expect(live?.credits.map(({ byline }) => byline.name)).toContain("Cy Commentator")
  }))

test("what was taken out of the text since is still credited in the revision that had it", () =>
  inWorld(async ({ ada, ed, slug, articleId }) => {
    await merge(ed, await sendEdit(ada, slug, [["120 people", "140 adults"]]))
    await editArticle(minutesLater(ed, 5), articleId, [["140 adults", "a hundred and twenty people"]])
    const credits = (await readCitedRevision(ed, slug, 2))?.credits ?? []
    expect(credits.find(({ byline }) => byline.name === "Ada Expert")).toMatchObject({ wordsStanding: 2 })
  }))

test("there is no revision where none was made", () =>
  inWorld(async ({ ed, slug }) => {
    expect(await readCitedRevision(ed, slug, 7)).toBeNull()
  }))
