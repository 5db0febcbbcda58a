import { eq } from "drizzle-orm"
import { expect, test } from "vitest"
import { article } from "#db/tables/articles"
import { event } from "#db/tables/contributions"
import { describeArticle } from "#server/article/describe"
import { draftArticle } from "#server/article/draft"
import { readDeskArticle } from "#server/article/read-desk"
import { setArticleStatus } from "#server/article/set-status"
import { startContribution } from "#server/contribution/start"
import { refusalOf } from "#tests/support/refusals"
import { inWorld, type World } from "#tests/support/world"

const set = (all: World, status: string, note = "") =>
  setArticleStatus(all.ed, { articleId: all.articleId, status, note })
const statusOf = async ({ db, articleId }: World) => {
  const [row] = await db.select().from(article).where(eq(article.id, articleId))
  return [row?.status, row?.statusNote]
}
const kinds = async ({ db, articleId }: World) => {
  const rows = await db.select().from(event).where(eq(event.articleId, articleId))
  return rows.map((row) => row.kind)
}

test.each([
  ["closed", "", "article.closed"],
  ["withdrawn", "The trial was made up.", "article.withdrawn"],
])("an article is %s with the note %j", (status, note, kind) =>
  inWorld(async (all) => {
    await set(all, status, note)
    expect(await statusOf(all)).toEqual([status, note])
    expect((await kinds(all)).at(-1)).toBe(kind)
  }),
)

test("a closed article takes no contributions, and is opened again", () =>
  inWorld(async (all) => {
    await set(all, "closed", "All has been said.")
    const start = () => startContribution(all.ada, { slug: all.slug, kind: "edit", passage: null })
    expect(await refusalOf(start())).toMatchObject({ code: "not-possible-now" })
    await set(all, "live")
    expect(await start()).toHaveProperty("id")
    expect((await kinds(all)).slice(-3)).toEqual(["article.closed", "article.reopened", "contribution.started"])
  }))

test("what is so already is recorded no second time", () =>
  inWorld(async (all) => {
    await set(all, "closed", "Enough.")
    await set(all, "closed", "Enough.")
    expect((await kinds(all)).filter((kind) => kind === "article.closed")).toHaveLength(1)
  }))

test.each(["", "Too short"])("an article is not withdrawn with the note %j: readers need to know why", (note) =>
  inWorld(async (all) => {
    expect(Object.keys((await refusalOf(set(all, "withdrawn", note))).problems)).toEqual(["note"])
  }),
)

test("an article that was never published is neither closed nor withdrawn", () =>
  inWorld(async (all) => {
    const { articleId } = await draftArticle(all.ed, {
      markdown: "# Title\n\nText.",
      topic: "",
      form: "markdown",
      imported: false,
    })
    expect(await refusalOf(set({ ...all, articleId }, "closed"))).toMatchObject({ code: "not-possible-now" })
  }))

test("members close nothing", () =>
  inWorld(async (all) => {
    expect(await refusalOf(set({ ...all, ed: all.ada }, "closed"))).toMatchObject({ code: "not-allowed" })
  }))

test("an article is described by its topic and the parties it names", () =>
  inWorld(async (all) => {
    const parties = [{ name: "AbbVie", aliases: ["venetoclax"] }]
    await describeArticle(all.ed, { articleId: all.articleId, topic: "Haematology", parties })
    expect(await readDeskArticle(all.ed, all.articleId)).toMatchObject({ topic: "Haematology", parties })
    expect((await kinds(all)).at(-1)).toBe("article.described")
  }))

test.each([
  [{ topic: "x".repeat(81) }, "topic"],
  [{ parties: [{ name: "", aliases: [] }] }, "parties.0.name"],
  [{ parties: Array.from({ length: 101 }, (_, n) => ({ name: `Party ${n}`, aliases: [] })) }, "parties"],
])("a description with %.60j is refused beside the field", (wrong, field) =>
  inWorld(async (all) => {
    const call = describeArticle(all.ed, { articleId: all.articleId, topic: "", parties: [], ...wrong })
    expect(Object.keys((await refusalOf(call)).problems)).toEqual([field])
  }),
)

test("members describe nothing", () =>
  inWorld(async (all) => {
    const call = describeArticle(all.ada, { articleId: all.articleId, topic: "x", parties: [] })
    expect(await refusalOf(call)).toMatchObject({ code: "not-allowed" })
  }))
