import { and, desc, inArray, sql } from "drizzle-orm"
import type { Byline } from "#core/credit/byline"
import { credit } from "#db/tables/articles"
import type { Context } from "#server/context"
import { bylinesOf } from "#server/people/bylines"

/** The people with a merged contribution in each of these articles, by article; those who gave last come first. */
export async function contributorsOf(
  ctx: Pick<Context, "db">,
  articleIds: readonly string[],
): Promise<Map<string, Byline[]>> {
  if (articleIds.length === 0) return new Map()
  const rows = await ctx.db
    .select({ articleId: credit.articleId, personId: credit.personId })
    .from(credit)
    .where(
      and(
        inArray(credit.articleId, [...articleIds]),
        sql`${credit.insights} + ${credit.edits} + ${credit.cosigned} > 0`,
      ),
    )
    .orderBy(desc(credit.lastAt), credit.personId)
  const byline = await bylinesOf(
    ctx,
    rows.map((row) => row.personId),
  )
  const contributors = new Map<string, Byline[]>()
  for (const { articleId, personId } of rows) {
    contributors.set(articleId, [...(contributors.get(articleId) ?? []), byline(personId)])
  }
  return contributors
}
