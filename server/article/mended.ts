import { type AnyColumn, and, desc, eq, gt, inArray, lt, or, type SQL, sql } from "drizzle-orm"
import { revision, revisionMending } from "#db/tables/articles"
import type { Context } from "#server/context"

type Reading = Pick<Context, "db">
export type Mending = typeof revisionMending.$inferSelect

/** What editors said last of these revisions in place of their note and significance, by revision id. */
export async function mendingsOf(ctx: Reading, revisionIds: readonly string[]): Promise<Map<string, Mending>> {
  if (revisionIds.length === 0) return new Map()
  const rows = await ctx.db
    .selectDistinctOn([revisionMending.revisionId])
    .from(revisionMending)
    .where(inArray(revisionMending.revisionId, [...revisionIds]))
    .orderBy(revisionMending.revisionId, desc(revisionMending.mendedAt), desc(revisionMending.id))
  return new Map(rows.map((row) => [row.revisionId, row]))
}

/** Rows of revisions with their notes as they read now. */
export async function withNotes<Row extends { readonly revisionId: string; readonly note: string }>(
  ctx: Reading,
  rows: readonly Row[],
): Promise<Row[]> {
  const mended = await mendingsOf(
    ctx,
    rows.map(({ revisionId }) => revisionId),
  )
  return rows.map((row) => ({ ...row, note: mended.get(row.revisionId)?.note ?? row.note }))
}

const newestOf = (column: AnyColumn) =>
  sql`(select ${column} from ${revisionMending} where ${revisionMending.revisionId} = ${revision.id} order by ${revisionMending.mendedAt} desc, ${revisionMending.id} desc limit 1)`

/** A revision's note as it reads now, inside a query. */
export const noteNow = (): SQL<string> => sql`coalesce(${newestOf(revisionMending.note)}, ${revision.note})`

const isSubstantiveNow = sql`coalesce(${newestOf(revisionMending.significance)}, ${revision.significance}) = 'substantive'`

type Stretch = { readonly below?: number | undefined; readonly above?: number; readonly most: number }

/**
 * The numbers of an article's newest substantive revisions as they count now, and of its first publication, as a query.
 * Two short walks put together: the index of those that were substantive when they were made, without those that were
 * mended to minor; and the mendings of the article, which are few, for those that became substantive. So the work does
 * not grow with the number of revisions.
 */
export function substantiveSeqs({ db }: Reading, articleId: string | AnyColumn, { below, above = 0, most }: Stretch) {
  const inStretch = and(gt(revision.seq, above), below === undefined ? undefined : lt(revision.seq, below))
  const wasSubstantive = or(eq(revision.significance, "substantive"), eq(revision.kind, "create"))
  const made = db
    .select({ seq: revision.seq })
    .from(revision)
    .where(
      and(
        eq(revision.articleId, articleId),
        inStretch,
        wasSubstantive,
        or(eq(revision.kind, "create"), isSubstantiveNow),
      ),
    )
    .orderBy(desc(revision.seq))
    .limit(most)
  const raised = db
    .selectDistinct({ id: revisionMending.revisionId })
    .from(revisionMending)
    .where(and(eq(revisionMending.articleId, articleId), eq(revisionMending.significance, "substantive")))
    .as("raised")
  // Without naming the article: these revisions are found by their ids, never by walking all that the article has.
  const became = db
    .select({ seq: revision.seq })
    .from(raised)
    .innerJoin(revision, eq(revision.id, raised.id))
    .where(and(inStretch, sql`not (${wasSubstantive})`, isSubstantiveNow))
    .orderBy(desc(revision.seq))
    .limit(most)
  return made.unionAll(became).orderBy(sql`seq desc`).limit(most)
}
