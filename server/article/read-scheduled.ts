import { withoutBlockIds } from "#core/article/block-ids"
import type { NoticeType, Significance } from "#core/article/vocabulary"
import type { Byline } from "#core/credit/byline"
import { isId } from "#core/is-id"
import { may } from "#core/policy"
import type { Context } from "#server/context"
import { bylinesOf } from "#server/people/bylines"
import { permit } from "#server/permit"
import { type NextDraftView, readNextText } from "./read-next"
import { loadScheduled } from "./scheduled"

/** A text that waits for its time, and what publishing it now would do. */
export type ScheduledView = {
  readonly publishAt: Date
  readonly by: Byline
  /** When it was scheduled; forms name it, so that nobody decides on another schedule than they saw. */
  readonly scheduledAt: Date
  readonly markdown: string
  readonly note: string
  readonly significance: Significance
  readonly noticeType: NoticeType | null
  readonly noticeWrong: string
  readonly noticeStands: string
  /** Why it could not be published when its time had come, and when that was. */
  readonly failed: { readonly problem: string; readonly at: Date } | null
  readonly next: NextDraftView | null
}

/** What is scheduled for an article, for editors; null where nothing is. */
export async function readScheduled(ctx: Context, articleId: string): Promise<ScheduledView | null> {
  permit(ctx, may(ctx.actor, "article.read-draft"), "The desk is for editors.")
  const row = isId(articleId) ? await loadScheduled(ctx, articleId) : null
  if (!row) return null
  const { publishAt, scheduledBy, scheduledAt, markdown, note, significance, noticeType, problem, failedAt } = row
  const byline = await bylinesOf(ctx, [scheduledBy])
  return {
    publishAt,
    by: byline(scheduledBy),
    scheduledAt,
    markdown: withoutBlockIds(markdown).markdown,
    note,
    significance,
    noticeType,
    noticeWrong: row.noticeWrong,
    noticeStands: row.noticeStands,
    failed: problem !== null && failedAt ? { problem, at: failedAt } : null,
    next: await readNextText(ctx, articleId, row),
  }
}
