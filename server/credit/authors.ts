import { desc, inArray } from "drizzle-orm"
import { type NamedAuthor, whoBegan, writersOf } from "#core/credit/authors"
import { nameTakenOff, revision } from "#db/tables/articles"
import { contribution } from "#db/tables/contributions"
import type { Context } from "#server/context"

type Reading = Pick<Context, "db">

/** An article and whom its byline names. */
export type Authored = { readonly articleId: string; readonly authors: readonly NamedAuthor[] | null }

/**
 * Under which id each person named in a byline is shown: their own, or that of the unnamed author in their place where
 * they took their name off that article. Whatever revision it is about, what counts is what they want now.
 */
export async function shownAuthors(
  ctx: Reading,
  articleIds: readonly string[],
): Promise<(articleId: string, personId: string) => string> {
  const standIns = new Map<string, string>()
  for (const row of await namesTakenOff(ctx, articleIds))
    if (row.isOff) standIns.set(`${row.articleId} ${row.personId}`, row.standInId)
  return (articleId, personId) => standIns.get(`${articleId} ${personId}`) ?? personId
}

/** An article, or a revision of it, whose byline is to be shown. */
type Bylined = {
  readonly articleId: string
  readonly authors: readonly NamedAuthor[] | null
  readonly createdBy: string
}

/** The ids under which the authors of these articles are shown, in the order of their bylines. */
export async function shownBylines(
  ctx: Reading,
  articleIds: readonly string[],
): Promise<(article: Bylined) => string[]> {
  const shown = await shownAuthors(ctx, articleIds)
  return ({ articleId, authors, createdBy }) =>
    (authors ?? [whoBegan(createdBy)]).map(({ personId }) => shown(articleId, personId))
}

/** What each person decided last about their name in these articles. */
export async function namesTakenOff(
  { db }: Reading,
  articleIds: readonly string[],
): Promise<(typeof nameTakenOff.$inferSelect)[]> {
  if (articleIds.length === 0) return []
  return db
    .selectDistinctOn([nameTakenOff.articleId, nameTakenOff.personId])
    .from(nameTakenOff)
    .where(inArray(nameTakenOff.articleId, [...articleIds]))
    .orderBy(nameTakenOff.articleId, nameTakenOff.personId, desc(nameTakenOff.at), desc(nameTakenOff.id))
}

/**
 * Whose the words of these origins are, by origin. An origin is a contribution, whose words are its author's, or a
 * revision, whose words are those of the article's authors or of the editors who wrote them (see `writersOf`). Several
 * people wrote their words together.
 */
export async function authorsOf(
  ctx: Reading,
  { articleId, authors }: Authored,
  origins: readonly string[],
): Promise<Map<string, readonly string[]>> {
  if (origins.length === 0) return new Map()
  const contributions = await ctx.db
    .select({ id: contribution.id, personId: contribution.authorId })
    .from(contribution)
    .where(inArray(contribution.id, [...origins]))
  const revisions = await ctx.db
    .select({ id: revision.id, kind: revision.kind, approvedBy: revision.approvedBy, writers: revision.writers })
    .from(revision)
    .where(inArray(revision.id, [...origins]))
  const shown = await shownAuthors(ctx, [articleId])
  const named = (authors ?? []).map(({ personId }) => shown(articleId, personId))
  const whose = (made: (typeof revisions)[number]) => {
    const writers = writersOf(made, authors)
    return writers === "authors" ? named : writers
  }
  return new Map([
    ...contributions.map(({ id, personId }): [string, readonly string[]] => [id, [personId]]),
    ...revisions.map((made): [string, readonly string[]] => [made.id, whose(made)]),
  ])
}
