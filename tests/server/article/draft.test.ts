import { eq } from "drizzle-orm"
import { expect, test } from "vitest"
import { article, articleDraft } from "#db/tables/articles"
import { event } from "#db/tables/contributions"
import { draftArticle } from "#server/article/draft"
import { publishArticle } from "#server/article/publish"
import { listDeskArticles, readDeskArticle } from "#server/article/read-desk"
import { readMarkdown } from "#server/article/read-next"
import { beginArticleEdit, dropArticleEdit, saveArticleDraft } from "#server/article/save-draft"
import type { Context } from "#server/context"
import { draftArticleEdit, sendEdit } from "#tests/support/contributing"
import { refusalOf } from "#tests/support/refusals"
import { ARTICLE, idOf, inWorld, someone, type World } from "#tests/support/world"

const draft = (ctx: Context, markdown: string, how: Record<string, unknown> = {}) =>
  draftArticle(ctx, { markdown, topic: "", form: "markdown", imported: false, ...how })
const FIRST = { note: "First published", significance: "substantive", noticeType: null }
const save = (ctx: Context, articleId: string, saves: number, markdown: string) =>
  saveArticleDraft(ctx, { articleId, saves, markdown })

test("a manuscript becomes a draft under its title's address", () =>
  inWorld(async (all) => {
    expect(await draft(all.ed, "# Über Ångström\n\nText.")).toMatchObject({ slug: "uber-angstrom", dropped: [] })
  }))

test("two articles of one title get two addresses", () =>
  inWorld(async (all) => {
    const slugs = [await draft(all.ed, "# Same\n\nText."), await draft(all.ed, "# Same\n\nText.")].map(
      ({ slug }) => slug,
    )
    expect(slugs).toEqual(["same", "same-2"])
  }))

test.each([
  ["# Title\n\nText <video> here.", [{ line: 3, what: expect.stringContaining("<video>") }]],
  ["# Title\n\nText.\n\n[x](javascript:alert)", [{ line: 5, what: expect.any(String) }]],
  ["# Title\n\nText.", []],
])("importing %j reports %j", (markdown, dropped) =>
  inWorld(async (all) => {
    expect((await draft(all.ed, markdown, { imported: true })).dropped).toEqual(dropped)
  }),
)

test("an import is recorded as such, with how much could not be kept", () =>
  inWorld(async (all) => {
    const { articleId } = await draft(all.ed, "# Title\n\nText <video> here.", { imported: true })
    const [row] = await all.db.select().from(event).where(eq(event.articleId, articleId))
    expect(row).toMatchObject({ kind: "article.imported", actorId: idOf(all.ed), detail: { dropped: 1 } })
  }))

test("plain text is read by its paragraphs, the first line as the title", () =>
  inWorld(async (all) => {
    const { articleId } = await draft(all.ed, "The title\n\nOne * paragraph.\n\nAnother.", { form: "plain" })
    const [row] = await all.db.select().from(articleDraft).where(eq(articleDraft.articleId, articleId))
    expect(row?.markdown).toContain("# The title")
  }))

test.each([
  ["", "markdown"],
  ["Only text.", "markdown"],
  ["*Only text.*\n\n## A heading", "markdown"],
  ["# Title\n\nHidden \u202Etext.", "markdown"],
])("a manuscript %j is refused beside the text", (markdown, field) =>
  inWorld(async (all) => {
    expect(Object.keys((await refusalOf(draft(all.ed, markdown))).problems)).toEqual([field])
  }),
)

test.each([
  ["a line", { markdown: "# Why bridges hum in the wind" }],
  ["a field", { title: "Why bridges hum in the wind", markdown: "" }],
  ["front matter", { markdown: "---\ntitle: Why bridges hum in the wind\n---\n" }],
])("an article begins with its title alone, given in %s", (_, how) =>
  inWorld(async (all) => {
    const { articleId, slug } = await draft(all.ed, "", how)
    expect(slug).toBe("why-bridges-hum-in-the-wind")
    const desk = await readDeskArticle(all.ed, articleId)
    expect(desk).toMatchObject({ title: "Why bridges hum in the wind", draft: { saves: 1 } })
    expect(await refusalOf(publishArticle(all.ed, { articleId, ...FIRST }))).toMatchObject({
      problems: { markdown: "There is no text below the title yet." },
    })
  }),
)

