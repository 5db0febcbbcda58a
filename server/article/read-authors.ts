import { and, asc, desc, eq, isNotNull, isNull } from "drizzle-orm"
import type { ArticleStatus } from "#core/article/vocabulary"
import { whoBegan } from "#core/credit/authors"
import type { Byline } from "#core/credit/byline"
import { isId } from "#core/is-id"
import { may } from "#core/policy"
import { article } from "#db/tables/articles"
import { person } from "#db/tables/people"
import type { Context } from "#server/context"
import { shownAuthors } from "#server/credit/authors"
import { bylinesOf } from "#server/people/bylines"
import { permit } from "#server/permit"
import { bylineSeen } from "./name-authors"

/** The authors of an article as editors choose them. */
export type DeskAuthorsView = {
  readonly articleId: string
  readonly slug: string
  readonly title: string
  readonly status: ArticleStatus
  readonly liveSeq: number
  /** The byline as it stands, under a name by which a form says what its editor saw. */
  readonly seen: string
  /** Under the ids by which they are shown: who took their name off is not told. */
  readonly authors: readonly { readonly personId: string; readonly roles: readonly string[] }[]
}

/** The authors of the article with this id, for editors; null where there is none. */
export async function readDeskAuthors(ctx: Context, articleId: string): Promise<DeskAuthorsView | null> {
  permit(ctx, may(ctx.actor, "desk.read"), "The desk is for editors.")
  if (!isId(articleId)) return null
  const [row] = await ctx.db.select().from(article).where(eq(article.id, articleId))
  if (!row) return null
  const shown = await shownAuthors(ctx, [row.id])
  return {
    articleId: row.id,
    slug: row.slug,
    title: row.title,
    status: row.status,
    liveSeq: row.liveSeq,
    seen: bylineSeen(row),
    authors: (row.authors ?? [whoBegan(row.createdBy)]).map(({ personId, roles }) => ({
      personId: shown(row.id, personId),
      roles,
    })),
  }
}

/** Somebody whom an editor may mean: the name to type, and what tells them from others. */
export type Suggestion = { readonly name: string; readonly details: string }

const MOST = 300

/**
 * People to suggest while a name is typed, by name; of many the newest. Everybody can be named all the same: a name is
 * looked up among all of them.
 */
export async function suggestAuthors(ctx: Context): Promise<Suggestion[]> {
  permit(ctx, may(ctx.actor, "desk.read"), "The desk is for editors.")
  const newest = ctx.db
    .select({ name: person.name, slug: person.slug, credentials: person.credentials, affiliation: person.affiliation })
    .from(person)
    .where(and(isNotNull(person.name), isNull(person.erasedAt), eq(person.hasAccount, true)))
    .orderBy(desc(person.createdAt), desc(person.id))
    .limit(MOST)
    .as("newest")
  const rows = await ctx.db.select().from(newest).orderBy(asc(newest.name), asc(newest.slug))
  const times = new Map<string, number>()
  for (const { name } of rows) times.set(name ?? "", (times.get(name ?? "") ?? 0) + 1)
  return rows.flatMap(({ name, slug, credentials, affiliation }) => {
    if (!name) return []
    const isOnly = times.get(name) === 1 || slug === null
    return [
      { name: isOnly ? name : `${name} (${slug})`, details: [credentials, affiliation].filter(Boolean).join(", ") },
    ]
  })
}

/** How the people with these ids are shown, for a form that came back. */
export const namedPeople = (ctx: Context, ids: readonly string[]): Promise<(id: string | null) => Byline> =>
  bylinesOf(ctx, ids.filter(isId))
