import { eq } from "drizzle-orm"
import { rescheduleInput, scheduleInput } from "#core/article/inputs"
import type { NoticeSaid } from "#core/article/notices"
import { instantInWords } from "#core/metadata/in-words"
import { Refusal } from "#core/refusal"
import { scheduledPublication } from "#db/tables/articles"
import { type Context, inTransaction } from "#server/context"
import { record } from "#server/event/record"
import { parse } from "#server/parse"
import { refuseVisitors } from "#server/permit"
import { notifyScheduler } from "#server/post/notify-scheduler"
import { askedNoticeForLater } from "./asked-notice"
import { type ArticleRow, loadArticle, loadDraftAsSeen, writersOfDraft } from "./load"
import { permitOn } from "./permit-on"
import { textAsPublished } from "./publish-text"
import { loadScheduledAsSeen, loadStandingSchedule, type ScheduledRow } from "./scheduled"

/**
 * Schedules an article's draft as it stands now: when its time comes, this text is published in the editor's name,
 * whatever is typed after. It takes the place of what was scheduled before, if that is what the editor saw. Refuses a time
 * that has passed, and a text that could not be published now.
 */
export async function schedulePublication(ctx: Context, raw: unknown): Promise<{ articleId: string }> {
  const input = parse(scheduleInput, raw)
  const scheduledBy = refuseVisitors(ctx)
  return inTransaction(ctx, async (tx) => {
    const row = await loadArticle(tx, input.articleId, "lock")
    permitOn(tx, "article.edit", row, "Only editors schedule articles.")
    const standing = await loadScheduledAsSeen(tx, row.id, input.seen)
    const draft = await loadDraftAsSeen(tx, row, input.saves)
    const { markdown, baseRevisionId } = draft
    refusePast(tx, input.publishAt)
    await textAsPublished(tx, row, { markdown, baseRevisionId })
    const { note, significance, publishAt } = input
    const notice = askedNoticeForLater(input)
    const writers = writersOfDraft(draft, input.words)
    const said = { markdown, baseRevisionId, note, significance, publishAt, writers, ...keptNotice(notice) }
    const fresh = { ...said, scheduledBy, scheduledAt: tx.now, problem: null, failedAt: null }
    await tx.db
      .insert(scheduledPublication)
      .values({ articleId: row.id, ...fresh })
      .onConflictDoUpdate({ target: scheduledPublication.articleId, set: fresh })
    return { articleId: await recordSchedule(tx, row, { standing, publishAt }) }
  })
}

/** Gives what is scheduled another time, in the name of whoever does that. What went wrong before is forgotten. */
export async function reschedulePublication(ctx: Context, raw: unknown): Promise<{ articleId: string }> {
  const { articleId, seen, publishAt } = parse(rescheduleInput, raw)
  const scheduledBy = refuseVisitors(ctx)
  return inTransaction(ctx, async (tx) => {
    const row = await loadArticle(tx, articleId, "lock")
    permitOn(tx, "article.edit", row, "Only editors schedule articles.")
    const standing = await loadStandingSchedule(tx, row.id, seen)
    refusePast(tx, publishAt)
    await tx.db
      .update(scheduledPublication)
      .set({ publishAt, scheduledBy, scheduledAt: tx.now, problem: null, failedAt: null })
      .where(eq(scheduledPublication.articleId, row.id))
    return { articleId: await recordSchedule(tx, row, { standing, publishAt }) }
  })
}

const keptNotice = (notice: NoticeSaid | null) => ({
  noticeType: notice?.type ?? null,
  noticeWrong: notice?.wrong ?? "",
  noticeStands: notice?.stands ?? "",
})

function refusePast({ now }: Context, publishAt: Date): void {
  if (publishAt > now) return
  throw new Refusal("invalid-input", "This time has passed.", {
    publishAt: `Choose a time that is still to come: it is ${instantInWords(now)} now.`,
  })
}

/** Writes down what was scheduled, and tells whoever had scheduled something before. */
async function recordSchedule(
  ctx: Context,
  row: ArticleRow,
  { standing, publishAt }: { standing: ScheduledRow | null; publishAt: Date },
): Promise<string> {
  const kind = standing ? "article.rescheduled" : "article.scheduled"
  const event = await record(ctx, { kind, article: row, detail: { publishAt: publishAt.toISOString() } })
  if (standing && standing.scheduledBy !== refuseVisitors(ctx)) {
    await notifyScheduler(ctx, { event, article: row, editorId: standing.scheduledBy, news: { kind: "changed" } })
  }
  return row.id
}