test("a title typed apart needs none in the text", () =>
  inWorld(async (all) => {
    const { articleId } = await draft(all.ed, "Bridges hum.", { title: "Why bridges hum" })
    expect((await readDeskArticle(all.ed, articleId))?.draft?.markdown).toBe("# Why bridges hum\n\nBridges hum.\n")
  }))

test.each([
  ["post.txt", "The title\n\nOne paragraph, long enough.\n\nAnother.", "# The title"],
  ["post.md", "# The title\n\n**Strong.**", "**Strong.**"],
  ["", "# The title\n\n**Strong.**", "**Strong.**"],
  ["", "The title\nThe line under it.\nThe text.", "*The line under it.*"],
])("where nobody says what it is, %j tells by its name or its signs", (fileName, text, kept) =>
  inWorld(async (all) => {
    const { articleId } = await draft(all.ed, text, { form: "auto", fileName })
    expect((await readDeskArticle(all.ed, articleId))?.draft?.markdown).toContain(kept)
  }),
)

test("what a text says of its authors, day, place and topic is given with it", () =>
  inWorld(async (all) => {
    const text =
      "---\ntitle: T\nauthors: [Ada Lindqvist, Bo Chen]\ntopic: Medicine\n---\n\nOSLO, May 3, 2024 – In the hall."
    const made = await draft(all.ed, text, { imported: true })
    expect(made).toMatchObject({
      authors: ["Ada Lindqvist", "Bo Chen"],
      date: "2024-05-03",
      place: "OSLO",
      dropped: [],
    })
    const [row] = await all.db.select().from(event).where(eq(event.articleId, made.articleId))
    expect(row?.detail).toMatchObject({ dropped: 0, date: "2024-05-03", place: "OSLO" })
    expect((await readDeskArticle(all.ed, made.articleId))?.topic).toBe("Medicine")
  }))

test("members start no articles", () =>
  inWorld(async (all) => {
    expect(await refusalOf(draft(all.ada, "# Title\n\nText."))).toMatchObject({ code: "not-allowed" })
  }))

test("a second tab does not overwrite what the first saved", () =>
  inWorld(async (all) => {
    const { articleId } = await draft(all.ed, "# Title\n\nText.")
    expect(await save(all.ed, articleId, 1, "# Title\n\nFirst tab.")).toMatchObject({ saves: 2 })
    expect(await refusalOf(save(all.ed, articleId, 1, "# Title\n\nSecond tab."))).toMatchObject({ code: "out-of-date" })
    const [row] = await all.db.select().from(articleDraft).where(eq(articleDraft.articleId, articleId))
    expect(row?.markdown).toContain("First tab.")
  }))

test("what cannot be an article yet is saved all the same, letter by letter", () =>
  inWorld(async (all) => {
    const { articleId } = await draft(all.ed, "# Title\n\nText.")
    const typed = "no title\n\n| half a table"
    await save(all.ed, articleId, 1, typed)
    const [row] = await all.db.select().from(articleDraft).where(eq(articleDraft.articleId, articleId))
    expect(row?.markdown).toBe(typed)
  }))

test("lists call an unpublished article by the title of its draft", () =>
  inWorld(async (all) => {
    const { articleId } = await draft(all.ed, "# Untitled\n\nText.")
    await save(all.ed, articleId, 1, "# A better title\n\nText.")
    const [row] = await all.db.select().from(article).where(eq(article.id, articleId))
    expect(row?.title).toBe("A better title")
  }))

test("editing begins with the text as readers see it, bound to that revision", () =>
  inWorld(async (all) => {
    await beginArticleEdit(all.ed, { articleId: all.articleId })
    const desk = await readDeskArticle(all.ed, all.articleId)
    expect(desk?.draft).toMatchObject({ baseSeq: 1, saves: 1, savedBy: { name: "Ed Editor" } })
    expect(desk?.draft?.markdown).toContain("The trial enrolled 120 people")
  }))

