import { and, eq, sql } from "drizzle-orm"
import { withBlockIds } from "#core/article/block-ids"
import { saveArticleDraftInput } from "#core/article/inputs"
import { articleToMarkdown } from "#core/document/markdown-out"
import { Refusal } from "#core/refusal"
import { article, articleDraft } from "#db/tables/articles"
import { type Context, inTransaction } from "#server/context"
import { parse } from "#server/parse"
import { refuseVisitors } from "#server/permit"
import { type ArticleRow, documentOf, loadArticle, loadLive } from "./load"
import { permitOn } from "./permit-on"
import { loadScheduled } from "./scheduled"

/**
 * Begins an edit of a published article: a draft with the text as readers see it now, bound to that revision; where a text
 * is scheduled, with that one, so that what is written on contains it. Where an edit is under way already, leaves it as it is.
 */
export async function beginArticleEdit(ctx: Context, raw: unknown): Promise<{ articleId: string }> {
  const input = parse(saveArticleDraftInput.pick({ articleId: true }), raw)
  const savedBy = refuseVisitors(ctx)
  return inTransaction(ctx, async (tx) => {
    const row = await loadArticle(tx, input.articleId, "lock")
    permitOn(tx, "article.edit", row, "Only editors edit articles.")
    const begun = (await loadScheduled(tx, row.id)) ?? (await liveText(tx, row))
    const { markdown, baseRevisionId } = begun
    const writers = begun.writers ?? []
    await tx.db
      .insert(articleDraft)
      .values({ articleId: row.id, baseRevisionId, markdown, writers, savedBy, savedAt: tx.now })
      .onConflictDoNothing()
    return { articleId: row.id }
  })
}

async function liveText(ctx: Context, row: ArticleRow) {
  const live = await loadLive(ctx, row)
  const document = documentOf(live.blocks)
  const ids = document.blocks.map(({ id }) => id)
  return {
    markdown: withBlockIds(articleToMarkdown({ ...live, document }), ids),
    baseRevisionId: live.id,
    writers: null,
  }
}

/**
 * Keeps an editor's text as typed. Refuses with `out-of-date` when another tab or editor saved this draft, published it or
 * gave it up meanwhile. The title of an article that nobody has seen yet follows its draft, so that lists know it.
 */
export async function saveArticleDraft(
  ctx: Context,
  raw: unknown,
): Promise<{ articleId: string; saves: number; savedAt: string }> {
  const input = parse(saveArticleDraftInput, raw)
  const savedBy = refuseVisitors(ctx)
  return inTransaction(ctx, async (tx) => {
    const row = await loadArticle(tx, input.articleId)
    permitOn(tx, "article.edit", row, "Only editors edit articles.")
    const saved = await tx.db
      .update(articleDraft)
      .set({
        markdown: withBlockIds(input.markdown, input.ids.split(" ").filter(Boolean)),
        writers: withWriter(savedBy),
        saves: input.saves + 1,
        savedBy,
        savedAt: tx.now,
      })
      .where(and(eq(articleDraft.articleId, row.id), eq(articleDraft.saves, input.saves)))
      .returning({ saves: articleDraft.saves })
    if (saved.length === 0) throw await savedElsewhere(tx, row.id)
    const title = row.liveRevisionId ? undefined : titleIn(input.markdown)
    if (title) await tx.db.update(article).set({ title }).where(eq(article.id, row.id))
    return { articleId: row.id, saves: input.saves + 1, savedAt: tx.now.toISOString() }
  })
}

/** Whoever saves a draft wrote in it, with those who did before. */
const withWriter = (personId: string) => {
  const one = sql`${JSON.stringify([personId])}::jsonb`
  return sql`case when ${articleDraft.writers} @> ${one} then ${articleDraft.writers} else ${articleDraft.writers} || ${one} end`
}

async function savedElsewhere(ctx: Context, articleId: string): Promise<Refusal> {
  const [draft] = await ctx.db
    .select({ saves: articleDraft.saves })
    .from(articleDraft)
    .where(eq(articleDraft.articleId, articleId))
  return new Refusal(
    "out-of-date",
    draft
      ? "Somebody saved this draft meanwhile. Your text is still in this page: copy it, reload to see theirs, then put the two together."
      : "This draft was published or given up meanwhile. Your text is still in this page: copy it before you reload.",
  )
}

/** The first "# Heading" of a manuscript, roughly: what publishing makes of it may differ in its signs. */
const titleIn = (markdown: string): string | undefined =>
  markdown
    .match(/^# +(\S.*)$/m)?.[1]
    ?.trim()
    .slice(0, 300)

/** Gives up an edit that was not published. A first draft of an article stays: there would be nothing else left of it. */
export async function dropArticleEdit(ctx: Context, raw: unknown): Promise<{ articleId: string }> {
  const input = parse(saveArticleDraftInput.pick({ articleId: true }), raw)
  return inTransaction(ctx, async (tx) => {
    const row = await loadArticle(tx, input.articleId)
    permitOn(tx, "article.edit", row, "Only editors edit articles.")
    if (!row.liveRevisionId) throw new Refusal("not-possible-now", "This draft is all there is of the article.")
    await tx.db.delete(articleDraft).where(eq(articleDraft.articleId, row.id))
    return { articleId: row.id }
  })
}
