import { eq } from "drizzle-orm"
import { publishArticleInput } from "#core/article/inputs"
import { type NextText, nextText } from "#core/article/next-text"
import { placesToSettle } from "#core/contribution/merge-proposal"
import { slugify } from "#core/document/slug"
import { may } from "#core/policy"
import { Refusal } from "#core/refusal"
import { article, articleDraft } from "#db/tables/articles"
import { type Context, inTransaction } from "#server/context"
import { record } from "#server/event/record"
import { newId } from "#server/new-id"
import { parse } from "#server/parse"
import { permit, refuseVisitors } from "#server/permit"
import { appendRevision, articleMovedOn } from "./append-revision"
import { freeSlug } from "./draft"
import { type ArticleRow, loadArticle, loadRevision } from "./load"

/**
 * Publishes an article's draft as its next revision: the first makes the article public. When the article moved on since
 * the draft was begun, the two are merged. Refuses, and changes nothing, where both changed the same words and nobody
 * chose which to keep, where the draft or the article is no longer what the editor saw, and where nothing would change.
 */
export async function publishArticle(ctx: Context, raw: unknown): Promise<{ slug: string; seq: number }> {
  const input = parse(publishArticleInput, raw)
  const editorId = refuseVisitors(ctx)
  return inTransaction(ctx, async (tx) => {
    const row = await loadArticle(tx, input.articleId, "lock")
    permit(tx, may(tx.actor, "article.edit", row), "Only editors publish articles.")
    if (input.liveSeq !== undefined && input.liveSeq !== row.liveSeq) throw articleMovedOn()
    const draft = await draftToPublish(tx, row, input.saves)
    const live = row.liveRevisionId ? await loadRevision(tx, row.liveRevisionId) : null
    const base = draft.baseRevisionId ? await loadRevision(tx, draft.baseRevisionId) : null
    const resolutions = input.resolutions ?? {}
    const next = publishable(nextText({ markdown: draft.markdown, base, live, resolutions, newId }), row.liveSeq)
    const named = live ? row : await underItsTitle(tx, row, next.title)
    const { made, credited } = await appendRevision(tx, named, live, {
      kind: live ? "edit" : "create",
      title: next.title,
      dek: next.dek,
      document: next.document,
      sources: next.sources,
      ...(next.merged ? { pieces: next.merged.pieces } : {}),
      authorId: editorId,
      approvedBy: editorId,
      note: input.note,
      significance: input.significance,
      noticeType: input.noticeType,
    })
    await tx.db.delete(articleDraft).where(eq(articleDraft.articleId, row.id))
    await record(tx, {
      kind: live ? "article.edited" : "article.published",
      article: { ...named, title: made.title },
      revisionSeq: made.seq,
      alsoOn: credited,
    })
    return { slug: named.slug, seq: made.seq }
  })
}

async function draftToPublish(ctx: Context, row: ArticleRow, saves: number | undefined) {
  const [draft] = await ctx.db.select().from(articleDraft).where(eq(articleDraft.articleId, row.id))
  if (!draft) throw new Refusal("not-possible-now", "There is nothing new to publish.")
  if (saves !== undefined && saves !== draft.saves) {
    throw new Refusal(
      "out-of-date",
      "Somebody changed this draft since you opened this page. Look at it as it is now, then publish.",
    )
  }
  return draft
}

function publishable(next: ReturnType<typeof nextText>, liveSeq: number): NextText {
  if (!next.ok) throw new Refusal("invalid-input", "This cannot be published yet.", { markdown: next.problem })
  if (next.merged && next.merged.unresolved.length > 0) {
    throw new Refusal(
      "conflict-unresolved",
      `The article moved on to revision ${liveSeq} while you were writing, and the same words were changed. Your draft is kept: choose which words to keep, then publish.`,
      placesToSettle(next.merged),
    )
  }
  if (next.isSame) throw new Refusal("not-possible-now", "Nothing has changed: this is what readers see already.")
  return next
}

/** Until it is public, an article's address follows its title. */
async function underItsTitle(ctx: Context, row: ArticleRow, title: string): Promise<ArticleRow> {
  const wanted = slugify(title)
  if (wanted === "" || row.slug.replace(/-\d+$/, "") === wanted || row.slug === wanted) return row
  const slug = await freeSlug(ctx, title)
  await ctx.db.update(article).set({ slug }).where(eq(article.id, row.id))
  return { ...row, slug }
}
