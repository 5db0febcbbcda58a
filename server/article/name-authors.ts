import { eq } from "drizzle-orm"
import { nameAuthorsInput } from "#core/article/inputs"
import { type NamedAuthor, whoBegan } from "#core/credit/authors"
import { canonicalJson } from "#core/document/canonical-json"
import { contentHash } from "#core/document/content-hash"
import { may } from "#core/policy"
import { Refusal } from "#core/refusal"
import { article } from "#db/tables/articles"
import { type Context, inTransaction } from "#server/context"
import { namePeople } from "#server/credit/name-people"
import { record } from "#server/event/record"
import { parse } from "#server/parse"
import { permit, refuseVisitors } from "#server/permit"
import { notifyNamed } from "#server/post/notify-named"
import { appendRevision } from "./append-revision"
import { type ArticleRow, documentOf, loadArticle, loadLive } from "./load"

/**
 * Says who the authors of an article are, in order, and what for. Words that are the authors' count for those named from
 * now on. For a published article that is a revision of its own, with the same text, so that every earlier one keeps the
 * byline of its time. Naming who is named already writes nothing. Refuses when somebody else named others since the editor
 * looked. Tells whoever has an account and comes new.
 */
export async function nameAuthors(ctx: Context, raw: unknown): Promise<{ articleId: string; slug: string }> {
  const input = parse(nameAuthorsInput, raw)
  const editorId = refuseVisitors(ctx)
  return inTransaction(ctx, async (tx) => {
    const row = await loadArticle(tx, input.articleId, "lock")
    permit(tx, may(tx.actor, "article.name-authors"), "Only editors say who the authors of an article are.")
    const authors = await namePeople(tx, row.id, input.authors)
    const done = { articleId: row.id, slug: row.slug }
    if (canonicalJson(authors) === canonicalJson(row.authors)) return done
    if (input.seen !== undefined && input.seen !== bylineSeen(row)) throw namedElsewhere()
    const revised = row.liveRevisionId ? await asRevision(tx, row, { authors, editorId, note: input.note }) : null
    if (!revised) await tx.db.update(article).set({ authors }).where(eq(article.id, row.id))
    const event = await record(tx, {
      kind: "article.authors_named",
      article: row,
      ...(revised && { revisionSeq: revised.made.seq }),
      detail: { authors: authors.length, byline: contentHash(authors) },
      alsoOn: [...new Set([...(revised?.credited ?? []), ...authors.map(({ personId }) => personId)])],
    })
    await notifyNamed(tx, { event, article: row, people: newcomers(authors, row) })
    return done
  })
}

async function asRevision(
  ctx: Context,
  row: ArticleRow,
  { authors, editorId, note }: { authors: readonly NamedAuthor[]; editorId: string; note: string },
) {
  const live = await loadLive(ctx, row)
  return appendRevision(ctx, row, live, {
    kind: "byline",
    title: live.title,
    dek: live.dek,
    document: documentOf(live.blocks),
    sources: live.sources,
    authorId: editorId,
    approvedBy: editorId,
    authors,
    note: note || "The authors are named anew.",
    significance: "minor",
    notice: null,
  })
}

const newcomers = (authors: readonly NamedAuthor[], row: ArticleRow): string[] => {
  const before = new Set((row.authors ?? [whoBegan(row.createdBy)]).map(({ personId }) => personId))
  return authors.map(({ personId }) => personId).filter((personId) => !before.has(personId))
}

/** The byline that an editor saw, as forms name it. */
export const bylineSeen = ({ authors }: Pick<ArticleRow, "authors">): string => contentHash(authors).slice(0, 16)

const namedElsewhere = () =>
  new Refusal("out-of-date", "Somebody named other authors since you opened this page. Look at them as they are now.")
