import { and, eq, ne } from "drizzle-orm"
import { partiesDeclared } from "#core/article/parties"
import type { ArticleStatus } from "#core/article/vocabulary"
import type { Byline } from "#core/credit/byline"
import type { CreditRole } from "#core/credit/roles"
import { byWhatStands, timesContributed } from "#core/credit/standing"
import type { Document, Source } from "#core/document/schema"
import { countWords, readingMinutes } from "#core/document/words"
import { article, credit } from "#db/tables/articles"
import type { Context } from "#server/context"
import { shownBylines } from "#server/credit/authors"
import { bylinesOf } from "#server/people/bylines"
import { newestDisclosuresOf } from "#server/people/disclosures"
import { documentOf, loadRevision } from "./load"
import { substantiveSeqs } from "./mended"
import { type NoticeView, readNotices } from "./notices"
import { type InsightView, readPlacedInsights } from "./placed-insights"
import { type PublicEventView, readStanding } from "./public-events"

export type CreditView = {
  readonly byline: Byline
  readonly roles: readonly CreditRole[]
  readonly wordsStanding: number
  readonly insights: number
  /** Words of those insights. */
  readonly insightWords: number
  readonly edits: number
  /** Edits that said what another's, merged before, says already. */
  readonly cosigned: number
  /** Words that stand and were written together with others, who have the same. */
  readonly together: readonly { readonly with: readonly Byline[]; readonly words: number }[]
  /** What they declared last; null when they certified no disclosure yet. */
  readonly disclosure: {
    readonly statement: string
    readonly certifiedAt: Date
    /** Parties named in the article in which they declared an interest. */
    readonly namedHere: readonly string[]
  } | null
}

/** All that the article page shows. */
export type ArticleView = {
  readonly articleId: string
  readonly slug: string
  readonly status: ArticleStatus
  /** Who made it what it is, and when; null where it is open to contributions and always was. */
  readonly standing: PublicEventView | null
  readonly topic: string
  readonly title: string
  readonly dek: string
  readonly seq: number
  readonly document: Document
  readonly sources: readonly Source[]
  readonly insights: readonly InsightView[]
  /** Who is named as author, in order. */
  readonly authors: readonly Byline[]
  /** Who approved the revision that readers see, and when it was made. */
  readonly approvedBy: Byline
  readonly revisedAt: Date
  readonly credits: readonly CreditView[]
  /** People with a merged contribution. */
  readonly experts: number
  readonly notices: readonly NoticeView[]
  /** Numbers of the newest substantive revisions, newest first. */
  readonly substantive: readonly number[]
  readonly words: number
  readonly minutes: number
  readonly publishedAt: Date
  readonly updatedAt: Date
}

/** The most substantive revisions that an article's page names; the history has them all. */
const MOST = 50

/** The article at this address as readers see it now; null where there is none or it was never published. */
export async function readArticle(ctx: Pick<Context, "db">, slug: string): Promise<ArticleView | null> {
  const [row] = await ctx.db
    .select()
    .from(article)
    .where(and(eq(article.slug, slug), ne(article.status, "draft")))
  if (!row?.liveRevisionId || !row.publishedAt) return null
  const live = await loadRevision(ctx, row.liveRevisionId)
  const insights = await readPlacedInsights(ctx, live.insights, row.parties)
  const credits = await readCredits(ctx, row, insights)
  const authors = (await shownBylines(ctx, [row.id]))({ ...row, articleId: row.id })
  const byline = await bylinesOf(ctx, [...authors, live.approvedBy])
  return {
    articleId: row.id,
    slug: row.slug,
    status: row.status,
    standing: await readStanding(ctx, row.id),
    topic: row.topic,
    title: live.title,
    dek: live.dek,
    seq: live.seq,
    document: documentOf(live.blocks),
    sources: live.sources,
    insights,
    authors: authors.map(byline),
    approvedBy: byline(live.approvedBy),
    revisedAt: live.createdAt,
    credits,
    experts: credits.filter((one) => timesContributed(one) > 0).length,
    notices: await readNotices(ctx, row.id),
    substantive: await readSubstantive(ctx, row.id),
    words: live.words,
    minutes: readingMinutes(live.words),
    publishedAt: row.publishedAt,
    updatedAt: row.updatedAt ?? row.publishedAt,
  }
}

/** Everybody credited in an article, by what of theirs stands in it; those who edited it without a word come last. */
export async function readCredits(
  ctx: Pick<Context, "db">,
  { id: articleId, parties }: typeof article.$inferSelect,
  placed: readonly InsightView[],
): Promise<CreditView[]> {
  const rows = await ctx.db.select().from(credit).where(eq(credit.articleId, articleId))
  const people = rows.map((row) => row.personId)
  const byline = await bylinesOf(ctx, people)
  const disclosures = await newestDisclosuresOf(ctx, people)
  const disclosureOf = (personId: string) => {
    const newest = disclosures.get(personId)
    if (!newest) return null
    const { statement, certifiedAt, entities } = newest
    return { statement, certifiedAt, namedHere: partiesDeclared(entities, parties) }
  }
  return rows
    .map((row) => ({
      byline: byline(row.personId),
      roles: row.roles as CreditRole[],
      wordsStanding: row.wordsStanding,
      insights: row.insights,
      insightWords: wordsOfInsights(placed, row.personId),
      edits: row.edits,
      cosigned: row.cosigned,
      together: row.together.map((one) => ({ with: one.with.map(byline), words: one.words })),
      disclosure: disclosureOf(row.personId),
    }))
    .sort((a, b) => byWhatStands(a, b) || a.byline.name.localeCompare(b.byline.name))
}

export const wordsOfInsights = (placed: readonly InsightView[], personId: string): number =>
  placed.reduce((sum, { byline, body }) => sum + (byline.personId === personId ? countWords(body) : 0), 0)

async function readSubstantive(ctx: Pick<Context, "db">, articleId: string): Promise<number[]> {
  return (await substantiveSeqs(ctx, articleId, { most: MOST })).map(({ seq }) => seq)
}
