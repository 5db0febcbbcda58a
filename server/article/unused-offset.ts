import { and, eq, lt } from "drizzle-orm"
import { nextOffsetOf } from "#core/authorship/spans"
import { revision } from "#db/tables/articles"
import type { Context } from "#server/context"
import { loadRevision } from "./load"

/**
 * The first offset that no character of a contribution has had in any merge of it before revision `seq`, whatever was
 * undone, taken out or forgotten since; undefined where there is none. So that what is merged anew never gets an identity that was
 * another letter's.
 */
export async function unusedOffset(
  ctx: Pick<Context, "db">,
  contributionId: string,
  seq: number,
): Promise<number | undefined> {
  const merges = await ctx.db
    .select({ id: revision.id })
    .from(revision)
    .where(and(eq(revision.contributionId, contributionId), eq(revision.kind, "merge"), lt(revision.seq, seq)))
  if (merges.length === 0) return undefined
  const made = await Promise.all(merges.map(({ id }) => loadRevision(ctx, id)))
  return nextOffsetOf(
    contributionId,
    made.flatMap(({ blocks }) => blocks),
  )
}
