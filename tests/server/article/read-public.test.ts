import { eq } from "drizzle-orm"
import { expect, test } from "vitest"
import { article } from "#db/tables/articles"
import { describeArticle } from "#server/article/describe"
import { draftArticle } from "#server/article/draft"
import { listArticles } from "#server/article/list"
import { listPublishedIn, listPublishedMonths, listPublishedSince } from "#server/article/list-for-crawlers"
import { readArticle } from "#server/article/read"
import { readHistory } from "#server/article/read-history"
import { readComparison, readRevision } from "#server/article/read-revision"
import { setArticleStatus } from "#server/article/set-status"
import { readRecord } from "#server/contribution/read-record"
import { contributorsOf } from "#server/credit/contributors"
import { readMe } from "#server/people/read-me"
import { editArticle, merge, sendEdit, sendInsight } from "#tests/support/contributing"
import { aPublishedArticle, CORRECTION, consultantTo, inWorld, minutesLater, NOW, someone } from "#tests/support/world"

const VISITOR = { kind: "visitor" } as const

test("the front page tells what changed last and who brought it", () =>
  inWorld(async ({ ada, ed, slug }) => {
    await merge(minutesLater(ed, 5), await sendEdit(ada, slug, [["120 people", "130 people"]]), {
      note: "More people.",
    })
    const [first] = (await listArticles(ed)).articles
    expect(first).toMatchObject({ slug, seq: 2, experts: 1, authors: [{ name: "Ed Editor" }] })
    expect(first?.change).toMatchObject({ note: "More people.", by: { name: "Ada Expert" } })
    expect(first?.updatedAt).toEqual(minutesLater(ed, 5).now)
  }))

test("a small repair is neither news nor an update", () =>
  inWorld(async ({ ada, ed, slug }) => {
    const edit = await sendEdit(ada, slug, [["120 people", "120 persons"]])
    await merge(minutesLater(ed, 5), edit, { significance: "minor" })
    const [first] = (await listArticles(ed)).articles
    expect(first).toMatchObject({ seq: 2, change: null, updatedAt: NOW, changedAt: minutesLater(ed, 5).now })
  }))

test("what changed last stays in the list after a small repair", () =>
  inWorld(async ({ ada, ed, slug }) => {
    await merge(ed, await sendEdit(ada, slug, [["120 people", "130 people"]]), { note: "More people." })
    const repair = await sendEdit(ada, slug, [["5 mg daily", "5 mg a day"]])
    await merge(minutesLater(ed, 5), repair, { significance: "minor", note: "Wording." })
    const [first] = (await listArticles(ed)).articles
    expect(first).toMatchObject({ seq: 3, change: { seq: 2, note: "More people.", by: { name: "Ada Expert" } } })
  }))

test("lists go on where they ended, without drafts", () =>
  inWorld(async ({ ed, slug }) => {
    const other = await aPublishedArticle(minutesLater(ed, 5))
    await draftArticle(ed, { markdown: "# Not yet\n\nText.", topic: "", form: "markdown", imported: false })
    const page = await listArticles(ed, undefined, 1)
    expect(page.articles.map((one) => one.slug)).toEqual([other.slug])
    expect((await listArticles(ed, page.next ?? "", 1)).articles.map((one) => one.slug)).toEqual([slug])
    expect((await listArticles(ed, undefined, 2)).next).toBeNull()
  }))

test("an insight says when its author declared an interest in a party that the article names", () =>
  inWorld(async ({ db, ed, slug, articleId }) => {
    await describeArticle(ed, { articleId, topic: "Medicine", parties: [{ name: "AbbVie", aliases: ["venetoclax"] }] })
    const cy = await someone(db, { name: "Cy Consultant", answers: consultantTo("AbbVie Inc.", "Roche") })
    await merge(ed, await sendInsight(cy, slug, { exact: "no sign of disease" }))
    const read = await readArticle(ed, slug)
    expect(read?.insights).toMatchObject([{ namedHere: ["AbbVie"], certifiedAt: NOW, baseSeq: 1, aiUse: "none" }])
    expect(read?.credits.find((one) => one.byline.name === "Cy Consultant")?.disclosure).toMatchObject({
      statement: "Declared interests: consulting fees (AbbVie Inc., Roche).",
      namedHere: ["AbbVie"],
    })
  }))

