import { eq } from "drizzle-orm"
import { personIdOf } from "#core/actor"
import { Refusal } from "#core/refusal"
import { articleDraft, scheduledPublication } from "#db/tables/articles"
import type { Context } from "#server/context"
import { notifyScheduler } from "#server/post/notify-scheduler"
import type { ArticleRow } from "./load"
import { type Published, publishText } from "./publish-text"

export type ScheduledRow = typeof scheduledPublication.$inferSelect

/** What is scheduled for an article whose row the caller has locked; null where nothing is. */
export async function loadScheduled(ctx: Pick<Context, "db">, articleId: string): Promise<ScheduledRow | null> {
  const [row] = await ctx.db.select().from(scheduledPublication).where(eq(scheduledPublication.articleId, articleId))
  return row ?? null
}

/** As `loadScheduled`; refuses when it is not what the editor saw: the time at which it was scheduled, or "" for nothing. */
export async function loadScheduledAsSeen(ctx: Context, articleId: string, seen: string): Promise<ScheduledRow | null> {
  const row = await loadScheduled(ctx, articleId)
  if ((row?.scheduledAt.toISOString() ?? "") === seen) return row
  throw new Refusal(
    "out-of-date",
    row
      ? "Somebody changed what is scheduled since you opened this page. Look at it as it is now."
      : "What was scheduled has been published or taken back since you opened this page.",
  )
}

/** As `loadScheduledAsSeen`, where something has to be scheduled. */
export async function loadStandingSchedule(ctx: Context, articleId: string, seen: string): Promise<ScheduledRow> {
  const row = await loadScheduledAsSeen(ctx, articleId, seen)
  if (!row) throw new Refusal("not-possible-now", "Nothing is scheduled for this article.")
  return row
}

/** Takes what is scheduled away, where something is, and tells whoever scheduled it when it was somebody else. */
export async function endSchedule(
  ctx: Context,
  row: ArticleRow,
  { event, seq }: { event: number; seq?: number },
): Promise<void> {
  const [ended] = await ctx.db
    .delete(scheduledPublication)
    .where(eq(scheduledPublication.articleId, row.id))
    .returning({ by: scheduledPublication.scheduledBy })
  if (!ended || ended.by === personIdOf(ctx.actor)) return
  await notifyScheduler(ctx, {
    event,
    article: row,
    editorId: ended.by,
    news: seq ? { kind: "published", seq } : { kind: "changed" },
  })
}

/**
 * Publishes a scheduled text in the actor's name, and ends the schedule. A draft that says the same ends with it. One that
 * was written on from it goes on from the new revision, where that is the scheduled text and nothing else; from the
 * revision it has otherwise, so that what others published in between is merged and not written over.
 */
export async function publishScheduled(ctx: Context, row: ArticleRow, scheduled: ScheduledRow): Promise<Published> {
  await ctx.db.delete(scheduledPublication).where(eq(scheduledPublication.articleId, row.id))
  const { noticeType: type, noticeWrong: wrong, noticeStands: stands } = scheduled
  const notice = type && { type, wrong, stands }
  const writers = scheduled.writers ?? [scheduled.scheduledBy]
  const published = await publishText(ctx, row, { ...scheduled, notice, writers, scheduledFor: scheduled.publishAt })
  const ofArticle = eq(articleDraft.articleId, row.id)
  // Locked: what is saved meanwhile waits, and finds its draft gone instead of going with it.
  const [draft] = await ctx.db
    .select({ markdown: articleDraft.markdown })
    .from(articleDraft)
    .where(ofArticle)
    .for("update")
  if (draft?.markdown === scheduled.markdown) await ctx.db.delete(articleDraft).where(ofArticle)
  else if (published.isAlone) {
    await ctx.db.update(articleDraft).set({ baseRevisionId: published.revisionId }).where(ofArticle)
  }
  return published
}
