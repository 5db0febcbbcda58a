import { eq } from "drizzle-orm"
import { publishArticleInput } from "#core/article/inputs"
import { articleDraft } from "#db/tables/articles"
import { type Context, inTransaction } from "#server/context"
import { parse } from "#server/parse"
import { articleMovedOn } from "./append-revision"
import { askedNotice } from "./asked-notice"
import { loadArticle, loadDraftAsSeen, writersOfDraft } from "./load"
import { permitOn } from "./permit-on"
import { publishText } from "./publish-text"
import { endSchedule } from "./scheduled"

/**
 * Publishes an article's draft as its next revision: the first makes the article public. When the article moved on since
 * the draft was begun, the two are merged. Refuses, and changes nothing, where both changed the same words and nobody
 * chose which to keep, where the draft or the article is no longer what the editor saw, and where nothing would change.
 * What was scheduled is part of the draft, or was changed in it, so the schedule ends.
 */
export async function publishArticle(ctx: Context, raw: unknown): Promise<{ slug: string; seq: number }> {
  const input = parse(publishArticleInput, raw)
  return inTransaction(ctx, async (tx) => {
    const row = await loadArticle(tx, input.articleId, "lock")
    permitOn(tx, "article.edit", row, "Only editors publish articles.")
    if (input.liveSeq !== undefined && input.liveSeq !== row.liveSeq) throw articleMovedOn()
    const draft = await loadDraftAsSeen(tx, row, input.saves)
    const { markdown, baseRevisionId } = draft
    const writers = writersOfDraft(draft, input.words)
    await tx.db.delete(articleDraft).where(eq(articleDraft.articleId, row.id))
    const text = { ...input, notice: askedNotice(input), markdown, baseRevisionId, writers }
    const { slug, seq, event } = await publishText(tx, row, text)
    await endSchedule(tx, { ...row, slug }, { event, seq })
    return { slug, seq }
  })
}
