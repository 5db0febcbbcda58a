import { personIdOf } from "#core/actor"
import { unscheduleInput } from "#core/article/inputs"
import { type Context, inTransaction } from "#server/context"
import { parse } from "#server/parse"
import { notifyScheduler } from "#server/post/notify-scheduler"
import { loadArticle } from "./load"
import { permitOn } from "./permit-on"
import { loadStandingSchedule, publishScheduled } from "./scheduled"

/** Publishes what is scheduled without waiting for its time, in the name of whoever does that. Refuses as publishing does. */
export async function publishScheduledNow(ctx: Context, raw: unknown): Promise<{ slug: string; seq: number }> {
  const { articleId, seen } = parse(unscheduleInput, raw)
  return inTransaction(ctx, async (tx) => {
    const row = await loadArticle(tx, articleId, "lock")
    permitOn(tx, "article.edit", row, "Only editors publish articles.")
    const scheduled = await loadStandingSchedule(tx, row.id, seen)
    const { slug, seq, event } = await publishScheduled(tx, row, scheduled)
    if (scheduled.scheduledBy !== personIdOf(tx.actor)) {
      const about = { event, article: { ...row, slug }, editorId: scheduled.scheduledBy }
      await notifyScheduler(tx, { ...about, news: { kind: "published", seq } })
    }
    return { slug, seq }
  })
}