test("nobody is credited without what they declared, also where that is nothing", () =>
  inWorld(async ({ db, ed }) => {
    const newcomer = await someone(db, { name: "Nell Newcomer", role: "editor", answers: null })
    const { slug } = await aPublishedArticle(newcomer)
    expect((await readArticle(ed, slug))?.credits).toMatchObject([
      { byline: { name: "Nell Newcomer" }, disclosure: null },
    ])
  }))

test("people are listed by what of theirs stands, in the credits as in the feeds", () =>
  inWorld(async ({ db, ada, ed, slug, articleId }) => {
    const cy = await someone(db, { name: "Cy Commentator" })
    const bo = await someone(db, { name: "Bo Bystander" })
    await merge(ed, await sendEdit(ada, slug, [["120 people", "130 people"]]))
    await merge(ed, await sendEdit(bo, slug, [["5 mg daily", "5 milligrams each day"]]))
    await merge(ed, await sendInsight(cy, slug, { body: "In my clinic we see the same in nine of ten people." }))
    const credits = (await readArticle(ed, slug))?.credits ?? []
    expect(credits.map(({ byline }) => byline.name)).toEqual([
      "Ed Editor",
      "Cy Commentator",
      "Bo Bystander",
      "Ada Expert",
    ])
    expect(credits[1]).toMatchObject({ insights: 1, insightWords: 12, wordsStanding: 0 })
    const contributors = (await contributorsOf(ed, [articleId])).get(articleId) ?? []
    expect(contributors.map(({ name }) => name)).toEqual(["Cy Commentator", "Bo Bystander", "Ada Expert"])
  }))

test("an article names its substantive revisions and its notices, newest first", () =>
  inWorld(async ({ ada, ed, slug }) => {
    const change = async (from: string, to: string, how: Record<string, unknown>) =>
      merge(ed, await sendEdit(ada, slug, [[from, to]]), how)
    await change("120", "121", { significance: "minor" })
    await change("121", "122", { note: "The number was wrong.", ...CORRECTION })
    await change("122", "123", {})
    const read = await readArticle(ed, slug)
    expect(read?.substantive).toEqual([4, 3, 1])
    expect(read?.notices).toMatchObject([{ type: "correction", note: "The number was wrong.", seq: 3 }])
  }))

test("the history lists what is substantive, counts what it leaves out, and gives all on request", () =>
  inWorld(async ({ ada, ed, slug }) => {
    await merge(ed, await sendEdit(ada, slug, [["120", "121"]]), { significance: "minor" })
    await merge(ed, await sendEdit(ada, slug, [["121", "122"]]))
    const substantive = await readHistory(ed, slug, "substantive")
    expect(substantive?.changes.map((change) => change.seq)).toEqual([3, 1])
    expect(substantive).toMatchObject({ minor: 1, next: null })
    const all = await readHistory(ed, slug, "all")
    expect(all?.changes.map((change) => change.seq)).toEqual([3, 2, 1])
    expect(all?.minor).toBe(0)
    expect(all?.changes[0]).toMatchObject({ author: { name: "Ada Expert" }, approvedBy: { name: "Ed Editor" } })
  }))

test("the history goes on below a revision", () =>
  inWorld(async ({ ada, ed, slug }) => {
    await merge(ed, await sendEdit(ada, slug, [["120", "121"]]))
    await merge(ed, await sendEdit(ada, slug, [["121", "122"]]))
    const below = await readHistory(ed, slug, "all", 3)
    expect(below?.changes.map((change) => change.seq)).toEqual([2, 1])
    expect(await readHistory(ed, "no-such-article", "all")).toBeNull()
  }))

test("a revision keeps the text and the insights that its readers saw", () =>
  inWorld(async ({ ada, ed, slug, articleId }) => {
    await merge(ed, await sendInsight(ada, slug, { exact: "no sign of disease" }))
    await editArticle(ed, articleId, [["most of them had no sign of disease", "many were well"]])
    expect((await readRevision(ed, slug, 2))?.insights[0]?.place?.state).toBe("anchored")
    expect((await readRevision(ed, slug, 3))?.insights[0]?.place?.state).toBe("orphaned")
    expect((await readRevision(ed, slug, 1))?.insights).toEqual([])
    expect(await readRevision(ed, slug, 4)).toBeNull()
  }))

