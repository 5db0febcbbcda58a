import { eq } from "drizzle-orm"
import { describeArticleInput } from "#core/article/inputs"
import { article } from "#db/tables/articles"
import { type Context, inTransaction } from "#server/context"
import { record } from "#server/event/record"
import { parse } from "#server/parse"
import { loadArticle } from "./load"
import { permitOn } from "./permit-on"

/** Says what an article is about and which companies, products and institutions it names, for lists and the interest check. */
export async function describeArticle(ctx: Context, raw: unknown): Promise<{ articleId: string }> {
  const input = parse(describeArticleInput, raw)
  return inTransaction(ctx, async (tx) => {
    const row = await loadArticle(tx, input.articleId, "lock")
    permitOn(tx, "article.edit", row, "Only editors describe articles.")
    await tx.db.update(article).set({ topic: input.topic, parties: input.parties }).where(eq(article.id, row.id))
    await record(tx, {
      kind: "article.described",
      article: row,
      detail: { topic: input.topic, parties: input.parties.length },
    })
    return { articleId: row.id }
  })
}
