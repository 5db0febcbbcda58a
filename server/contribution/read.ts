import { and, asc, eq, gt, inArray, max } from "drizzle-orm"
import type { ArticleStatus } from "#core/article/vocabulary"
import type { Asked } from "#core/contribution/asked"
import { isId } from "#core/contribution/inputs"
import { type Move, movesFor } from "#core/contribution/moves"
import type { Ruled } from "#core/contribution/ruled"
import type { ContributionKind, ContributionState, DecisionKind } from "#core/contribution/vocabulary"
import type { Byline } from "#core/credit/byline"
import type { EventKind } from "#core/event/vocabulary"
import { may } from "#core/policy"
import { revision } from "#db/tables/articles"
import { contribution, decision, draft, event, remark, version } from "#db/tables/contributions"
import { loadArticle } from "#server/article/load"
import type { Context } from "#server/context"
import { cosigns } from "#server/credit/cosigned"
import { bylinesOf } from "#server/people/bylines"
import type { ContributionRow } from "./load"
import { type AmendmentView, readAmendment } from "./read-amendment"
import { type AskedView, readAsked } from "./read-asked"
import { aheadOf } from "./read-mine"
import { readVersions, type VersionView } from "./read-versions"

export type { VersionView } from "./read-versions"

export type MessageView = {
  readonly id: string
  readonly author: Byline
  readonly audience: "parties" | "staff"
  readonly body: string
  readonly at: Date
}
export type DecisionView = {
  readonly kind: DecisionKind
  readonly by: Byline
  readonly reason: string | null
  readonly message: string
  /** Of a merged edit: what was made of each of its changes; absent where that was not kept yet. */
  readonly ruled: Ruled | null
  /** Of a request for changes: what it asks about single ones. */
  readonly requests: Asked
  readonly versionN: number
  readonly at: Date
}
export type HappeningView = { readonly kind: EventKind; readonly by: Byline | null; readonly at: Date }

/** A contribution as its author and the editors see it. */
export type ContributionView = {
  readonly id: string
  readonly kind: ContributionKind
  readonly state: ContributionState
  readonly author: Byline
  readonly article: { readonly id: string; readonly slug: string; readonly title: string; readonly liveSeq: number }
  readonly articleStatus: ArticleStatus
  readonly submittedAt: Date | null
  /** The revision that its newest merge made, also where that was undone since. */
  readonly mergedSeq: number | null
  /** Whether it was added as a co-signature to what another had said before. */
  readonly isCosigned: boolean
  /** Words of an editor's that wait for the author's approval. */
  readonly amendment: AmendmentView | null
  /** How many others were sent in earlier and still wait; null unless it waits itself. */
  readonly ahead: number | null
  /** When the draft was last saved, where that was after the last sending: there are words that nobody else has seen. */
  readonly unsentSince: Date | null
  readonly assignee: { readonly byline: Byline; readonly until: Date } | null
  readonly versions: readonly VersionView[]
  readonly decisions: readonly DecisionView[]
  /** The newest request that points at single changes, with what became of each. */
  readonly asked: AskedView | null
  readonly thread: readonly MessageView[]
  readonly timeline: readonly HappeningView[]
  readonly moves: ReadonlySet<Move>
}

