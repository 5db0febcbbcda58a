import { setStatusInput } from "#core/article/inputs"
import { may } from "#core/policy"
import { Refusal } from "#core/refusal"
import { type Context, inTransaction } from "#server/context"
import { parse } from "#server/parse"
import { permit } from "#server/permit"
import { changeState } from "./change-state"
import { loadArticle } from "./load"

/**
 * Closes a published article to contributions, opens it again, or withdraws it: the page stays, with the notice given.
 * Readers are told as of a revision, and authors whose contributions wait are told by letter. Asking for what already is
 * changes nothing.
 */
export async function setArticleStatus(ctx: Context, raw: unknown): Promise<{ slug: string }> {
  const input = parse(setStatusInput, raw)
  return inTransaction(ctx, async (tx) => {
    const row = await loadArticle(tx, input.articleId, "lock")
    permit(tx, may(tx.actor, "article.close", row), "Only editors close, open and withdraw articles.")
    if (row.status === "draft") throw new Refusal("not-possible-now", "This article has not been published yet.")
    if (input.status === "withdrawn" && input.note.length < 10) {
      throw new Refusal("invalid-input", "Readers need to know why.", {
        note: "Say in a sentence why the article is withdrawn; it stands at the top of the page.",
      })
    }
    if (row.status === input.status && row.statusNote === input.note) return { slug: row.slug }
    await changeState(tx, row, { status: input.status, note: input.note, liveSeq: row.liveSeq })
    return { slug: row.slug }
  })
}
