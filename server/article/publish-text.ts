import { eq } from "drizzle-orm"
import { type NextText, nextText } from "#core/article/next-text"
import type { NoticeSaid } from "#core/article/notices"
import type { Significance } from "#core/article/vocabulary"
import { placesToSettle, type TypedResolutions } from "#core/contribution/merge-proposal"
import { type NamedAuthor, whoBegan } from "#core/credit/authors"
import { slugify } from "#core/document/slug"
import { Refusal } from "#core/refusal"
import { article } from "#db/tables/articles"
import type { Context } from "#server/context"
import { record } from "#server/event/record"
import { newId } from "#server/new-id"
import { refuseVisitors } from "#server/permit"
import { appendRevision } from "./append-revision"
import { type AskedNotice, withdrawByNotice } from "./asked-notice"
import { freeSlug } from "./draft"
import { type ArticleRow, type LoadedRevision, loadRevision } from "./load"

/** A text that an editor wrote, the revision it was begun from, and what is said about publishing it. */
export type TextToPublish = {
  readonly markdown: string
  readonly baseRevisionId: string | null
  readonly note: string
  readonly significance: Significance
  readonly notice: AskedNotice | NoticeSaid | null
  /** Who wrote it; empty: it is the words of the article's authors. The first text of an article is theirs anyway. */
  readonly writers: readonly string[]
  readonly resolutions?: TypedResolutions
  /** The time it was scheduled for, where it was. */
  readonly scheduledFor?: Date
}

export type Published = {
  readonly slug: string
  readonly seq: number
  readonly revisionId: string
  /** Whether readers got exactly this text, nothing that was published since it was begun having been put to it. */
  readonly isAlone: boolean
  readonly event: number
}

/**
 * Makes a text the next revision of an article whose row the caller has locked, in the actor's name; the first makes the
 * article public. What was published since the text was begun is merged with it. Refuses where both changed the same
 * words and nobody chose, and where nothing would change. Records the event, so it is to be called last.
 */
export async function publishText(ctx: Context, row: ArticleRow, text: TextToPublish): Promise<Published> {
  const editorId = refuseVisitors(ctx)
  const { live, next } = await textAsPublished(ctx, row, text)
  const authors = authorsToPublish(row, text)
  const named = live ? row : await underItsTitle(ctx, row, next.title)
  const { made, credited, said } = await appendRevision(ctx, named, live, {
    kind: live ? "edit" : "create",
    title: next.title,
    dek: next.dek,
    document: next.document,
    sources: next.sources,
    ...(next.merged ? { pieces: next.merged.pieces } : {}),
    authorId: (live && text.writers[0]) || editorId,
    approvedBy: editorId,
    ...(authors && { authors }),
    writers: live ? text.writers : [],
    note: text.note,
    significance: text.significance,
    notice: text.notice,
  })
  const event = await record(ctx, {
    kind: live ? "article.edited" : "article.published",
    article: { ...named, title: made.title },
    revisionSeq: made.seq,
    detail: { ...said, ...(text.scheduledFor && { publishAt: text.scheduledFor.toISOString() }) },
    alsoOn: credited,
  })
  if (text.notice && "withdraws" in text.notice) {
    const published = { ...named, title: made.title, status: named.status === "draft" ? "live" : named.status } as const
    await withdrawByNotice(ctx, published, { notice: text.notice, liveSeq: made.seq })
  }
  return { slug: named.slug, seq: made.seq, revisionId: made.id, isAlone: next.merged === null, event }
}

/**
 * The authors to be named from this revision on, where that has to be said: whoever began an article that has waited since
 * before authors were chosen, and those to whom words are given that had none by name. Refuses a first publication of
 * which nobody said who wrote it: publishing makes nobody an author.
 */
function authorsToPublish(row: ArticleRow, { writers }: Pick<TextToPublish, "writers">): readonly NamedAuthor[] | null {
  const isNew = row.liveRevisionId === null
  return row.authors === null && (isNew || writers.length === 0) ? [whoBegan(row.createdBy)] : null
}

const nobodyNamed = () =>
  new Refusal(
    "not-possible-now",
    "Nobody is named as author of this article yet. Say who wrote it under “Authors”, then publish.",
    { authors: "Say who wrote this article before you publish it." },
  )

/** What publishing a text now would give readers, or the refusal that stands in its way. */
export async function textAsPublished(
  ctx: Context,
  row: ArticleRow,
  { markdown, baseRevisionId, resolutions = {} }: Pick<TextToPublish, "markdown" | "baseRevisionId" | "resolutions">,
): Promise<{ live: LoadedRevision | null; next: NextText }> {
  const live = row.liveRevisionId ? await loadRevision(ctx, row.liveRevisionId) : null
  if (!live && row.authors?.length === 0) throw nobodyNamed()
  const base = baseRevisionId ? await loadRevision(ctx, baseRevisionId) : null
  return { live, next: publishable(nextText({ markdown, base, live, resolutions, newId }), row.liveSeq) }
}

function publishable(next: ReturnType<typeof nextText>, liveSeq: number): NextText {
  if (!next.ok) throw new Refusal("invalid-input", "This cannot be published yet.", { markdown: next.problem })
  if (next.merged && next.merged.unresolved.length > 0) {
    throw new Refusal(
      "conflict-unresolved",
      `The article moved on to revision ${liveSeq} while you were writing, and the same words were changed. Your draft is kept: choose which words to keep, then publish.`,
      placesToSettle(next.merged),
    )
  }
  if (next.isSame) throw new Refusal("not-possible-now", "Nothing has changed: this is what readers see already.")
  return next
}

/** Until it is public, an article's address follows its title. */
async function underItsTitle(ctx: Context, row: ArticleRow, title: string): Promise<ArticleRow> {
  const wanted = slugify(title)
  if (wanted === "" || row.slug.replace(/-\d+$/, "") === wanted || row.slug === wanted) return row
  const slug = await freeSlug(ctx, title)
  await ctx.db.update(article).set({ slug }).where(eq(article.id, row.id))
  return { ...row, slug }
}
