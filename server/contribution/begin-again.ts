import { contributionIdInput } from "#core/contribution/inputs"
import { may } from "#core/policy"
import { Refusal } from "#core/refusal"
import { contribution, draft } from "#db/tables/contributions"
import { loadArticle } from "#server/article/load"
import { type Context, inTransaction } from "#server/context"
import { record } from "#server/event/record"
import { newId } from "#server/new-id"
import { parse } from "#server/parse"
import { loadDraft, loadForMove } from "./load"

/**
 * Begins a new contribution with the text of one that came to nothing: the words, reasons and sources as they stand in its
 * draft, on the revision they were written on, so that they can be brought up to date like any other draft. What was
 * declared (AI tools, licence, interests) is asked anew. The old contribution stays as it is. Refuses everyone but the
 * author, and an article that takes no contributions. Gives the new draft's id.
 */
export async function beginAgain(ctx: Context, raw: unknown): Promise<{ id: string }> {
  const { id: formerId } = parse(contributionIdInput, raw)
  return inTransaction(ctx, async (tx) => {
    const former = await loadForMove(tx, formerId, "begin_again")
    const article = await loadArticle(tx, former.articleId)
    if (!may(tx.actor, "contribution.start", article)) {
      throw new Refusal("not-possible-now", "This article is closed to contributions. Your text stays here.")
    }
    const written = await loadDraft(tx, formerId)
    if (!written) throw new Refusal("not-found", "There is no text to begin with.")
    const id = newId()
    const { articleId, authorId, kind } = former
    await tx.db.insert(contribution).values({ id, articleId, authorId, kind, createdAt: tx.now, changedAt: tx.now })
    const { baseRevisionId, content } = written
    const asked = { ...content, aiUse: "", aiNote: "", licence: false, interestsConfirmed: false }
    // Saved once already: an untouched draft would be given to whoever starts another contribution here.
    await tx.db.insert(draft).values({ contributionId: id, baseRevisionId, content: asked, saves: 1, savedAt: tx.now })
    await record(tx, { kind: "contribution.started", article, contributionId: id, detail: { from: formerId } })
    return { id }
  })
}
