import { and, eq } from "drizzle-orm"
import { personIdOf } from "#core/actor"
import {
  keptAfterDecision,
  keptWithout,
  type OpenedPages,
  type ReviewForm,
  type ReviewValues,
} from "#core/contribution/review-draft"
import { isId } from "#core/is-id"
import { reviewDraft } from "#db/tables/contributions"
import type { Context } from "#server/context"

export type ReviewDraft = {
  readonly values: ReviewValues
  readonly opened: OpenedPages
  readonly keptAt: Date | null
}

const NOTHING: ReviewDraft = { values: {}, opened: { versionN: 0, liveSeq: 0, pages: [] }, keptAt: null }

/** What the editor who asks has chosen and typed on a review, and which of its pages they have opened. */
export async function readReviewDraft(
  ctx: Pick<Context, "db" | "actor">,
  contributionId: string,
): Promise<ReviewDraft> {
  if (!isId(contributionId)) return NOTHING
  const [row] = await ctx.db.select().from(reviewDraft).where(mine(ctx, contributionId))
  return row ?? NOTHING
}

/** The same, held until the transaction ends, so that two tabs of one editor lose nothing of each other's. */
export async function holdReviewDraft(ctx: Context, contributionId: string): Promise<ReviewDraft> {
  const editorId = personIdOf(ctx.actor)
  if (!editorId) return NOTHING
  await ctx.db.insert(reviewDraft).values({ contributionId, editorId, keptAt: ctx.now }).onConflictDoNothing()
  const [row] = await ctx.db.select().from(reviewDraft).where(mine(ctx, contributionId)).for("update")
  return row ?? NOTHING
}

/** Forgets what was kept of a form that was sent. */
export const forgetSent = (ctx: Context, contributionId: string, form: ReviewForm): Promise<void> =>
  leave(ctx, contributionId, (values) => keptWithout(values, form))

/** Forgets what a decision was made of, and which pages were opened for it. */
export const forgetDecided = (ctx: Context, contributionId: string): Promise<void> =>
  leave(ctx, contributionId, keptAfterDecision)

async function leave(ctx: Context, contributionId: string, left: (values: ReviewValues) => ReviewValues) {
  const { values } = await readReviewDraft(ctx, contributionId)
  const rest = left(values)
  if (Object.keys(rest).length === 0) await ctx.db.delete(reviewDraft).where(mine(ctx, contributionId))
  else await ctx.db.update(reviewDraft).set({ values: rest }).where(mine(ctx, contributionId))
}

export const mine = (ctx: Pick<Context, "actor">, contributionId: string) =>
  and(eq(reviewDraft.contributionId, contributionId), eq(reviewDraft.editorId, personIdOf(ctx.actor) ?? NOBODY))

const NOBODY = "00000000-0000-0000-0000-000000000000"
