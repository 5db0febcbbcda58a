import { and, desc, eq, inArray, lt, or, sql } from "drizzle-orm"
import { z } from "zod"
import { withoutBlockIds } from "#core/article/block-ids"
import type { NamedParty } from "#core/article/parties"
import { ARTICLE_STATUSES, type ArticleStatus } from "#core/article/vocabulary"
import type { Byline } from "#core/credit/byline"
import type { Block } from "#core/document/schema"
import { isId } from "#core/is-id"
import { may } from "#core/policy"
import { article, articleDraft, revision, scheduledPublication } from "#db/tables/articles"
import { contribution } from "#db/tables/contributions"
import type { Context } from "#server/context"
import { shownBylines } from "#server/credit/authors"
import { bylinesOf } from "#server/people/bylines"
import { permit } from "#server/permit"
import { documentOf, loadRevision, writersOfDraft } from "./load"
import { bylineSeen } from "./name-authors"

export type DeskArticleRow = {
  readonly articleId: string
  readonly slug: string
  readonly title: string
  readonly topic: string
  readonly status: ArticleStatus
  readonly liveSeq: number
  readonly hasDraft: boolean
  /** When its next text is to be published, and whether that failed; null where nothing is scheduled. */
  readonly scheduled: { readonly at: Date; readonly hasFailed: boolean } | null
  /** Contributions that wait for a decision. */
  readonly waiting: number
  readonly createdAt: Date
  readonly changedAt: Date | null
}

/** The list's filters as they stand in its address; anything unknown is left out rather than refused. */
export const deskArticleFilters = z.object({
  status: z.enum(ARTICLE_STATUSES).optional().catch(undefined),
  after: z.string().max(100).optional().catch(undefined),
})
export type DeskArticleFilters = z.infer<typeof deskArticleFilters>

const PAGE = 100

/** Every article with its state, newest first, for editors. `next` is the cursor of the following page. */
export async function listDeskArticles(
  ctx: Context,
  { status, after }: DeskArticleFilters = {},
): Promise<{ rows: DeskArticleRow[]; next: string | null }> {
  permit(ctx, may(ctx.actor, "desk.read"), "The desk is for editors.")
  const found = await ctx.db
    .select({ article, draftId: articleDraft.articleId, scheduled: SCHEDULED })
    .from(article)
    .leftJoin(articleDraft, eq(articleDraft.articleId, article.id))
    .leftJoin(scheduledPublication, eq(scheduledPublication.articleId, article.id))
    .where(and(status ? eq(article.status, status) : undefined, older(after)))
    .orderBy(desc(article.createdAt), desc(article.id))
    .limit(PAGE + 1)
  const shown = found.slice(0, PAGE)
  const waiting = await waitingOn(
    ctx,
    shown.map((row) => row.article.id),
  )
  const last = shown.at(-1)?.article
  return {
    rows: shown.map(({ article: row, draftId, scheduled }) =>
      rowOf(row, { hasDraft: draftId !== null, scheduled }, waiting.get(row.id) ?? 0),
    ),
    next: found.length > PAGE && last ? `${last.createdAt.getTime()}.${last.id}` : null,
  }
}

function older(after: string | undefined) {
  const [, time, id] = after?.match(/^(\d{1,13})\.(.+)$/) ?? []
  if (!time || !id || !isId(id)) return undefined
  const at = new Date(Number(time))
  return or(lt(article.createdAt, at), and(eq(article.createdAt, at), lt(article.id, id)))
}

async function waitingOn(ctx: Context, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db
    .select({ id: contribution.articleId, n: sql<number>`count(*)::int` })
    .from(contribution)
    .where(and(inArray(contribution.articleId, [...ids]), eq(contribution.state, "submitted")))
    .groupBy(contribution.articleId)
  return new Map(rows.map(({ id, n }) => [id, n]))
}

const SCHEDULED = { at: scheduledPublication.publishAt, failedAt: scheduledPublication.failedAt }
type Writing = { readonly hasDraft: boolean; readonly scheduled: { at: Date | null; failedAt: Date | null } | null }

const rowOf = (
  row: typeof article.$inferSelect,
  { hasDraft, scheduled }: Writing,
  waiting: number,
): DeskArticleRow => ({
  articleId: row.id,
  slug: row.slug,
  title: row.title,
  topic: row.topic,
  status: row.status,
  liveSeq: row.liveSeq,
  hasDraft,
  scheduled: scheduled?.at ? { at: scheduled.at, hasFailed: scheduled.failedAt !== null } : null,
  waiting,
  createdAt: row.createdAt,
  changedAt: row.changedAt,
})

/** One article as its editors work on it. */
export type DeskArticleView = DeskArticleRow & {
  readonly statusNote: string
  readonly parties: readonly NamedParty[]
  /** Who is named as author, in order; nobody before that was said. */
  readonly authors: readonly Byline[]
  /** The byline under a name by which a form says what its editor saw. */
  readonly bylineSeen: string
  readonly draft: DeskDraftView | null
}
/** The text being written, the save it is at and the revision it was begun from. */
export type DeskDraftView = {
  readonly markdown: string
  /** The ids of its blocks, where they are known. */
  readonly ids: readonly string[]
  /** The blocks of the revision it was begun from; none for a first draft. */
  readonly base: readonly Block[]
  readonly saves: number
  readonly savedAt: Date
  readonly savedBy: Byline
  /** Whose its words are when it is published, unless they are given to the authors. */
  readonly writers: readonly Byline[]
  readonly baseSeq: number | null
}

const baseBlocks = async (ctx: Context, revisionId: string): Promise<Block[]> =>
  documentOf((await loadRevision(ctx, revisionId)).blocks).blocks

/** The article with this id for editors; null where there is none. */
export async function readDeskArticle(ctx: Context, articleId: string): Promise<DeskArticleView | null> {
  permit(ctx, may(ctx.actor, "desk.read"), "The desk is for editors.")
  if (!isId(articleId)) return null
  const [found] = await ctx.db
    .select({ article, draft: articleDraft, baseSeq: revision.seq, scheduled: SCHEDULED })
    .from(article)
    .leftJoin(articleDraft, eq(articleDraft.articleId, article.id))
    .leftJoin(scheduledPublication, eq(scheduledPublication.articleId, article.id))
    .leftJoin(revision, eq(revision.id, articleDraft.baseRevisionId))
    .where(eq(article.id, articleId))
  if (!found) return null
  const { article: row, draft, baseSeq, scheduled } = found
  const authors = (await shownBylines(ctx, [row.id]))({ ...row, articleId: row.id })
  const writers = draft ? writersOfDraft(draft, "writers") : []
  const byline = await bylinesOf(ctx, [draft?.savedBy ?? null, ...authors, ...writers])
  const waiting = await waitingOn(ctx, [row.id])
  return {
    ...rowOf(row, { hasDraft: draft !== null, scheduled }, waiting.get(row.id) ?? 0),
    statusNote: row.statusNote,
    parties: row.parties,
    authors: authors.map(byline),
    bylineSeen: bylineSeen(row),
    draft: draft && {
      ...withoutBlockIds(draft.markdown),
      base: draft.baseRevisionId ? await baseBlocks(ctx, draft.baseRevisionId) : [],
      saves: draft.saves,
      savedAt: draft.savedAt,
      savedBy: byline(draft.savedBy),
      writers: writers.map(byline),
      baseSeq,
    },
  }
}
