import { and, eq } from "drizzle-orm"
import { saveBeginningInput } from "#core/article/inputs"
import { may } from "#core/policy"
import { Refusal } from "#core/refusal"
import { articleBeginning } from "#db/tables/articles"
import { type Context, inTransaction } from "#server/context"
import { parse } from "#server/parse"
import { permit, refuseVisitors } from "#server/permit"

/**
 * Keeps what an editor types on the page for a new article, field by field and letter by letter: one beginning each. Refuses
 * with `out-of-date` when another tab or device of theirs saved meanwhile, or made a draft of it.
 */
export async function saveBeginning(ctx: Context, raw: unknown): Promise<{ saves: number; savedAt: string }> {
  permit(ctx, may(ctx.actor, "article.compose"), "Only editors start articles.")
  const { saves, ...typed } = parse(saveBeginningInput, raw)
  const personId = refuseVisitors(ctx)
  return inTransaction(ctx, async (tx) => {
    const fresh = { ...typed, saves: saves + 1, savedAt: tx.now }
    const mine = and(eq(articleBeginning.personId, personId), eq(articleBeginning.saves, saves))
    const saved =
      saves === 0
        ? await tx.db
            .insert(articleBeginning)
            .values({ personId, ...fresh })
            .onConflictDoNothing()
            .returning()
        : await tx.db.update(articleBeginning).set(fresh).where(mine).returning()
    if (saved.length === 0) {
      throw new Refusal(
        "out-of-date",
        "You wrote here in another tab or on another device meanwhile. Your text is still in this page: copy it, reload to see the other, then put the two together.",
      )
    }
    return { saves: saves + 1, savedAt: tx.now.toISOString() }
  })
}

/** Throws away what an editor has begun, so that the page is empty again. */
export async function forgetBeginning(ctx: Context, raw: unknown): Promise<{ saves: number }> {
  permit(ctx, may(ctx.actor, "article.compose"), "Only editors start articles.")
  const { saves } = parse(saveBeginningInput.pick({ saves: true }), raw)
  await endBeginning(ctx, saves)
  return { saves: 0 }
}

/** Takes away what was begun, as the page saw it; what another tab has saved since stays. */
export async function endBeginning(ctx: Context, saves: number): Promise<void> {
  const personId = refuseVisitors(ctx)
  await ctx.db
    .delete(articleBeginning)
    .where(and(eq(articleBeginning.personId, personId), eq(articleBeginning.saves, saves)))
}
