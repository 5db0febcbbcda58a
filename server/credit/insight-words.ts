import { eq, inArray } from "drizzle-orm"
import { countWords } from "#core/document/words"
import { article, revision } from "#db/tables/articles"
import { contribution, version } from "#db/tables/contributions"
import type { Context } from "#server/context"

/** How many words each person's insights have that stand beside these articles now: by article, then by person. */
export async function insightWordsIn(
  ctx: Pick<Context, "db">,
  articleIds: readonly string[],
): Promise<(articleId: string, personId: string) => number> {
  if (articleIds.length === 0) return () => 0
  const live = await ctx.db
    .select({ articleId: article.id, insights: revision.insights })
    .from(article)
    .innerJoin(revision, eq(revision.id, article.liveRevisionId))
    .where(inArray(article.id, [...articleIds]))
  const shown = live.flatMap(({ articleId, insights }) => insights.map((insight) => ({ articleId, ...insight })))
  if (shown.length === 0) return () => 0
  const sent = await ctx.db
    .select({ id: contribution.id, personId: contribution.authorId, n: version.n, content: version.content })
    .from(version)
    .innerJoin(contribution, eq(contribution.id, version.contributionId))
    .where(inArray(version.contributionId, [...new Set(shown.map(({ contributionId }) => contributionId))]))
  const words = new Map<string, number>()
  for (const { articleId, contributionId, versionN } of shown) {
    const one = sent.find(({ id, n }) => id === contributionId && n === versionN)
    if (one?.content.kind !== "insight") continue
    const key = `${articleId} ${one.personId}`
    words.set(key, (words.get(key) ?? 0) + countWords(one.content.body))
  }
  return (articleId, personId) => words.get(`${articleId} ${personId}`) ?? 0
}
