import { and, desc, eq, inArray } from "drizzle-orm"
import type { ArticleStatus } from "#core/article/vocabulary"
import { event } from "#db/tables/contributions"
import type { Named, Reading } from "./walk"

const STATE_AFTER = {
  "article.closed": "closed",
  "article.reopened": "live",
  "article.withdrawn": "withdrawn",
} as const satisfies Record<string, ArticleStatus>
type StateEvent = keyof typeof STATE_AFTER

/** An article that is closed, withdrawn or open, or says why, without an event that made it so. */
export async function stateMisfit(ctx: Reading, { id, slug, live, status, statusNote }: Named): Promise<string | null> {
  const [row] = await ctx.db
    .select({ kind: event.kind, detail: event.detail })
    .from(event)
    .where(and(eq(event.articleId, id), inArray(event.kind, Object.keys(STATE_AFTER) as StateEvent[])))
    .orderBy(desc(event.id))
    .limit(1)
  const recorded = row ? STATE_AFTER[row.kind as StateEvent] : live === null ? "draft" : "live"
  if (status !== recorded) return `${slug} is ${status}, and its record says ${recorded}`
  if (String(row?.detail.note ?? "") !== statusNote) return `the notice on ${slug} is not as it was recorded`
  return null
}