test("an edit that is under way is gone on with, not begun anew", () =>
  inWorld(async (all) => {
    const eve = await someone(all.db, { name: "Eve Editor", role: "editor" })
    await draftArticleEdit(all.ed, all.articleId, [["120 people", "120 adults"]])
    await beginArticleEdit(eve, { articleId: all.articleId })
    expect((await readDeskArticle(eve, all.articleId))?.draft?.markdown).toContain("120 adults")
  }))

test("an edit that was given up leaves the article as it is", () =>
  inWorld(async (all) => {
    await draftArticleEdit(all.ed, all.articleId, [["120 people", "120 adults"]])
    await dropArticleEdit(all.ed, { articleId: all.articleId })
    expect(await readDeskArticle(all.ed, all.articleId)).toMatchObject({ draft: null, liveSeq: 1 })
  }))

test("the first draft of an article is not given up: it is all there is", () =>
  inWorld(async (all) => {
    const { articleId } = await draft(all.ed, "# Title\n\nText.")
    expect(await refusalOf(dropArticleEdit(all.ed, { articleId }))).toMatchObject({ code: "not-possible-now" })
  }))

test("saving after the draft was published says so, and keeps nothing", () =>
  inWorld(async (all) => {
    expect(await refusalOf(save(all.ed, all.articleId, 1, ARTICLE))).toMatchObject({
      code: "out-of-date",
      message: expect.stringContaining("published or given up"),
    })
  }))

test.each(["beginArticleEdit", "saveArticleDraft", "dropArticleEdit"] as const)("%s is for editors", (verb) =>
  inWorld(async (all) => {
    const { articleId } = all
    const call = {
      beginArticleEdit: () => beginArticleEdit(all.ada, { articleId }),
      saveArticleDraft: () => save(all.ada, articleId, 1, ARTICLE),
      dropArticleEdit: () => dropArticleEdit(all.ada, { articleId }),
    }[verb]
    expect(await refusalOf(call())).toMatchObject({ code: "not-allowed" })
  }),
)

test("the desk lists every article with its draft and what waits", () =>
  inWorld(async (all) => {
    const { articleId } = await draft(all.ed, "# Title\n\nText.")
    await sendEdit(all.ada, all.slug, [["5 mg daily", "5 mg twice daily"]])
    const { rows } = await listDeskArticles(all.ed)
    const known = new Map(rows.map((row) => [row.articleId, row]))
    expect(known.get(articleId)).toMatchObject({ status: "draft", hasDraft: true, waiting: 0, liveSeq: 0 })
    expect(known.get(all.articleId)).toMatchObject({ status: "live", hasDraft: false, waiting: 1, liveSeq: 1 })
  }))

test("the desk's list can be narrowed to one status", () =>
  inWorld(async (all) => {
    await draft(all.ed, "# Title\n\nText.")
    const { rows } = await listDeskArticles(all.ed, { status: "draft" })
    expect(rows.every(({ status }) => status === "draft")).toBe(true)
    expect(rows).not.toHaveLength(0)
  }))

test.each(["not-an-id", "------------------------------------", "01890000-0000-7000-8000-000000000001"])(
  "there is no article at %j",
  (id) =>
    inWorld(async (all) => {
      expect([await readDeskArticle(all.ed, id), await readMarkdown(all.ed, id)]).toEqual([null, null])
    }),
)

test.each([
  ["readDeskArticle", ({ ada, articleId }: World) => readDeskArticle(ada, articleId)],
  ["readMarkdown", ({ ada, articleId }: World) => readMarkdown(ada, articleId)],
  ["listDeskArticles", ({ ada }: World) => listDeskArticles(ada)],
] as const)("%s is for editors", (_, read) =>
  inWorld(async (all) => {
    expect(await refusalOf(read(all))).toMatchObject({ code: "not-allowed" })
  }),
)

test("an article exported as Markdown can be imported as the same article", () =>
  inWorld(async (all) => {
    const exported = await readMarkdown(all.ed, all.articleId)
    const again = await draft(all.ed, exported?.markdown ?? "", { imported: true })
    expect(again.dropped).toEqual([])
    expect((await readMarkdown(all.ed, again.articleId))?.markdown).toBe(exported?.markdown)
    const text = exported?.markdown.slice(exported.markdown.indexOf("# "))
    expect((await readDeskArticle(all.ed, again.articleId))?.draft?.markdown).toBe(text)
  }))
