import { and, eq } from "drizzle-orm"
import { withoutBlockIds } from "#core/article/block-ids"
import { nextText } from "#core/article/next-text"
import type { MergedProposal, TypedResolutions } from "#core/contribution/merge-proposal"
import { UNNAMED_AUTHOR } from "#core/credit/authors"
import { NAME_WITHDRAWN } from "#core/credit/byline"
import { articleToMarkdown } from "#core/document/markdown-out"
import type { Document, Source } from "#core/document/schema"
import { withFrontMatter } from "#core/import/front-matter-out"
import { isId } from "#core/is-id"
import { may } from "#core/policy"
import { type BlockChange, diffDocuments } from "#core/text/diff"
import { article, articleDraft, revision } from "#db/tables/articles"
import type { Context } from "#server/context"
import { shownBylines } from "#server/credit/authors"
import { newId } from "#server/new-id"
import { bylinesOf } from "#server/people/bylines"
import { permit } from "#server/permit"
import { documentOf, type LoadedRevision, loadLive, loadRevision } from "./load"
import type { NoticeView } from "./notices"
import { standingNotices } from "./rule-notices"

/** Title and dek before and after; the same where they stay. */
export type HeadChange = { readonly before: string; readonly after: string }

/** What readers would get, against what they see now. */
export type NextView = {
  readonly title: HeadChange
  readonly dek: HeadChange
  readonly document: Document
  readonly sources: readonly Source[]
  /** Every block of the next text, with its changes against the article as it is now. */
  readonly changes: readonly BlockChange[]
  readonly sourcesAdded: readonly Source[]
  readonly sourcesRemoved: readonly Source[]
}

/** A draft as it would be published now. */
export type NextDraftView =
  | { readonly ok: false; readonly problem: string }
  | (NextView & {
      readonly ok: true
      readonly dropped: readonly { readonly line: number; readonly what: string }[]
      readonly isSame: boolean
      /** The article moved on since the draft was begun; null where it did not. */
      readonly merged: MergedProposal | null
      readonly live: Document
      /** The draft by itself, and the sources of either side. */
      readonly drafted: Document
      readonly liveSources: readonly Source[]
    })

/** What publishing an article's draft would do now, for editors; null where there is no draft. `resolutions` are tried out, not kept. */
export async function readNextDraft(
  ctx: Context,
  articleId: string,
  resolutions: TypedResolutions = {},
): Promise<NextDraftView | null> {
  permit(ctx, may(ctx.actor, "article.read-draft"), "The desk is for editors.")
  if (!isId(articleId)) return null
  const [draft] = await ctx.db.select().from(articleDraft).where(eq(articleDraft.articleId, articleId))
  return draft ? readNextText(ctx, articleId, { ...draft, resolutions }) : null
}

type Written = {
  readonly markdown: string
  readonly baseRevisionId: string | null
  readonly resolutions?: TypedResolutions
}

/** As `readNextDraft`, for any text written on an article by editors; the caller has asked whether the actor may read it. */
export async function readNextText(
  ctx: Pick<Context, "db">,
  articleId: string,
  { markdown, baseRevisionId, resolutions = {} }: Written,
): Promise<NextDraftView | null> {
  const [row] = await ctx.db.select().from(article).where(eq(article.id, articleId))
  if (!row) return null
  const live = row.liveRevisionId ? await loadRevision(ctx, row.liveRevisionId) : null
  const base = baseRevisionId ? await loadRevision(ctx, baseRevisionId) : null
  const next = nextText({ markdown, base, live, resolutions, newId })
  if (!next.ok) return next
  const { dropped, isSame, merged, drafted } = next
  return {
    ok: true,
    ...changesAgainst(live, next),
    dropped,
    isSame,
    merged,
    live: live ? documentOf(live.blocks) : { blocks: [] },
    drafted,
    liveSources: live?.sources ?? [],
  }
}

/** A revision to give back: what it says, what that changes, and the insights that would no longer be shown or shown again. */
export type RestoreView = NextView & {
  readonly slug: string
  readonly seq: number
  readonly liveSeq: number
  readonly note: string
  readonly at: Date
  readonly insightsGone: number
  readonly insightsBack: number
  /** Readers would see nothing else than now. */
  readonly isSame: boolean
  /** Notices on what would be taken back, of which is to be said whether they hold. */
  readonly notices: readonly NoticeView[]
}

