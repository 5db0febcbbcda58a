import { unscheduleInput } from "#core/article/inputs"
import { articleDraft } from "#db/tables/articles"
import { type Context, inTransaction } from "#server/context"
import { record } from "#server/event/record"
import { parse } from "#server/parse"
import { refuseVisitors } from "#server/permit"
import { loadArticle } from "./load"
import { permitOn } from "./permit-on"
import { endSchedule, loadStandingSchedule } from "./scheduled"

/** Takes what is scheduled back. Its text is the draft again, where there is no draft that was written on from it. */
export async function unschedulePublication(ctx: Context, raw: unknown): Promise<{ articleId: string }> {
  const { articleId, seen } = parse(unscheduleInput, raw)
  const savedBy = refuseVisitors(ctx)
  return inTransaction(ctx, async (tx) => {
    const row = await loadArticle(tx, articleId, "lock")
    permitOn(tx, "article.edit", row, "Only editors take back what is scheduled.")
    const { markdown, baseRevisionId, writers } = await loadStandingSchedule(tx, row.id, seen)
    await tx.db
      .insert(articleDraft)
      .values({ articleId, markdown, baseRevisionId, writers: writers ?? [], savedBy, savedAt: tx.now })
      .onConflictDoNothing()
    await endSchedule(tx, row, { event: await record(tx, { kind: "article.unscheduled", article: row }) })
    return { articleId }
  })
}
