import { and, count, desc, eq, lt, or, sql } from "drizzle-orm"
import { personIdOf } from "#core/actor"
import type { ArticleStatus } from "#core/article/vocabulary"
import type { VersionContent } from "#core/contribution/content"
import { isId } from "#core/contribution/inputs"
import { type Move, movesFor } from "#core/contribution/moves"
import type { ContributionKind, ContributionState } from "#core/contribution/vocabulary"
import { markdownToInsight } from "#core/document/markdown-insight"
import { documentText } from "#core/document/plain-text"
import { shortened } from "#core/document/shortened"
import { article, revision } from "#db/tables/articles"
import { contribution, draft, version } from "#db/tables/contributions"
import type { Context } from "#server/context"
import { newestAmendment } from "./amendments"
import type { ContributionRow } from "./load"

export type MineView = {
  readonly id: string
  readonly kind: ContributionKind
  readonly state: ContributionState
  readonly slug: string
  readonly title: string
  readonly articleStatus: ArticleStatus
  /**
   * How it begins, without Markdown's signs: an insight's words (as published, or as they wait for approval), or why an edit
   * should be made; up to 140 characters, "" for none.
   */
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
      written: sql<string>`left(case ${contribution.kind} when 'insight' then ${draft.content}->>'body' else ${draft.content}->>'reason' end, 600)`,
      sent: version.content,
    })
    .from(contribution)
    .innerJoin(draft, eq(draft.contributionId, contribution.id))
    .innerJoin(article, eq(article.id, contribution.articleId))
    .leftJoin(version, and(eq(version.contributionId, contribution.id), eq(version.n, contribution.versions)))
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
  const proposed = await amendmentsOf(ctx, rows)
  const shown = rows.slice(0, PAGE).map(({ contribution: row, written, sent, ahead, ...rest }) => ({
    id: row.id,
    kind: row.kind,
    state: row.state,
    ...rest,
    opening: beginningOf(proposed.get(row.id) ?? wordsSent(row.state, sent) ?? wordsWritten(row.kind, written)),
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

/** While it can be written, the draft is what its author knows; afterwards, what was sent (and, of an approved insight, published). */
const BEING_WRITTEN: readonly ContributionState[] = ["draft", "submitted", "changes_requested", "amended"]

function wordsSent(state: ContributionState, sent: VersionContent | null): string | undefined {
  if (!sent || BEING_WRITTEN.includes(state)) return undefined
  return sent.kind === "insight" ? documentText(sent.body) : sent.reason
}

/** The words of an insight are typed in Markdown. */
const wordsWritten = (kind: ContributionKind, written: string): string =>
  kind === "insight" ? documentText(markdownToInsight(written, () => "part").document) : written

type Found = { readonly contribution: ContributionRow }

/** The editors' words that wait for approval, by contribution. */
async function amendmentsOf(ctx: Context, rows: readonly Found[]): Promise<Map<string, string>> {
  const waiting = rows.filter(({ contribution: { state } }) => state === "amended")
  const found = await Promise.all(
    waiting.map(async ({ contribution: row }) => [row.id, await newestAmendment(ctx, row)] as const),
  )
  return new Map(found.flatMap(([id, made]) => (made ? [[id, documentText(made.amendment.body)] as const] : [])))
}

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
