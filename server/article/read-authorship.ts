import { and, eq, inArray, ne, or } from "drizzle-orm"
import type { ArticleStatus, RevisionKind } from "#core/article/vocabulary"
import { wordsByOrigin } from "#core/authorship/words"
import { type Written, writtenIn } from "#core/authorship/written"
import type { Byline } from "#core/credit/byline"
import type { Document, Source } from "#core/document/schema"
import { countWords } from "#core/document/words"
import { article, revision } from "#db/tables/articles"
import type { Context } from "#server/context"
import { type Authored, authorsOf } from "#server/credit/authors"
import { bylinesOf } from "#server/people/bylines"
import { documentOf, loadRevision } from "./load"
import { mendingsOf } from "./mended"
import { type InsightView, readPlacedInsights } from "./placed-insights"
import { type PublicEventView, readStanding } from "./public-events"

/** What one contribution, or one revision by the editors, wrote of the words that stand now. */
export type Writing = {
  /** The id of the contribution, or of the revision. */
  readonly origin: string
  /** Whose they are: several people wrote them together. */
  readonly by: readonly Byline[]
  /** The revision that brought the words, how it came about and what it said of itself. */
  readonly seq: number
  readonly kind: RevisionKind
  readonly note: string
  readonly at: Date
  /** The contribution that brought the words and has a public record; null where an editor wrote them. */
  readonly contributionId: string | null
  /** Words of the text that are theirs; all together are the words of the article. */
  readonly words: number
}

/** Who wrote which words of an article as it stands now. */
export type AuthorshipView = {
  readonly slug: string
  readonly title: string
  readonly status: ArticleStatus
  readonly standing: PublicEventView | null
  readonly seq: number
  readonly document: Document
  readonly sources: readonly Source[]
  /** Everything that stands, the words of the first revision first, then by revision. */
  readonly writings: readonly Writing[]
  /** Where the words of each writing are, in reading order. */
  readonly written: readonly Written[]
  /** Who wrote insights that stand beside the text, with how many words; the most first. */
  readonly insights: readonly { readonly by: Byline; readonly count: number; readonly words: number }[]
}

/** Who wrote which words of the article at this address; null where there is none or it was never published. */
export async function readAuthorship(ctx: Pick<Context, "db">, slug: string): Promise<AuthorshipView | null> {
  const [row] = await ctx.db
    .select({ id: article.id, status: article.status, liveRevisionId: article.liveRevisionId })
    .from(article)
    .where(and(eq(article.slug, slug), ne(article.status, "draft")))
  if (!row?.liveRevisionId) return null
  const live = await loadRevision(ctx, row.liveRevisionId)
  const words = wordsByOrigin(live.blocks)
  return {
    slug,
    title: live.title,
    status: row.status,
    standing: await readStanding(ctx, row.id),
    seq: live.seq,
    document: documentOf(live.blocks),
    sources: live.sources,
    writings: await readWritings(ctx, live, words),
    written: writtenIn(live.blocks),
    insights: byAuthor(await readPlacedInsights(ctx, live.insights)),
  }
}

function byAuthor(insights: readonly InsightView[]): AuthorshipView["insights"] {
  const authors = new Map<string, AuthorshipView["insights"][number]>()
  for (const { byline, body } of insights) {
    const { count, words } = authors.get(byline.personId) ?? { count: 0, words: 0 }
    authors.set(byline.personId, { by: byline, count: count + 1, words: words + countWords(body) })
  }
  return [...authors.values()].sort((a, b) => b.words - a.words || a.by.name.localeCompare(b.by.name))
}

async function readWritings(
  ctx: Pick<Context, "db">,
  live: Authored,
  words: ReadonlyMap<string, number>,
): Promise<Writing[]> {
  const origins = [...words.keys()]
  if (origins.length === 0) return []
  const rows = await ctx.db
    .select({
      id: revision.id,
      contributionId: revision.contributionId,
      seq: revision.seq,
      kind: revision.kind,
      note: revision.note,
      at: revision.createdAt,
    })
    .from(revision)
    .where(
      and(
        eq(revision.articleId, live.articleId),
        or(inArray(revision.id, origins), and(inArray(revision.contributionId, origins), eq(revision.kind, "merge"))),
      ),
    )
    .orderBy(revision.seq)
  const authors = await authorsOf(ctx, live, origins)
  const byline = await bylinesOf(ctx, [...authors.values()].flat())
  const writtenBy = (origin: string) => (authors.get(origin) ?? []).map(byline)
  const mended = await mendingsOf(
    ctx,
    rows.map(({ id }) => id),
  )
  return rows.flatMap(({ id, contributionId, ...said }): Writing[] => {
    const row = { ...said, note: mended.get(id)?.note ?? said.note }
    const theirs = contributionId && words.get(contributionId)
    const editors = words.get(id)
    return [
      ...(theirs
        ? [{ ...row, origin: contributionId, by: writtenBy(contributionId), contributionId, words: theirs }]
        : []),
      ...(editors ? [{ ...row, origin: id, by: writtenBy(id), contributionId: null, words: editors }] : []),
    ]
  })
}