/** The contribution with this id for one of its parties; null for strangers and unknown ids alike. */
export async function readContribution(ctx: Context, id: string): Promise<ContributionView | null> {
  if (!isId(id)) return null
  const [row] = await ctx.db.select().from(contribution).where(eq(contribution.id, id))
  if (!row || !may(ctx.actor, "contribution.read", row)) return null
  if (row.state === "draft" && !movesFor(ctx.actor, row).has("write")) return null
  const article = await loadArticle(ctx, row.articleId)
  const decisions = await ctx.db
    .select()
    .from(decision)
    .where(eq(decision.contributionId, id))
    .orderBy(asc(decision.decidedAt))
  const remarks = await readRemarks(ctx, row)
  const events = await ctx.db.select().from(event).where(eq(event.contributionId, id)).orderBy(asc(event.id))
  const seen = may(ctx.actor, "contribution.note", row)
    ? events
    : events.filter((one) => one.kind !== "contribution.noted")
  const byline = await bylinesOf(ctx, [
    row.authorId,
    row.assigneeId,
    ...decisions.map((one) => one.editorId),
    ...remarks.map((one) => one.authorId),
    ...seen.map((one) => one.actorId),
  ])
  return {
    id,
    kind: row.kind,
    state: row.state,
    author: byline(row.authorId),
    article: { id: article.id, slug: article.slug, title: article.title, liveSeq: article.liveSeq },
    articleStatus: article.status,
    submittedAt: row.submittedAt,
    mergedSeq: await mergedSeq(ctx, id),
    isCosigned: (await cosigns(ctx, id)) !== null,
    amendment: row.state === "amended" ? await readAmendment(ctx, row) : null,
    ahead: row.state === "submitted" ? await countAhead(ctx, row) : null,
    unsentSince: await readUnsentSince(ctx, row),
    assignee:
      standingClaim(row, ctx.now) && row.assignedUntil
        ? { byline: byline(row.assigneeId), until: row.assignedUntil }
        : null,
    versions: await readVersions(ctx, row, article.parties),
    asked: decisions.some((one) => one.asked) ? await readAsked(ctx, row) : null,
    decisions: decisions.map((one) => ({
      kind: one.kind,
      by: byline(one.editorId),
      reason: one.reason,
      message: one.message,
      // What an undo settled is about the article's words, and nothing was ruled on the author's.
      ruled: one.kind === "merge" ? one.ruled : null,
      requests: one.asked ?? [],
      versionN: one.versionN,
      at: one.decidedAt,
    })),
    thread: remarks.map((one) => ({
      id: one.id,
      author: byline(one.authorId),
      audience: one.audience,
      body: one.body,
      at: one.writtenAt,
    })),
    timeline: seen.map((one) => ({ kind: one.kind, by: one.actorId ? byline(one.actorId) : null, at: one.at })),
    moves: movesFor(ctx.actor, row),
  }
}

/** Whether somebody has the contribution for review now. */
export const standingClaim = (row: Pick<ContributionRow, "assigneeId" | "assignedUntil">, now: Date): boolean =>
  row.assigneeId !== null && row.assignedUntil !== null && row.assignedUntil > now

async function readRemarks(ctx: Context, row: ContributionRow) {
  const audiences: ("parties" | "staff")[] = may(ctx.actor, "contribution.note", row)
    ? ["parties", "staff"]
    : ["parties"]
  return ctx.db
    .select()
    .from(remark)
    .where(and(eq(remark.contributionId, row.id), inArray(remark.audience, audiences)))
    .orderBy(asc(remark.writtenAt))
}

async function countAhead(ctx: Context, row: ContributionRow): Promise<number> {
  const [counted] = await ctx.db.select({ ahead: aheadOf() }).from(contribution).where(eq(contribution.id, row.id))
  return counted?.ahead ?? 0
}

async function readUnsentSince(ctx: Context, row: ContributionRow): Promise<Date | null> {
  if (!movesFor(ctx.actor, row).has("resubmit")) return null
  const [found] = await ctx.db
    .select({ savedAt: draft.savedAt })
    .from(draft)
    .innerJoin(version, and(eq(version.contributionId, draft.contributionId), eq(version.n, row.versions)))
    .where(and(eq(draft.contributionId, row.id), gt(draft.savedAt, version.sentAt)))
  return found?.savedAt ?? null
}

async function mergedSeq(ctx: Context, id: string): Promise<number | null> {
  const [row] = await ctx.db
    .select({ seq: max(revision.seq) })
    .from(revision)
    .where(and(eq(revision.contributionId, id), eq(revision.kind, "merge")))
  return row?.seq ?? null
}
