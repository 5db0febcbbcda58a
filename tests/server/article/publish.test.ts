import { eq } from "drizzle-orm"
import { expect, test } from "vitest"
import { article, articleDraft, credit, revision } from "#db/tables/articles"
import { event } from "#db/tables/contributions"
import { draftArticle } from "#server/article/draft"
import { publishArticle } from "#server/article/publish"
import { readArticle } from "#server/article/read"
import { readDeskArticle } from "#server/article/read-desk"
import { readNextDraft } from "#server/article/read-next"
import { beginArticleEdit, saveArticleDraft } from "#server/article/save-draft"
import { setArticleStatus } from "#server/article/set-status"
import type { Context } from "#server/context"
import { draftArticleEdit, editArticle, liveMarkdown, merge, sendEdit } from "#tests/support/contributing"
import { refusalOf } from "#tests/support/refusals"
import { idOf, inWorld, liveSeq, PUBLISHING, someone, type World } from "#tests/support/world"

const aDraft = (ctx: Context, markdown = "# A title\n\nSome text.") =>
  draftArticle(ctx, { markdown, topic: "", form: "markdown", imported: false })
const publish = (ctx: Context, articleId: string, how: Record<string, unknown> = {}) =>
  publishArticle(ctx, { articleId, ...PUBLISHING, ...how })
const draftOf = async ({ db }: World, articleId: string) => {
  const [row] = await db.select().from(articleDraft).where(eq(articleDraft.articleId, articleId))
  return row
}

test("the first publication makes the article public as revision 1", () =>
  inWorld(async (all) => {
    const { articleId, slug } = await aDraft(all.ed)
    expect(await readArticle(all, slug)).toBeNull()
    expect(await publish(all.ed, articleId)).toEqual({ slug, seq: 1 })
    expect(await readArticle(all, slug)).toMatchObject({ title: "A title", seq: 1, status: "live", words: 2 })
  }))

test("publishing ends the draft", () =>
  inWorld(async (all) => {
    const { articleId } = await aDraft(all.ed)
    await publish(all.ed, articleId)
    expect(await draftOf(all, articleId)).toBeUndefined()
    expect(await refusalOf(publish(all.ed, articleId))).toMatchObject({ message: "There is nothing new to publish." })
  }))

test("until it is public, an article's address follows its title", () =>
  inWorld(async (all) => {
    const { articleId, slug } = await aDraft(all.ed, "# Untitled\n\nSome text.")
    await saveArticleDraft(all.ed, { articleId, saves: 1, markdown: "# A better title\n\nSome text." })
    expect(await publish(all.ed, articleId)).toEqual({ slug: "a-better-title", seq: 1 })
    expect(await readArticle(all, slug)).toBeNull()
  }))

test("once it is public, its address stays", () =>
  inWorld(async (all) => {
    await editArticle(all.ed, all.articleId, [["Two drugs", "Three drugs"]])
    expect(await readArticle(all, all.slug)).toMatchObject({ title: "Three drugs for one leukaemia", seq: 2 })
  }))

test("written in the editor, a passage keeps its id though not a word of it stays", () =>
  inWorld(async (all) => {
    const { articleId, ed, slug } = all
    await beginArticleEdit(ed, { articleId })
    const draft = (await readDeskArticle(ed, articleId))?.draft
    const ids = draft?.ids.join(" ") ?? ""
    const markdown = draft?.markdown.replace(/^Half of them.*$/m, "Everybody else drank water.") ?? ""
    await saveArticleDraft(ed, { articleId, markdown, ids, saves: 1 })
    await publish(ed, articleId)
    const after = (await readArticle(all, slug))?.document.blocks.map(({ id }) => id)
    expect(after?.join(" ")).toBe(ids)
  }))

test("an edit is the next revision, by the editor's hand", () =>
  inWorld(async (all) => {
    await editArticle(all.ed, all.articleId, [["120 people", "120 adults"]])
    const rows = await all.db.select().from(revision).where(eq(revision.articleId, all.articleId))
    expect(rows.map(({ seq, kind, approvedBy }) => [seq, kind, approvedBy])).toEqual([
      [1, "create", idOf(all.ed)],
      [2, "edit", idOf(all.ed)],
    ])
  }))

test.each([
  ["substantive", true],
  ["minor", false],
] as const)("a %s change moves the date of the last update: %s", (significance, moves) =>
  inWorld(async (all) => {
    const later = { ...all.ed, now: new Date("2026-12-01T09:00:00Z") }
    await draftArticleEdit(later, all.articleId, [["120 people", "120 adults"]])
    await publish(later, all.articleId, { significance })
    const [row] = await all.db.select().from(article).where(eq(article.id, all.articleId))
    expect(row?.changedAt).toEqual(later.now)
    expect(row?.updatedAt).toEqual(moves ? later.now : all.ed.now)
  }),
)

test("a draft that says what readers see is not published", () =>
  inWorld(async (all) => {
    await draftArticleEdit(all.ed, all.articleId, [["120 people", "120 people"]])
    expect(await refusalOf(publish(all.ed, all.articleId))).toMatchObject({
      code: "not-possible-now",
      message: expect.stringContaining("Nothing has changed"),
    })
  }))

