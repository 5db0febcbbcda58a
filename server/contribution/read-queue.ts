import { and, asc, eq, gt, inArray, isNull, lt, or, sql } from "drizzle-orm"
import { alias } from "drizzle-orm/pg-core"
import { personIdOf } from "#core/actor"
import { partiesConcerned } from "#core/article/parties"
import type { ArticleStatus } from "#core/article/vocabulary"
import { type Move, movesFor } from "#core/contribution/moves"
import type { Present } from "#core/contribution/presence"
import { QUEUE_STATES, type QueueFilters, type QueueState } from "#core/contribution/queue"
import type { ContributionKind, ContributionState } from "#core/contribution/vocabulary"
import type { Byline } from "#core/credit/byline"
import { isId } from "#core/is-id"
import { disclosureLine } from "#core/people/disclosure"
import { may } from "#core/policy"
import { article, revision } from "#db/tables/articles"
import { contribution, version } from "#db/tables/contributions"
import { disclosure } from "#db/tables/people"
import type { Context } from "#server/context"
import { bylinesOf } from "#server/people/bylines"
import { permit } from "#server/permit"
import { type Measure, measuring } from "./measure"
import { presentAt } from "./presence"
import { standingClaim } from "./read"

export type QueueRow = Measure & {
  readonly id: string
  readonly kind: ContributionKind
  readonly state: ContributionState
  readonly slug: string
  readonly title: string
  readonly author: Byline
  readonly isOwn: boolean
  readonly articleStatus: ArticleStatus
  readonly disclosureLine: string
  /** Parties named in the article in which the author declared an interest. */
  readonly interestsNamed: readonly string[]
  readonly submittedAt: Date
  readonly versions: number
  /** By how many revisions the article has moved on since the contribution was written. */
  readonly behind: number
  readonly assignee: Byline | null
  readonly isMine: boolean
  /** Who else has its review open now. */
  readonly present: readonly Present[]
  readonly moves: ReadonlySet<Move>
}
export type QueueView = { readonly rows: readonly QueueRow[]; readonly next: string | null }

const PAGE = 50
const base = alias(revision, "base")

/** What waits on the desk, oldest first, by these filters; for editors only. `next` is the cursor of the following page. */
export async function readQueue(ctx: Context, filters: QueueFilters, most = PAGE): Promise<QueueView> {
  permit(ctx, may(ctx.actor, "desk.read"), "The desk is for editors.")
  const rows = await ctx.db
    .select({ contribution, version, article, baseSeq: base.seq, answers: disclosure.answers })
    .from(contribution)
    .innerJoin(article, eq(article.id, contribution.articleId))
    .innerJoin(version, and(eq(version.contributionId, contribution.id), eq(version.n, contribution.versions)))
    .innerJoin(base, eq(base.id, version.baseRevisionId))
    .innerJoin(disclosure, eq(disclosure.id, version.disclosureId))
    .where(and(eq(contribution.state, filters.state), ...narrowed(ctx, filters), later(filters.after)))
    .orderBy(asc(contribution.submittedAt), asc(contribution.id))
    .limit(most + 1)
  const shown = rows.slice(0, most)
  const byline = await bylinesOf(
    ctx,
    shown.flatMap((row) => [row.contribution.authorId, row.contribution.assigneeId]),
  )
  const present = await presentAt(
    ctx,
    shown.map((row) => row.contribution.id),
  )
  const measure = measuring(ctx)
  const queue: QueueRow[] = []
  for (const row of shown) {
    const { contribution: one } = row
    if (!one.submittedAt) continue
    const isClaimed = standingClaim(one, ctx.now)
    queue.push({
      id: one.id,
      kind: one.kind,
      state: one.state,
      slug: row.article.slug,
      title: row.article.title,
      author: byline(one.authorId),
      articleStatus: row.article.status,
      isOwn: one.authorId === personIdOf(ctx.actor),
      disclosureLine: disclosureLine(row.answers),
      interestsNamed: partiesConcerned(row.answers, row.article.parties),
      submittedAt: one.submittedAt,
      versions: one.versions,
      ...(await measure(row)),
      behind: Math.max(0, row.article.liveSeq - row.baseSeq),
      assignee: isClaimed ? byline(one.assigneeId) : null,
      isMine: isClaimed && one.assigneeId === personIdOf(ctx.actor),
      present: present.get(one.id) ?? [],
      moves: movesFor(ctx.actor, one),
    })
  }
  const last = shown.at(-1)?.contribution
  return {
    rows: queue,
    next: rows.length > most && last?.submittedAt ? `${last.submittedAt.getTime()}.${last.id}` : null,
  }
}

/** How many contributions stand in each state, by the queue's other filters, for the desk's tabs. */
export async function countQueue(
  ctx: Context,
  filters: QueueNarrowed = {},
): Promise<Readonly<Record<QueueState, number>>> {
  permit(ctx, may(ctx.actor, "desk.read"), "The desk is for editors.")
  const rows = await ctx.db
    .select({ state: contribution.state, n: sql<number>`count(*)::int` })
    .from(contribution)
    .innerJoin(article, eq(article.id, contribution.articleId))
    .where(and(inArray(contribution.state, [...QUEUE_STATES]), gt(contribution.versions, 0), ...narrowed(ctx, filters)))
    .groupBy(contribution.state)
  const counts = new Map(rows.map((row) => [row.state, row.n]))
  return Object.fromEntries(QUEUE_STATES.map((state) => [state, counts.get(state) ?? 0])) as Record<QueueState, number>
}

const MOST_ARTICLES = 200

/** The articles that have something in this state, for the queue's filter. */
export async function articlesInQueue(
  ctx: Context,
  state: QueueState,
): Promise<{ readonly slug: string; readonly title: string }[]> {
  permit(ctx, may(ctx.actor, "desk.read"), "The desk is for editors.")
  return ctx.db
    .selectDistinct({ slug: article.slug, title: article.title })
    .from(contribution)
    .innerJoin(article, eq(article.id, contribution.articleId))
    .where(and(eq(contribution.state, state), gt(contribution.versions, 0)))
    .orderBy(asc(article.title))
    .limit(MOST_ARTICLES)
}

export type QueueNarrowed = Omit<QueueFilters, "state" | "after">

/** What holds of the contributions that these filters leave, the state aside; for queries that join their articles. */
export function narrowed(ctx: Context, { kind, article: slug, claimed }: QueueNarrowed) {
  const mine = personIdOf(ctx.actor)
  return [
    kind ? eq(contribution.kind, kind) : undefined,
    slug ? eq(article.slug, slug) : undefined,
    claimed === "mine" && mine
      ? and(eq(contribution.assigneeId, mine), gt(contribution.assignedUntil, ctx.now))
      : undefined,
    claimed === "nobody" ? or(isNull(contribution.assigneeId), lt(contribution.assignedUntil, ctx.now)) : undefined,
  ]
}

function later(after: string | undefined) {
  const [, time, id] = after?.match(/^(\d{1,13})\.(.+)$/) ?? []
  if (!time || !id || !isId(id)) return undefined
  const at = new Date(Number(time))
  return or(gt(contribution.submittedAt, at), and(eq(contribution.submittedAt, at), gt(contribution.id, id)))
}
