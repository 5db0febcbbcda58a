import { eq } from "drizzle-orm"
import { isSlug } from "#core/metadata/addresses"
import { article } from "#db/tables/articles"
import { person } from "#db/tables/people"
import { type Context, openReading } from "./context"

const OF_ARTICLE = /^\/articles\/([^/]+)(?:\/|$)/
const OF_PERSON = /^\/people\/([^/]+)$/

/**
 * Whether there may be a page at this path: false for an article or a person whom nobody knows. Asked before a page is
 * made, because making the page that says so costs twenty times as much. Keeps nothing, so nobody can fill the memory; a
 * store that does not answer leaves it to the page.
 */
export async function mayBeThere(path: string): Promise<boolean> {
  const slug = OF_ARTICLE.exec(path)?.[1] ?? OF_PERSON.exec(path)?.[1]
  if (slug === undefined) return true
  if (!isSlug(slug)) return false
  try {
    return await isKnown(await openReading(), path, slug)
  } catch {
    return true
  }
}

/** Whether an article (also one that nobody can read yet) or a person has this address. */
export async function isKnown({ db }: Pick<Context, "db">, path: string, slug: string): Promise<boolean> {
  const known = OF_PERSON.test(path)
    ? await db.select({ id: person.id }).from(person).where(eq(person.slug, slug)).limit(1)
    : await db.select({ id: article.id }).from(article).where(eq(article.slug, slug)).limit(1)
  return known.length > 0
}
