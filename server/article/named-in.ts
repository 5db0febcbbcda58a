import { and, asc, eq, inArray, or, sql } from "drizzle-orm"
import { personIdOf } from "#core/actor"
import { article, nameTakenOff, revision } from "#db/tables/articles"
import type { Context } from "#server/context"
import { namesTakenOff } from "#server/credit/authors"

/** Whether a byline names somebody: that of the article, or one that it had once. */
export async function isNamedIn(ctx: Context, articleId: string, personId: string): Promise<boolean> {
  return (await ctx.db.$count(article, and(eq(article.id, articleId), namedIn(personId)))) > 0
}

/** An article whose byline, now or in an earlier revision, names the person who asks. */
export type OwnName = {
  readonly articleId: string
  readonly title: string
  /** The address of its page; null while it is not published. */
  readonly slug: string | null
  readonly isOff: boolean
}

/** Where bylines name the person who asks, or did until they took their name off. The newest article last; at most 500. */
export async function readOwnNames(ctx: Context): Promise<OwnName[]> {
  const personId = personIdOf(ctx.actor)
  if (!personId) return []
  const decided = ctx.db
    .select({ id: nameTakenOff.articleId })
    .from(nameTakenOff)
    .where(eq(nameTakenOff.personId, personId))
  const rows = await ctx.db
    .select({ articleId: article.id, title: article.title, slug: article.slug, status: article.status })
    .from(article)
    .where(or(namedIn(personId), inArray(article.id, decided)))
    .orderBy(asc(article.id))
    .limit(500)
  const off = await namesTakenOff(
    ctx,
    rows.map((row) => row.articleId),
  )
  const isOff = (articleId: string) =>
    off.some((one) => one.articleId === articleId && one.personId === personId && one.isOff)
  return rows.map(({ status, ...row }) => ({
    ...row,
    slug: status === "draft" ? null : row.slug,
    isOff: isOff(row.articleId),
  }))
}

function namedIn(personId: string) {
  const named = JSON.stringify([{ personId }])
  const once = sql`select 1 from ${revision} where ${revision.articleId} = ${article.id} and ${revision.authors} @> ${named}::jsonb`
  return or(sql`${article.authors} @> ${named}::jsonb`, sql`exists (${once})`)
}