test("a comparison names the insights that came and went, in either direction", () =>
  inWorld(async ({ ada, ed, slug }) => {
    const insight = await sendInsight(ada, slug, { exact: "no sign of disease" })
    await merge(ed, insight)
    const forward = await readComparison(ed, slug, [1, 2])
    const back = await readComparison(ed, slug, [2, 1])
    expect(forward?.insightsAdded.map((one) => one.contributionId)).toEqual([insight])
    expect(forward?.changes.every((change) => change.kind === "same")).toBe(true)
    expect(back?.insightsRemoved.map((one) => one.contributionId)).toEqual([insight])
    expect(await readComparison(ed, slug, [1, 9])).toBeNull()
  }))

test("a contribution has a public record once it is merged, and none before", () =>
  inWorld(async ({ ada, ed, slug }) => {
    const edit = await sendEdit(ada, slug, [["120 people", "130 people"]])
    expect(await readRecord(ed, slug, edit)).toBeNull()
    await merge(ed, edit)
    expect(await readRecord(ed, slug, edit)).toMatchObject({
      author: { name: "Ada Expert" },
      approvedBy: { name: "Ed Editor" },
      disclosureLine: "No competing interests declared.",
      namedHere: [],
      mergedSeq: 2,
      revertedAt: null,
      sources: [{ text: expect.stringContaining("A trial.") }],
    })
    expect(await readRecord(ed, "another-article", edit)).toBeNull()
  }))

test("contributors are those with something merged, not those who edit", () =>
  inWorld(async ({ ada, ed, slug, articleId }) => {
    expect(await contributorsOf(ed, [articleId])).toEqual(new Map())
    await merge(ed, await sendEdit(ada, slug, [["120", "130"]]))
    const contributors = await contributorsOf(ed, [articleId])
    expect(contributors.get(articleId)?.map((byline) => byline.name)).toEqual(["Ada Expert"])
    expect(await contributorsOf(ed, [])).toEqual(new Map())
  }))

test("sitemaps list published articles by the month they were published in", () =>
  inWorld(async ({ db, ed, slug }) => {
    await draftArticle(ed, { markdown: "# Not yet\n\nText.", topic: "", form: "markdown", imported: false })
    const old = await aPublishedArticle(ed)
    const before = new Date("2026-10-31T23:59:59.999Z")
    await db.update(article).set({ publishedAt: before }).where(eq(article.id, old.articleId))
    expect((await listPublishedMonths(ed)).map(({ month }) => month)).toEqual(["2026-11", "2026-10"])
    expect((await listPublishedIn(ed, "2026-10")).map((one) => one.slug)).toEqual([old.slug])
    expect((await listPublishedIn(ed, "2026-11")).map((one) => one.slug)).toEqual([slug])
    expect(await listPublishedIn(ed, "2026-12")).toEqual([])
  }))

test("news are articles published lately, without withdrawn ones and whatever was updated since", () =>
  inWorld(async ({ db, ed, slug }) => {
    const old = await aPublishedArticle(ed)
    await db
      .update(article)
      .set({ publishedAt: new Date("2026-11-01") })
      .where(eq(article.id, old.articleId))
    const gone = await aPublishedArticle(ed)
    await setArticleStatus(ed, { articleId: gone.articleId, status: "withdrawn", note: "The data were made up." })
    const since = new Date(NOW.getTime() - 48 * 3_600_000)
    expect((await listPublishedSince(ed, since)).map((one) => one.slug)).toEqual([slug])
  }))

test("who asks is greeted by name, and a visitor by none", () =>
  inWorld(async ({ ada, ed }) => {
    expect(await readMe(ada)).toEqual({ name: "Ada Expert", slug: "ada-expert", role: "member" })
    expect(await readMe({ ...ed, actor: VISITOR })).toBeNull()
  }))
