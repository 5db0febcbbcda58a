import { and, asc, eq, gt, sql } from "drizzle-orm"
import { may } from "#core/policy"
import { contribution, event } from "#db/tables/contributions"
import { loadArticle } from "#server/article/load"
import { type Context, inTransaction } from "#server/context"
import { record } from "#server/event/record"
import { permit } from "#server/permit"
import { notifyUnanswered } from "#server/post/notify"
import { newestAmendment } from "./amendments"

/** After how many days somebody is told that an amended insight still waits, and who. It is never published by waiting. */
const REMINDERS = [
  { days: 5, to: "author" },
  { days: 14, to: "author" },
  { days: 21, to: "editor" },
] as const
const DAY = 86_400_000
const PAGE = 100

/**
 * Reminds authors whose approval an amended insight waits for, and in the end the editor, each once. Only for the system
 * itself; may run as often as one likes and on several machines. Gives how many reminders were sent.
 */
export async function remindOfAmendments(ctx: Context): Promise<number> {
  permit(ctx, may(ctx.actor, "post.remind"), "Reminders are sent by the system.")
  let sent = 0
  let after = ""
  for (;;) {
    const waiting = await ctx.db
      .select({ id: contribution.id })
      .from(contribution)
      .where(and(eq(contribution.state, "amended"), after ? gt(contribution.id, after) : undefined))
      .orderBy(asc(contribution.id))
      .limit(PAGE)
    for (const { id } of waiting) sent += (await inTransaction(ctx, (tx) => remind(tx, id))) ? 1 : 0
    const last = waiting.at(-1)
    if (!last || waiting.length < PAGE) return sent
    after = last.id
  }
}

/** Sends the reminder that is due for one contribution, if there is one. */
async function remind(ctx: Context, id: string): Promise<boolean> {
  const [row] = await ctx.db.select().from(contribution).where(eq(contribution.id, id)).for("update")
  if (row?.state !== "amended") return false
  const amendment = await newestAmendment(ctx, row)
  if (!amendment) return false
  const waited = ctx.now.getTime() - amendment.decidedAt.getTime()
  const due = REMINDERS.findLast(({ days }) => waited >= days * DAY)
  if (!due || (await isReminded(ctx, id, { id: amendment.id, days: due.days }))) return false
  const article = await loadArticle(ctx, row.articleId)
  const detail = { amendment: amendment.id, days: due.days, to: due.to }
  const cause = await record(ctx, { kind: "contribution.reminded", article, contributionId: id, detail })
  await notifyUnanswered(ctx, { event: cause, article, contribution: row, editorId: amendment.editorId, to: due.to })
  return true
}

/** A reminder is known by its event: letters are forgotten after a while, what happened is not. */
async function isReminded(
  ctx: Context,
  contributionId: string,
  { id, days }: { id: string; days: number },
): Promise<boolean> {
  const [found] = await ctx.db
    .select({ id: event.id })
    .from(event)
    .where(
      and(
        eq(event.contributionId, contributionId),
        eq(event.kind, "contribution.reminded"),
        sql`${event.detail} ->> 'amendment' = ${id}`,
        sql`(${event.detail} ->> 'days')::int >= ${days}`,
      ),
    )
    .limit(1)
  return found !== undefined
}
