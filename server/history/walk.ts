import { and, asc, eq, gt } from "drizzle-orm"
import type { ArticleStatus } from "#core/article/vocabulary"
import type { NamedAuthor } from "#core/credit/authors"
import { revision } from "#db/tables/articles"
import type { Context } from "#server/context"

export type Reading = Pick<Context, "db">
/** `replayed`: revisions whose authorship was worked out anew and came out as it is stored. */
export type Count = { revisions: number; versions: number; events: number; decisions: number; replayed: number }
/** An article as the walk knows it: its live revision and that one's number. */
export type Named = {
  readonly id: string
  readonly slug: string
  readonly live: string | null
  readonly liveSeq: number
  readonly status: ArticleStatus
  readonly statusNote: string
  readonly authors: readonly NamedAuthor[] | null
}

const PAGE = 500

/** Every row of a keyset, page by page: `read` gives up to `limit` rows that come after `after`. */
export async function* walk<Row>(read: (after: Row | undefined, limit: number) => Promise<Row[]>): AsyncGenerator<Row> {
  let after: Row | undefined
  for (;;) {
    const rows = await read(after, PAGE)
    yield* rows
    after = rows.at(-1)
    if (rows.length < PAGE) return
  }
}

/** The revisions of an article, the first first, as `walk` reads them. */
export const revisionsOf = (ctx: Reading, articleId: string) => (after: { seq: number } | undefined, limit: number) =>
  ctx.db
    .select()
    .from(revision)
    .where(and(eq(revision.articleId, articleId), gt(revision.seq, after?.seq ?? 0)))
    .orderBy(asc(revision.seq))
    .limit(limit)
