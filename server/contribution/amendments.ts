import { and, desc, eq } from "drizzle-orm"
import type { Amendment } from "#core/contribution/amendment"
import { Refusal } from "#core/refusal"
import { decision } from "#db/tables/contributions"
import type { Context } from "#server/context"
import type { ContributionRow } from "./load"

export type AmendingDecision = typeof decision.$inferSelect & { readonly amendment: Amendment }

/** The words that wait for the author's approval, or a refusal where they are no longer those that were looked at. */
export async function loadAmendment(ctx: Context, row: ContributionRow, id: string): Promise<AmendingDecision> {
  const newest = await newestAmendment(ctx, row)
  if (newest?.id !== id) {
    throw new Refusal("out-of-date", "The editor's words have changed since you opened this page. Look at them again.")
  }
  return newest
}

/** The amendment that was made last of the newest version; null where there is none. */
export async function newestAmendment(
  ctx: Pick<Context, "db">,
  row: Pick<ContributionRow, "id" | "versions">,
): Promise<AmendingDecision | null> {
  const [newest] = await ctx.db
    .select()
    .from(decision)
    .where(and(eq(decision.contributionId, row.id), eq(decision.kind, "amend"), eq(decision.versionN, row.versions)))
    .orderBy(desc(decision.decidedAt), desc(decision.id))
    .limit(1)
  return newest?.amendment ? { ...newest, amendment: newest.amendment } : null
}
