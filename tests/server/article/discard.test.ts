import { eq } from "drizzle-orm"
import { expect, test } from "vitest"
import { article, articleDraft, scheduledPublication } from "#db/tables/articles"
import { event } from "#db/tables/contributions"
import { discardArticle } from "#server/article/discard"
import { draftArticle } from "#server/article/draft"
import { listDeskArticles, readDeskArticle } from "#server/article/read-desk"
import { saveArticleDraft } from "#server/article/save-draft"
import { schedulePublication } from "#server/article/schedule"
import type { Context } from "#server/context"
import { verifyHistory } from "#server/history/verify"
import { refusalOf } from "#tests/support/refusals"
import { inWorld } from "#tests/support/world"

const begin = (ctx: Context) =>
  draftArticle(ctx, { title: "A false start", markdown: "Some words.", topic: "", form: "markdown", imported: false })

test("a draft that readers never saw is thrown away whole, and its address is free again", () =>
  inWorld(async (all) => {
    const { articleId, slug } = await begin(all.ed)
    const said = { note: "First published", significance: "substantive", noticeType: null }
    const publishAt = new Date(all.ed.now.getTime() + 86_400_000).toISOString()
    await schedulePublication(all.ed, { articleId, saves: 1, seen: "", publishAt, ...said })
    await discardArticle(all.ed, { articleId, saves: 1 })
    expect(await readDeskArticle(all.ed, articleId)).toBeNull()
    expect((await listDeskArticles(all.ed)).rows.map((row) => row.articleId)).not.toContain(articleId)
    for (const [table, id] of [
      [article, article.id],
      [articleDraft, articleDraft.articleId],
      [scheduledPublication, scheduledPublication.articleId],
    ] as const) {
      expect(await all.db.select().from(table).where(eq(id, articleId))).toEqual([])
    }
    expect((await begin(all.ed)).slug).toBe(slug)
  }))

test("the log keeps that there was one, and its chain holds", () =>
  inWorld(async (all) => {
    const { articleId } = await begin(all.ed)
    await discardArticle(all.ed, { articleId, saves: 1 })
    const rows = await all.db.select().from(event).where(eq(event.articleId, articleId))
    expect(rows.map(({ kind, title }) => [kind, title])).toEqual([
      ["article.drafted", "A false start"],
      ["article.discarded", "A false start"],
    ])
    expect((await verifyHistory(all.ed)).misfit).toBeNull()
  }))

test("what was published stays, also while its next text is being written", () =>
  inWorld(async (all) => {
    expect(await refusalOf(discardArticle(all.ed, { articleId: all.articleId, saves: 1 }))).toMatchObject({
      code: "not-possible-now",
      message: expect.stringContaining("has been published"),
    })
  }))

test("a draft that somebody saved since stays", () =>
  inWorld(async (all) => {
    const { articleId } = await begin(all.ed)
    await saveArticleDraft(all.ed, { articleId, saves: 1, markdown: "# A false start\n\nMore words." })
    expect(await refusalOf(discardArticle(all.ed, { articleId, saves: 1 }))).toMatchObject({ code: "out-of-date" })
    expect(await readDeskArticle(all.ed, articleId)).not.toBeNull()
  }))

test("members throw nothing away, and asking twice finds nothing", () =>
  inWorld(async (all) => {
    const { articleId } = await begin(all.ed)
    expect(await refusalOf(discardArticle(all.ada, { articleId, saves: 1 }))).toMatchObject({ code: "not-allowed" })
    await discardArticle(all.ed, { articleId, saves: 1 })
    expect(await refusalOf(discardArticle(all.ed, { articleId, saves: 1 }))).toMatchObject({ code: "not-found" })
  }))
