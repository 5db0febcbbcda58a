import { and, eq, ne } from "drizzle-orm"
import { article } from "#db/tables/articles"
import type { Context } from "#server/context"

/** The title of the article that readers find under this address; null where there is none, or none yet. */
export async function readTitle(ctx: Context, slug: string): Promise<string | null> {
  const published = and(eq(article.slug, slug), ne(article.status, "draft"))
  const [row] = await ctx.db.select({ title: article.title }).from(article).where(published)
  return row?.title ?? null
}
