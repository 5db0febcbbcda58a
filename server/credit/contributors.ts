import { and, inArray, sql } from "drizzle-orm"
import type { Byline } from "#core/credit/byline"
import { byWhatStands } from "#core/credit/standing"
import { credit } from "#db/tables/articles"
import type { Context } from "#server/context"
import { bylinesOf } from "#server/people/bylines"
import { insightWordsIn } from "./insight-words"

/** The people with a merged contribution in each of these articles, by article; by what of theirs stands. */
export async function contributorsOf(
  ctx: Pick<Context, "db">,
  articleIds: readonly string[],
): Promise<Map<string, Byline[]>> {
  if (articleIds.length === 0) return new Map()
  const rows = await ctx.db
    .select()
    .from(credit)
    .where(
      and(
        inArray(credit.articleId, [...articleIds]),
        sql`${credit.insights} + ${credit.edits} + ${credit.cosigned} > 0`,
      ),
    )
  const byline = await bylinesOf(
    ctx,
    rows.map((row) => row.personId),
  )
  const wordsOf = await insightWordsIn(ctx, articleIds)
  const standing = rows
    .map(({ together, ...row }) => ({
      ...row,
      together: together.map(({ words }) => ({ words })),
      insightWords: wordsOf(row.articleId, row.personId),
      byline: byline(row.personId),
    }))
    .sort((a, b) => byWhatStands(a, b) || a.byline.name.localeCompare(b.byline.name))
  const contributors = new Map<string, Byline[]>()
  for (const one of standing) {
    contributors.set(one.articleId, [...(contributors.get(one.articleId) ?? []), one.byline])
  }
  return contributors
}
