import { eq } from "drizzle-orm"
import type { ArticleStatus } from "#core/article/vocabulary"
import { article } from "#db/tables/articles"
import type { Context } from "#server/context"
import { record } from "#server/event/record"
import { notifyWaiting } from "#server/post/notify-waiting"
import type { ArticleRow } from "./load"

const EVENT = { live: "article.reopened", closed: "article.closed", withdrawn: "article.withdrawn" } as const

type To = { readonly status: Exclude<ArticleStatus, "draft">; readonly note: string; readonly liveSeq: number }

/**
 * Gives an article whose row the caller has locked another state, or another notice of it: readers are told as of a
 * revision, and authors whose contributions wait by letter. Records the event, so it is to be called last.
 */
export async function changeState(ctx: Context, row: ArticleRow, { status, note, liveSeq }: To): Promise<void> {
  await ctx.db
    .update(article)
    .set({ status, statusNote: note, changedAt: ctx.now, updatedAt: ctx.now })
    .where(eq(article.id, row.id))
  const event = await record(ctx, { kind: EVENT[status], article: row, revisionSeq: liveSeq, detail: { note } })
  if (row.status !== status) await notifyWaiting(ctx, { event, article: row, now: status, note })
}