/** What restoring an earlier revision would do now, for editors; null where there is no such revision. */
export async function readRestore(ctx: Context, articleId: string, seq: number): Promise<RestoreView | null> {
  permit(ctx, may(ctx.actor, "desk.read"), "The desk is for editors.")
  if (!isId(articleId)) return null
  const [found] = await ctx.db
    .select({ article, id: revision.id })
    .from(revision)
    .innerJoin(article, eq(article.id, revision.articleId))
    .where(and(eq(revision.articleId, articleId), eq(revision.seq, seq)))
  if (!found?.article.liveRevisionId) return null
  const live = await loadLive(ctx, found.article)
  const earlier = await loadRevision(ctx, found.id)
  const shown = new Set(live.insights.map((insight) => insight.contributionId))
  const then = new Set(earlier.insights.map((insight) => insight.contributionId))
  const next = changesAgainst(live, { ...earlier, document: documentOf(earlier.blocks) })
  const insightsGone = [...shown].filter((id) => !then.has(id)).length
  const insightsBack = [...then].filter((id) => !shown.has(id)).length
  return {
    ...next,
    slug: found.article.slug,
    seq: earlier.seq,
    liveSeq: live.seq,
    note: earlier.note,
    at: earlier.createdAt,
    insightsGone,
    insightsBack,
    isSame: saysTheSame(next) && insightsGone + insightsBack === 0,
    notices: await standingNotices(ctx, articleId, { above: seq }),
  }
}

/**
 * The article as readers see it now, in our own Markdown, with authors and topic in its front matter; of one that was never
 * published its draft. For editors; null where there is none.
 */
export async function readMarkdown(
  ctx: Context,
  articleId: string,
): Promise<{ slug: string; markdown: string } | null> {
  permit(ctx, may(ctx.actor, "article.read-draft"), "The desk is for editors.")
  if (!isId(articleId)) return null
  const [row] = await ctx.db.select().from(article).where(eq(article.id, articleId))
  if (!row) return null
  if (!row.liveRevisionId) {
    const [draft] = await ctx.db.select().from(articleDraft).where(eq(articleDraft.articleId, articleId))
    return draft ? await exported(ctx, row, withoutBlockIds(draft.markdown).markdown) : null
  }
  const live = await loadRevision(ctx, row.liveRevisionId)
  return exported(ctx, row, articleToMarkdown({ ...live, document: documentOf(live.blocks) }))
}

async function exported(ctx: Context, row: typeof article.$inferSelect, text: string) {
  const ids = (await shownBylines(ctx, [row.id]))({ ...row, articleId: row.id })
  const byline = await bylinesOf(ctx, ids)
  const names = ids.map((id) => byline(id).name).filter((name) => name !== UNNAMED_AUTHOR && name !== NAME_WITHDRAWN)
  return { slug: row.slug, markdown: withFrontMatter(text, { authors: names, topic: row.topic }) }
}

type Said = Pick<NextView, "document" | "sources"> & { readonly title: string; readonly dek: string }

const saysTheSame = ({ title, dek, changes, sourcesAdded, sourcesRemoved }: NextView): boolean =>
  title.before === title.after &&
  dek.before === dek.after &&
  changes.every(({ kind }) => kind === "same") &&
  sourcesAdded.length + sourcesRemoved.length === 0

function changesAgainst(live: LoadedRevision | null, next: Said): NextView {
  const before = live ? documentOf(live.blocks) : { blocks: [] }
  const had = live?.sources ?? []
  const lacks = (list: readonly Source[], source: Source) =>
    !list.some(
      ({ id, text, url, doi }) => id === source.id && text === source.text && url === source.url && doi === source.doi,
    )
  return {
    title: { before: live?.title ?? "", after: next.title },
    dek: { before: live?.dek ?? "", after: next.dek },
    document: next.document,
    sources: next.sources,
    changes: diffDocuments(before, next.document),
    sourcesAdded: next.sources.filter((source) => lacks(had, source)),
    sourcesRemoved: had.filter((source) => lacks(next.sources, source)),
  }
}
