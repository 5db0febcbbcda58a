import { eq } from "drizzle-orm"
import { may } from "#core/policy"
import { articleBeginning } from "#db/tables/articles"
import type { Context } from "#server/context"
import { permit, refuseVisitors } from "#server/permit"

/** What an editor has typed on the page for a new article; `saves` is 0 where nothing is kept. */
export type Beginning = {
  readonly title: string
  readonly markdown: string
  readonly topic: string
  readonly form: string
  readonly fileName: string
  readonly saves: number
  readonly savedAt: Date | null
}

const NOTHING: Beginning = { title: "", markdown: "", topic: "", form: "auto", fileName: "", saves: 0, savedAt: null }

/** The actor's own beginning: nobody else sees it. */
export async function readBeginning(ctx: Context): Promise<Beginning> {
  permit(ctx, may(ctx.actor, "article.compose"), "Only editors start articles.")
  const [row] = await ctx.db
    .select()
    .from(articleBeginning)
    .where(eq(articleBeginning.personId, refuseVisitors(ctx)))
  if (!row) return NOTHING
  const { personId: _, ...beginning } = row
  return beginning
}
