import { and, eq, sql } from "drizzle-orm"
import { article, revision } from "#db/tables/articles"
import type { Context } from "#server/context"
import { substantiveSeqs } from "./mended"
import { readPublicEvents } from "./public-events"

/** Something that readers are told as of a revision happens to the article now. */
export async function tellReaders({ db, now }: Context, articleId: string): Promise<void> {
  await db.update(article).set({ changedAt: now, updatedAt: now }).where(eq(article.id, articleId))
}

/**
 * "Updated" names what was news last as things stand now: the newest revision that is substantive, or what happened to the
 * whole article since.
 */
export async function dateUpdate(ctx: Context, articleId: string): Promise<void> {
  const [newest] = await ctx.db
    .select({ at: revision.createdAt })
    .from(revision)
    .where(
      and(eq(revision.articleId, articleId), eq(revision.seq, sql`(${substantiveSeqs(ctx, articleId, { most: 1 })})`)),
    )
  const [told] = await readPublicEvents(ctx, articleId, { most: 1 })
  const times = [newest, told].flatMap((one) => one?.at.getTime() ?? [])
  if (times.length === 0) return
  await ctx.db
    .update(article)
    .set({ updatedAt: new Date(Math.max(...times)) })
    .where(eq(article.id, articleId))
}
