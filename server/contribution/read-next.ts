import { and, asc, eq, gt, isNull, lt, ne, or, sql } from "drizzle-orm"
import { personIdOf } from "#core/actor"
import { may } from "#core/policy"
import { article } from "#db/tables/articles"
import { contribution } from "#db/tables/contributions"
import { loadArticle } from "#server/article/load"
import type { Context } from "#server/context"
import { narrowed, type QueueNarrowed } from "./read-queue"

/**
 * What waits next for the editor who asks: of the contributions of others that no other editor has taken the oldest, first
 * those that the editor's view of the queue shows, of them those to the same article, whose text the editor has in mind;
 * null for none.
 */
export async function nextToDecide(
  ctx: Context,
  id: string,
  filters: QueueNarrowed = {},
): Promise<{ readonly id: string; readonly title: string } | null> {
  if (!may(ctx.actor, "desk.read")) return null
  const me = personIdOf(ctx.actor) ?? ""
  const [row] = await ctx.db
    .select({ id: contribution.id, articleId: contribution.articleId })
    .from(contribution)
    .innerJoin(article, eq(article.id, contribution.articleId))
    .where(
      and(
        eq(contribution.state, "submitted"),
        ne(contribution.id, id),
        ne(contribution.authorId, me),
        or(isNull(contribution.assigneeId), eq(contribution.assigneeId, me), lt(contribution.assignedUntil, ctx.now)),
        gt(contribution.versions, 0),
      ),
    )
    .orderBy(
      sql`case when ${and(...narrowed(ctx, filters)) ?? sql`true`} then 0 else 1 end`,
      sql`${contribution.articleId} = (select article_id from contribution here where here.id = ${id}) desc nulls last`,
      asc(contribution.submittedAt),
      asc(contribution.id),
    )
    .limit(1)
  return row ? { id: row.id, title: (await loadArticle(ctx, row.articleId)).title } : null
}
