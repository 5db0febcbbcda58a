import { and, desc, eq, inArray, lt, ne } from "drizzle-orm"
import type { ArticleStatus, RevisionKind, Significance } from "#core/article/vocabulary"
import type { ContributionKind } from "#core/contribution/vocabulary"
import type { Byline } from "#core/credit/byline"
import { article, revision } from "#db/tables/articles"
import { contribution } from "#db/tables/contributions"
import type { Context } from "#server/context"
import { bylinesOf } from "#server/people/bylines"
import { type Mending, mendingsOf, substantiveSeqs } from "./mended"
import { type NoticeView, noticesOf } from "./notices"
import { type PublicEventView, readPublicEvents } from "./public-events"

export type MendedView = {
  readonly id: string
  readonly by: Byline
  readonly at: Date
  readonly first: { readonly note: string; readonly significance: Significance }
}

export type ChangeView = {
  readonly revisionId: string
  readonly seq: number
  readonly kind: RevisionKind
  readonly note: string
  readonly significance: Significance
  /** Who said last what this is, when, and what was said at first; null where that still stands. */
  readonly mended: MendedView | null
  readonly notice: NoticeView | null
  /** Whose words it brought. */
  readonly author: Byline
  readonly approvedBy: Byline
  readonly contribution: { readonly id: string; readonly kind: ContributionKind } | null
  readonly restoresSeq: number | null
  readonly words: number
  readonly at: Date
}

export type HistoryView = {
  readonly articleId: string
  readonly slug: string
  readonly title: string
  readonly status: ArticleStatus
  readonly liveSeq: number
  readonly changes: readonly ChangeView[]
  /** What happened to the whole article in the stretch that `changes` covers, at either level. */
  readonly events: readonly PublicEventView[]
  /** How many minor changes lie between those listed: the substantive level leaves them out. */
  readonly minor: number
  /** The revision below which the next page goes on; null at the first publication. */
  readonly next: number | null
}

/** The most revisions one page lists. */
export const HISTORY_MOST = 100

/**
 * What changed in an article, newest first: `substantive` changes, or `all` of them; `before` goes on below that revision.
 * The first publication is always listed. The work does not grow with the number of revisions. Null where there is no
 * published article at this address.
 */
export async function readHistory(
  ctx: Pick<Context, "db">,
  slug: string,
  level: "substantive" | "all",
  before?: number,
): Promise<HistoryView | null> {
  const [row] = await ctx.db
    .select({ id: article.id, title: article.title, status: article.status, liveSeq: article.liveSeq })
    .from(article)
    .where(and(eq(article.slug, slug), ne(article.status, "draft")))
  if (!row) return null
  const below = before === undefined ? undefined : lt(revision.seq, before)
  const rows = await ctx.db
    .select({ ...COLUMNS, contributionKind: contribution.kind })
    .from(revision)
    .leftJoin(contribution, eq(contribution.id, revision.contributionId))
    .where(
      and(
        eq(revision.articleId, row.id),
        level === "all" ? below : inArray(revision.seq, await substantive(ctx, row.id, before)),
      ),
    )
    .orderBy(desc(revision.seq))
    .limit(HISTORY_MOST + 1)
  const shown = rows.slice(0, HISTORY_MOST)
  const mendings = await mendingsOf(
    ctx,
    shown.map(({ revisionId }) => revisionId),
  )
  const notices = await noticesOf(ctx, shown)
  const byline = await bylinesOf(ctx, [
    ...shown.flatMap((one) => [one.authorId, one.approvedBy]),
    ...[...mendings.values()].map(({ editorId }) => editorId),
  ])
  const oldest = shown.at(-1)?.seq ?? 1
  const newest = before === undefined ? row.liveSeq : Math.min(before - 1, row.liveSeq)
  const isLast = rows.length <= HISTORY_MOST
  return {
    articleId: row.id,
    slug,
    title: row.title,
    status: row.status,
    liveSeq: row.liveSeq,
    changes: shown.map((one) => ({
      ...change(one, mendings.get(one.revisionId), byline),
      notice: notices.get(one.revisionId) ?? null,
    })),
    events: await readPublicEvents(ctx, row.id, { from: isLast ? undefined : oldest, before }),
    minor: Math.max(0, newest - oldest + 1 - shown.length),
    next: isLast ? null : oldest,
  }
}

const substantive = async (ctx: Pick<Context, "db">, articleId: string, below: number | undefined) =>
  (await substantiveSeqs(ctx, articleId, { below, most: HISTORY_MOST + 1 })).map(({ seq }) => seq)

/** Without what is large in a revision and what the history does not show. */
const COLUMNS = {
  revisionId: revision.id,
  seq: revision.seq,
  kind: revision.kind,
  note: revision.note,
  significance: revision.significance,
  noticeType: revision.noticeType,
  authorId: revision.authorId,
  approvedBy: revision.approvedBy,
  contributionId: revision.contributionId,
  restoresSeq: revision.restoresSeq,
  words: revision.words,
  at: revision.createdAt,
}

type Row = Pick<typeof revision.$inferSelect, Exclude<keyof typeof COLUMNS, "at" | "revisionId">> & {
  readonly revisionId: string
  readonly at: Date
  readonly contributionKind: ContributionKind | null
}

function change(row: Row, mending: Mending | undefined, byline: (id: string) => Byline): Omit<ChangeView, "notice"> {
  const { noticeType: _, authorId, approvedBy, contributionId, contributionKind, ...rest } = row
  return {
    ...rest,
    ...mendedBy(row, mending, byline),
    author: byline(authorId),
    approvedBy: byline(approvedBy),
    contribution: contributionId && contributionKind ? { id: contributionId, kind: contributionKind } : null,
  }
}

/** What is said of a revision now, and of the mending that says so. */
export function mendedBy(
  first: MendedView["first"],
  mending: Mending | undefined,
  byline: (id: string) => Byline,
): MendedView["first"] & { readonly mended: MendedView | null } {
  const { note, significance } = mending ?? first
  if (!mending) return { note, significance, mended: null }
  const { id, editorId, mendedAt } = mending
  const said = { note: first.note, significance: first.significance }
  return { note, significance, mended: { id, by: byline(editorId), at: mendedAt, first: said } }
}