test("a draft begun before a contribution was merged is published together with it", () =>
  inWorld(async (all) => {
    await draftArticleEdit(all.ed, all.articleId, [["120 people", "120 adults"]])
    await merge(all.ed, await sendEdit(all.ada, all.slug, [["5 mg daily", "5 mg twice daily"]]))
    await publish(all.ed, all.articleId)
    const text = await liveMarkdown(all, all.articleId)
    expect([text.includes("120 adults"), text.includes("5 mg twice daily")]).toEqual([true, true])
    const rows = await all.db.select().from(credit).where(eq(credit.articleId, all.articleId))
    expect(rows.find((row) => row.personId === idOf(all.ada))?.wordsStanding).toBe(1)
  }))

/** Ed's draft and a contribution that was merged meanwhile change the same words. */
async function overtaken(all: World) {
  await draftArticleEdit(all.ed, all.articleId, [["5 mg daily", "10 mg daily"]])
  await merge(all.ed, await sendEdit(all.ada, all.slug, [["5 mg daily", "15 mg daily"]]))
  const next = await readNextDraft(all.ed, all.articleId)
  return next?.ok ? (next.merged?.unresolved[0] ?? "") : ""
}

test("where both changed the same words, nothing is published and the draft is kept", () =>
  inWorld(async (all) => {
    const place = await overtaken(all)
    expect(await refusalOf(publish(all.ed, all.articleId))).toMatchObject({
      code: "conflict-unresolved",
      problems: { [`resolutions.${place}`]: "Choose which words to keep here." },
    })
    expect((await draftOf(all, all.articleId))?.markdown).toContain("10 mg daily")
    expect(await liveSeq(all, all.articleId)).toBe(2)
  }))

test.each([
  ["theirs", "10 mg daily"],
  ["custom", "12 mg daily"],
] as const)("settled by %s it is published as “%s”", (take, says) =>
  inWorld(async (all) => {
    const place = await overtaken(all)
    await publish(all.ed, all.articleId, { resolutions: { [place]: { take, text: "12" } } })
    expect(await liveMarkdown(all, all.articleId)).toContain(says)
  }),
)

test("settled by the article's own words there is nothing left to publish", () =>
  inWorld(async (all) => {
    const place = await overtaken(all)
    const call = publish(all.ed, all.articleId, { resolutions: { [place]: { take: "ours", text: "" } } })
    expect(await refusalOf(call)).toMatchObject({ message: expect.stringContaining("Nothing has changed") })
  }))

test("a draft that another editor saved since the page was opened is not published unseen", () =>
  inWorld(async (all) => {
    const eve = await someone(all.db, { name: "Eve Editor", role: "editor" })
    await draftArticleEdit(all.ed, all.articleId, [["120 people", "120 adults"]])
    const saves = (await draftOf(all, all.articleId))?.saves ?? 0
    await saveArticleDraft(eve, { articleId: all.articleId, saves, markdown: "# Gone\n\nAll of it." })
    expect(await refusalOf(publish(all.ed, all.articleId, { saves }))).toMatchObject({ code: "out-of-date" })
    expect(await publish(eve, all.articleId, { saves: saves + 1 })).toMatchObject({ seq: 2 })
  }))

test("an article that moved on since the page was opened is looked at again first", () =>
  inWorld(async (all) => {
    await draftArticleEdit(all.ed, all.articleId, [["120 people", "120 adults"]])
    await merge(all.ed, await sendEdit(all.ada, all.slug, [["5 mg daily", "5 mg twice daily"]]))
    expect(await refusalOf(publish(all.ed, all.articleId, { liveSeq: 1 }))).toMatchObject({ code: "out-of-date" })
    expect(await publish(all.ed, all.articleId, { liveSeq: 2 })).toMatchObject({ seq: 3 })
  }))

test("the event says who published what, as what", () =>
  inWorld(async (all) => {
    await editArticle(all.ed, all.articleId, [["120 people", "120 adults"]])
    const events = await all.db.select().from(event).where(eq(event.articleId, all.articleId))
    expect(events.at(-1)).toMatchObject({
      kind: "article.edited",
      actorId: idOf(all.ed),
      actorRole: "editor",
      revisionSeq: 2,
    })
  }))

test.each(["member", "visitor"] as const)("a %s publishes nothing", (who) =>
  inWorld(async (all) => {
    await draftArticleEdit(all.ed, all.articleId, [["120 people", "120 adults"]])
    const ctx: Context = who === "member" ? all.ada : { ...all.ed, actor: { kind: "visitor" } }
    expect(await refusalOf(publish(ctx, all.articleId))).toMatchObject({
      code: who === "member" ? "not-allowed" : "sign-in-required",
    })
  }),
)

test("a withdrawn article is not edited any more", () =>
  inWorld(async (all) => {
    await draftArticleEdit(all.ed, all.articleId, [["120 people", "120 adults"]])
    await setArticleStatus(all.ed, { articleId: all.articleId, status: "withdrawn", note: "The trial was made up." })
    expect(await refusalOf(publish(all.ed, all.articleId))).toMatchObject({ code: "not-allowed" })
  }))

test("a draft that lost its title is refused beside the text", () =>
  inWorld(async (all) => {
    const { articleId } = await aDraft(all.ed)
    await saveArticleDraft(all.ed, { articleId, saves: 1, markdown: "Some text." })
    expect(Object.keys((await refusalOf(publish(all.ed, articleId))).problems)).toEqual(["markdown"])
  }))
