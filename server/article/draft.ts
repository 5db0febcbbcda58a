import { eq, sql } from "drizzle-orm"
import { draftArticleInput } from "#core/article/inputs"
import { readManuscript } from "#core/article/manuscript"
import { slugify } from "#core/document/slug"
import { may } from "#core/policy"
import { Refusal } from "#core/refusal"
import { article, articleDraft } from "#db/tables/articles"
import { type Context, inTransaction } from "#server/context"
import { record } from "#server/event/record"
import { newId } from "#server/new-id"
import { parse } from "#server/parse"
import { permit, refuseVisitors } from "#server/permit"

/** What could not be kept of an imported text: the line (from 1) and one sentence. */
export type Dropped = { readonly line: number; readonly what: string }

/**
 * Starts an article as a draft from a manuscript in Markdown or plain text; its first heading is the title. Refuses
 * manuscripts without a title or text, and characters that readers could overlook. Gives what could not be represented,
 * line by line; nothing is dropped silently. Nobody but editors sees the draft until it is published.
 */
export async function draftArticle(
  ctx: Context,
  raw: unknown,
): Promise<{ articleId: string; slug: string; dropped: Dropped[] }> {
  permit(ctx, may(ctx.actor, "article.compose"), "Only editors start articles.")
  const input = parse(draftArticleInput, raw)
  const manuscript = readManuscript({ text: input.markdown, form: input.form, newId })
  if (!manuscript.ok)
    throw new Refusal("invalid-input", "This cannot be an article yet.", { markdown: manuscript.problem })
  const savedBy = refuseVisitors(ctx)
  return inTransaction(ctx, async (tx) => {
    const id = newId()
    const row = {
      id,
      slug: await freeSlug(tx, manuscript.title),
      title: manuscript.title,
      dek: manuscript.dek,
      topic: input.topic,
      createdBy: savedBy,
      createdAt: tx.now,
    }
    await tx.db.insert(article).values(row)
    await tx.db.insert(articleDraft).values({ articleId: id, markdown: manuscript.markdown, savedBy, savedAt: tx.now })
    const kind = input.imported ? "article.imported" : "article.drafted"
    await record(tx, { kind, article: row, detail: { dropped: manuscript.dropped.length } })
    return { articleId: id, slug: row.slug, dropped: [...manuscript.dropped] }
  })
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
