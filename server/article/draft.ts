import { eq, sql } from "drizzle-orm"
import { draftArticleInput } from "#core/article/inputs"
import { whoBegan } from "#core/credit/authors"
import { authorName } from "#core/credit/typed-author"
import { contentHash } from "#core/document/content-hash"
import { slugify } from "#core/document/slug"
import { formOf } from "#core/import/form"
import { type Imported, readImport } from "#core/import/read-import"
import { may } from "#core/policy"
import { Refusal } from "#core/refusal"
import { article, articleDraft } from "#db/tables/articles"
import { type Context, inTransaction } from "#server/context"
import { namePeople } from "#server/credit/name-people"
import { record } from "#server/event/record"
import { newId } from "#server/new-id"
import { parse } from "#server/parse"
import { permit, refuseVisitors } from "#server/permit"
import { notifyNamed } from "#server/post/notify-named"
import { endBeginning } from "./save-beginning"

export type DraftedArticle = Pick<Imported, "dropped" | "authors" | "date" | "place"> & {
  readonly articleId: string
  readonly slug: string
}

/**
 * Starts an article as a draft from a title alone, or from a manuscript in Markdown or plain text (see `readImport`).
 * Refuses what has no title, and characters that readers could overlook. Gives what the text says of its authors, its day
 * and place, and what could not be represented, line by line; nothing is dropped silently. What was kept of the beginning
 * on the server is gone with it. Nobody but editors sees the draft until it is published.
 */
export async function draftArticle(ctx: Context, raw: unknown): Promise<DraftedArticle> {
  permit(ctx, may(ctx.actor, "article.compose"), "Only editors start articles.")
  const input = parse(draftArticleInput, raw)
  const { title, markdown: text } = input
  const read = readImport({ text, form: formOf(input), title, newId })
  if (!read.ok) throw new Refusal("invalid-input", "This cannot be an article yet.", { markdown: read.problem })
  const savedBy = refuseVisitors(ctx)
  return inTransaction(ctx, async (tx) => {
    const id = newId()
    const row = {
      id,
      slug: await freeSlug(tx, read.title),
      title: read.title,
      dek: read.dek,
      topic: input.topic || read.topic,
      createdBy: savedBy,
      createdAt: tx.now,
    }
    const authors = await authorsOf(tx, { ...input, inText: read.authors })
    await tx.db.insert(article).values({ ...row, authors })
    if (input.saves > 0) await endBeginning(tx, input.saves)
    await tx.db.insert(articleDraft).values({ articleId: id, markdown: read.markdown, savedBy, savedAt: tx.now })
    const kind = input.imported ? "article.imported" : "article.drafted"
    const { date, place, dropped } = read
    const said = { authors: authors.length, byline: contentHash(authors) }
    const event = await record(tx, { kind, article: row, detail: { dropped: dropped.length, date, place, ...said } })
    const about = { ...row, liveRevisionId: null }
    await notifyNamed(tx, { event, article: about, people: authors.map(({ personId }) => personId) })
    return { articleId: id, slug: row.slug, authors: read.authors, date, place, dropped }
  })
}

type Named = { readonly authors?: readonly string[] | undefined; readonly inText: readonly string[] }

/**
 * The authors that were named for a new article, else those of the byline in its text. Whoever imports a text did not write
 * it, and nobody is named until somebody says who did; a script that drafts a text of its own need not.
 */
async function authorsOf(ctx: Context, { authors, inText, imported }: Named & { imported: boolean }) {
  const names = authors && authors.length > 0 ? authors : inText.filter((name) => authorName.safeParse(name).success)
  if (names.length === 0) return authors || imported ? [] : [whoBegan(refuseVisitors(ctx))]
  return namePeople(
    ctx,
    null,
    names.map((name) => ({ personId: "", name, roles: ["article_author"] })),
  )
}

/**
 * The title's slug, with a number behind it where another article has it already. Whoever names an article waits for
 * whoever is naming another one at that moment, so that both do not get the same address.
 */
export async function freeSlug(ctx: Context, title: string): Promise<string> {
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended('article slugs', 0))`)
  const wanted = slugify(title) || "article"
  for (let n = 1; ; n++) {
    const slug = n === 1 ? wanted : `${wanted}-${n}`
    const taken = await ctx.db.select({ id: article.id }).from(article).where(eq(article.slug, slug))
    if (taken.length === 0) return slug
  }
}
