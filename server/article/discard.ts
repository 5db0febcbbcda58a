import { eq } from "drizzle-orm"
import { discardArticleInput } from "#core/article/inputs"
import { may } from "#core/policy"
import { Refusal } from "#core/refusal"
import { article, articleDraft } from "#db/tables/articles"
import { contribution } from "#db/tables/contributions"
import { type Context, inTransaction } from "#server/context"
import { record } from "#server/event/record"
import { parse } from "#server/parse"
import { permit } from "#server/permit"
import { loadArticle, loadDraftAsSeen } from "./load"
import { endSchedule } from "./scheduled"

/**
 * Throws away an article that was never published, with its draft and what is scheduled of it: the rows are deleted and its
 * address is free again; the log keeps that it was, and its title. Refuses what readers have seen, what anybody has
 * contributed to, and a draft that somebody saved since the editor looked.
 */
export async function discardArticle(ctx: Context, raw: unknown): Promise<{ articleId: string }> {
  const input = parse(discardArticleInput, raw)
  return inTransaction(ctx, async (tx) => {
    const row = await loadArticle(tx, input.articleId, "lock")
    permit(tx, may(tx.actor, "article.compose"), "Only editors throw drafts away.")
    const [contributed] = await tx.db
      .select({ id: contribution.id })
      .from(contribution)
      .where(eq(contribution.articleId, row.id))
      .limit(1)
    if (!may(tx.actor, "article.discard", { ...row, isContributedTo: contributed !== undefined })) {
      throw new Refusal(
        "not-possible-now",
        "This article has been published, so it stays. Close or withdraw it instead; its page then says so.",
      )
    }
    const { saves } = await loadDraftAsSeen(tx, row, input.saves)
    const event = await record(tx, { kind: "article.discarded", article: row, detail: { saves } })
    await endSchedule(tx, row, { event })
    await tx.db.delete(articleDraft).where(eq(articleDraft.articleId, row.id))
    await tx.db.delete(article).where(eq(article.id, row.id))
    return { articleId: row.id }
  })
}
