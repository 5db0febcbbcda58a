import { and, asc, eq, gt, isNull, lt, ne, or, sql } from "drizzle-orm"
import { personIdOf } from "#core/actor"
import { may } from "#core/policy"
import { contribution } from "#db/tables/contributions"
import { loadArticle } from "#server/article/load"
import type { Context } from "#server/context"

/**
 * What waits next for the editor who asks: of the contributions of others that no other editor has taken the oldest, first
 * those to the same article, whose text the editor has in mind; null for none.
 */
export async function nextToDecide(
  ctx: Context,
  id: string,
): Promise<{ readonly id: string; readonly title: string } | null> {
  if (!may(ctx.actor, "desk.read")) return null
  const me = personIdOf(ctx.actor) ?? ""
  const [row] = await ctx.db
    .select({ id: contribution.id, articleId: contribution.articleId })
    .from(contribution)
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
      sql`${contribution.articleId} = (select article_id from contribution here where here.id = ${id}) desc nulls last`,
      asc(contribution.submittedAt),
      asc(contribution.id),
    )
    .limit(1)
  return row ? { id: row.id, title: (await loadArticle(ctx, row.articleId)).title } : null
}
