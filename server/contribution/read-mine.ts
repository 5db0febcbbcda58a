import { and, count, desc, eq, lt, or, sql } from "drizzle-orm"
import { personIdOf } from "#core/actor"
import type { ArticleStatus } from "#core/article/vocabulary"
import { isId } from "#core/contribution/inputs"
import { type Move, movesFor } from "#core/contribution/moves"
import type { ContributionKind, ContributionState } from "#core/contribution/vocabulary"
import { markdownToInsight } from "#core/document/markdown-insight"
import { documentText } from "#core/document/plain-text"
import { shortened } from "#core/document/shortened"
import { article, revision } from "#db/tables/articles"
import { contribution, draft } from "#db/tables/contributions"
import type { Context } from "#server/context"

export type MineView = {
  readonly id: string
  readonly kind: ContributionKind
  readonly state: ContributionState
  readonly slug: string
  readonly title: string
  readonly articleStatus: ArticleStatus
  /** How it begins, without Markdown's signs: an insight's words, or why an edit should be made; up to 140 characters, "" for none. */
  readonly opening: string
  readonly versions: number
  readonly createdAt: Date
  readonly submittedAt: Date | null
  readonly changedAt: Date
  /** The revision it was merged in. */
  readonly mergedSeq: number | null
  /** How many others were sent in earlier and still wait; null unless it waits itself. */
  readonly ahead: number | null
  readonly moves: ReadonlySet<Move>
}

/** Which of one's contributions: in one state, to one article, after one that a page ended with (`cursor`). */
export type MineFilter = {
  readonly state?: ContributionState | undefined
  readonly slug?: string | undefined
  readonly after?: string | undefined
}

export type MinePage = {
  readonly contributions: readonly MineView[]
  /** Where the next page begins; null on the last. */
  readonly next: string | null
  /** How many there are in each state, whatever the filter. */
  readonly counts: Readonly<Partial<Record<ContributionState, number>>>
}

const PAGE = 50

/** What one has ever contributed, newest change first, fifty at a time; merged work is always in it. */
export async function readMine(ctx: Context, filter: MineFilter = {}): Promise<MinePage> {
  const personId = personIdOf(ctx.actor)
  if (!personId) return { contributions: [], next: null, counts: {} }
  const rows = await ctx.db
    .select({
      contribution,
      slug: article.slug,
      title: article.title,
      articleStatus: article.status,
      mergedSeq: mergedSeqOf(),
      ahead: aheadOf(),
      opening: sql<string>`left(case ${contribution.kind} when 'insight' then ${draft.content}->>'body' else ${draft.content}->>'reason' end, 600)`,
    })
    .from(contribution)
    .innerJoin(draft, eq(draft.contributionId, contribution.id))
    .innerJoin(article, eq(article.id, contribution.articleId))
    .where(
      and(
        eq(contribution.authorId, personId),
        filter.state && eq(contribution.state, filter.state),
        filter.slug ? eq(article.slug, filter.slug) : undefined,
        after(filter.after),
      ),
    )
    .orderBy(desc(contribution.changedAt), desc(contribution.id))
    .limit(PAGE + 1)
  const shown = rows.slice(0, PAGE).map(({ contribution: row, opening, ahead, ...rest }) => ({
    id: row.id,
    kind: row.kind,
    state: row.state,
    ...rest,
    opening: beginningOf(row.kind === "insight" ? plainOf(opening) : opening),
    versions: row.versions,
    createdAt: row.createdAt,
    submittedAt: row.submittedAt,
    changedAt: row.changedAt,
    ahead: row.state === "submitted" ? ahead : null,
    moves: movesFor(ctx.actor, row),
  }))
  const last = shown.at(-1)
  return {
    contributions: shown,
    next: rows.length > PAGE && last ? `${last.changedAt.getTime()}.${last.id}` : null,
    counts: await countMine(ctx, personId),
  }
}

/** The words of an insight that is typed in Markdown. */
const plainOf = (markdown: string): string => documentText(markdownToInsight(markdown, () => "part").document)

function beginningOf(text: string): string {
  const words = text.replace(/\s+/g, " ").trim()
  return shortened(words, 140)
}

/** The revision that the newest merge of the row's contribution made. */
const mergedSeqOf = () =>
  sql<
    number | null
  >`(select max(${revision.seq}) from ${revision} where ${revision.contributionId} = ${contribution.id} and ${revision.kind} = 'merge')`

/** How many contributions were sent in before the one of the row and still wait. */
export const aheadOf = () =>
  sql<number>`(select count(*)::int from contribution other where other.state = 'submitted' and other.submitted_at < contribution.submitted_at)`

async function countMine(ctx: Context, personId: string): Promise<MinePage["counts"]> {
  const rows = await ctx.db
    .select({ state: contribution.state, n: count() })
    .from(contribution)
    .where(eq(contribution.authorId, personId))
    .groupBy(contribution.state)
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]))
}

/** A cursor that nobody made here means the first page. */
function after(cursor: string | undefined) {
  const [at = "", id = ""] = cursor?.split(".") ?? []
  if (!/^\d{1,15}$/.test(at) || !isId(id)) return undefined
  const changedAt = new Date(Number(at))
  return or(lt(contribution.changedAt, changedAt), and(eq(contribution.changedAt, changedAt), lt(contribution.id, id)))
}
