import { and, asc, eq, isNull, lte } from "drizzle-orm"
import type { Actor } from "#core/actor"
import { may } from "#core/policy"
import { Refusal } from "#core/refusal"
import { scheduledPublication } from "#db/tables/articles"
import { person } from "#db/tables/people"
import { type Context, inTransaction } from "#server/context"
import { record } from "#server/event/record"
import { log } from "#server/log"
import { permit } from "#server/permit"
import { notifyScheduler } from "#server/post/notify-scheduler"
import { isUnavailable } from "#server/unavailable"
import { type ArticleRow, loadArticle } from "./load"
import { loadScheduled, publishScheduled, type ScheduledRow } from "./scheduled"

const AT_ONCE = 50

/**
 * Publishes every scheduled text whose time has come, each in a transaction of its own and in the name of the editor who
 * scheduled it. Only for the system itself; may run as often as one likes and on several machines: whoever holds the
 * article finds the text, the next finds none. What cannot be published stays, with the reason, for editors, and is not
 * tried again by itself. Gives how many were dealt with.
 */
export async function publishDue(ctx: Context): Promise<number> {
  permit(ctx, may(ctx.actor, "article.publish-due"), "Scheduled texts are published by the system.")
  const due = await ctx.db
    .select({ articleId: scheduledPublication.articleId })
    .from(scheduledPublication)
    .where(and(lte(scheduledPublication.publishAt, ctx.now), isNull(scheduledPublication.failedAt)))
    .orderBy(asc(scheduledPublication.publishAt))
    .limit(AT_ONCE)
  let done = 0
  for (const { articleId } of due) {
    try {
      if (await inTransaction(ctx, (tx) => publishIfDue(tx, articleId))) done++
    } catch (error) {
      log.warn({ err: error, articleId }, "a scheduled text was not published and will be tried again")
    }
  }
  return done
}

async function publishIfDue(ctx: Context, articleId: string): Promise<boolean> {
  const row = await loadArticle(ctx, articleId, "lock")
  const scheduled = await loadScheduled(ctx, articleId)
  if (!scheduled || scheduled.failedAt || scheduled.publishAt > ctx.now) return false
  try {
    await publishInTheirName(ctx, row, scheduled)
  } catch (error) {
    if (isUnavailable(error)) throw error
    if (!(error instanceof Refusal)) log.error({ err: error, articleId }, "a scheduled text could not be published")
    await keepProblem(ctx, row, { scheduled, problem: inWords(error, row) })
  }
  return true
}

/** As a savepoint: where it is refused, nothing of it stays. */
async function publishInTheirName(ctx: Context, row: ArticleRow, scheduled: ScheduledRow): Promise<void> {
  const actor = await actorOf(ctx, scheduled.scheduledBy)
  await inTransaction({ ...ctx, actor }, async (tx) => {
    permit(tx, may(actor, "article.edit", row), "Whoever scheduled this may no longer publish articles.")
    const { seq, slug, event } = await publishScheduled(tx, row, scheduled)
    const about = { event, article: { ...row, slug }, editorId: scheduled.scheduledBy }
    await notifyScheduler(tx, { ...about, news: { kind: "published", seq } })
  })
}

async function actorOf(ctx: Context, personId: string): Promise<Actor> {
  const [row] = await ctx.db
    .select({ role: person.role, name: person.name, erasedAt: person.erasedAt })
    .from(person)
    .where(eq(person.id, personId))
  if (!row || row.erasedAt) throw new Refusal("not-allowed", "Whoever scheduled this has no account any more.")
  return { kind: "person", personId, role: row.role, name: row.name }
}

async function keepProblem(
  ctx: Context,
  row: ArticleRow,
  { scheduled, problem }: { scheduled: ScheduledRow; problem: string },
): Promise<void> {
  await ctx.db
    .update(scheduledPublication)
    .set({ problem, failedAt: ctx.now })
    .where(eq(scheduledPublication.articleId, row.id))
  const event = await record(ctx, { kind: "article.schedule_failed", article: row, detail: { note: problem } })
  await notifyScheduler(ctx, {
    event,
    article: row,
    editorId: scheduled.scheduledBy,
    news: { kind: "failed", problem },
  })
}

function inWords(error: unknown, { status, liveSeq }: ArticleRow): string {
  if (status === "withdrawn") return "The article is withdrawn, so its text stays as it is."
  if (!(error instanceof Refusal))
    return "Something went wrong on our side. Publish it by hand, or choose another time."
  if (error.code === "conflict-unresolved")
    return `The article has moved on to revision ${liveSeq}, and the same words were changed there. Somebody has to choose which to keep.`
  return Object.values(error.problems)[0] ?? error.message
}
