import { and, eq, inArray, isNull, or, sql } from "drizzle-orm"
import { personIdOf } from "#core/actor"
import { type AuthorRole, MOST_AUTHORS, type NamedAuthor } from "#core/credit/authors"
import { folded, NO_ACCOUNT, readTypedAuthor, sameName } from "#core/credit/typed-author"
import { Refusal } from "#core/refusal"
import { person } from "#db/tables/people"
import type { Context } from "#server/context"
import { newId } from "#server/new-id"
import { namesTakenOff } from "./authors"

/** An author as a form or script names them: somebody known by id, or a name as it was typed. */
export type AuthorToName = { readonly personId: string; readonly name: string; readonly roles: readonly AuthorRole[] }

type PersonRow = Pick<typeof person.$inferSelect, "id" | "name" | "slug" | "affiliation" | "hasAccount">
const COLUMNS = {
  id: person.id,
  name: person.name,
  slug: person.slug,
  affiliation: person.affiliation,
  hasAccount: person.hasAccount,
}

/**
 * The people whom these names mean, in their order. A name that just one person here has means that person; one that
 * several have has to say whom. One that nobody has is kept as a person without an account, the same for every article.
 * Refuses, each at its field (`authors.0`, ...), who is named twice and who took their name off this article: only they can
 * give it back.
 */
export async function namePeople(
  ctx: Context,
  articleId: string | null,
  wanted: readonly AuthorToName[],
): Promise<NamedAuthor[]> {
  if (wanted.length > MOST_AUTHORS)
    throw new Refusal("invalid-input", `Name at most ${MOST_AUTHORS} authors.`, {
      authors: `A byline names at most ${MOST_AUTHORS} people; these are ${wanted.length}.`,
    })
  const off = await whoTookOff(ctx, articleId)
  const problems: Record<string, string> = {}
  const named: NamedAuthor[] = []
  for (const [at, author] of wanted.entries()) {
    const found = await onePerson(ctx, author, off)
    if (typeof found === "string") problems[`authors.${at}`] = found
    else if (named.some(({ personId }) => personId === found.personId))
      problems[`authors.${at}`] = `${author.name || "This author"} is named twice.`
    else named.push({ personId: found.personId, roles: author.roles })
  }
  if (Object.keys(problems).length > 0) throw new Refusal("invalid-input", "Look at the authors once more.", problems)
  return named
}

type TakenOff = { readonly personId: string; readonly standInId: string; readonly name: string }

async function whoTookOff(ctx: Context, articleId: string | null): Promise<TakenOff[]> {
  if (articleId === null) return []
  const rows = (await namesTakenOff(ctx, [articleId])).filter(({ isOff }) => isOff)
  if (rows.length === 0) return []
  const ids = rows.map(({ personId }) => personId)
  const names = await ctx.db.select({ id: person.id, name: person.name }).from(person).where(inArray(person.id, ids))
  const nameOf = new Map(names.map(({ id, name }) => [id, name ?? ""]))
  return rows.map(({ personId, standInId }) => ({ personId, standInId, name: nameOf.get(personId) ?? "" }))
}

/** The person meant, or the sentence that asks for more. */
async function onePerson(
  ctx: Context,
  { personId, name }: AuthorToName,
  off: readonly TakenOff[],
): Promise<{ personId: string } | string> {
  const unnamed = off.find(({ standInId }) => standInId === personId)
  if (unnamed) return { personId: unnamed.personId }
  const isOff = (one: { id: string }) => off.some((row) => row.personId === one.id)
  if (personId !== "") {
    const [row] = await ctx.db
      .select(COLUMNS)
      .from(person)
      .where(and(eq(person.id, personId), isNull(person.erasedAt)))
    if (!row?.name) return "There is no such person here."
    return isOff(row) ? tookOff(row.name) : { personId }
  }
  const typed = readTypedAuthor(name)
  if (off.some((one) => sameName(one.name, typed.name))) return tookOff(typed.name)
  const people = await peopleCalled(ctx, typed.name)
  if (typed.slug !== null) {
    const meant = people.find(({ slug }) => slug === typed.slug)
    return meant ? { personId: meant.id } : `Nobody called ${typed.name} has the address “${typed.slug}” here.`
  }
  const accounts = typed.isNameOnly ? [] : people.filter(({ hasAccount }) => hasAccount)
  const me = accounts.find(({ id }) => id === personIdOf(ctx.actor))
  const [only, ...more] = me ? [me] : accounts
  if (only && more.length > 0) return whichOne(typed.name, accounts)
  if (only) return { personId: only.id }
  const known = people.find(({ hasAccount }) => !hasAccount)
  return { personId: known?.id ?? (await withoutAccount(ctx, typed.name)) }
}

const tookOff = (name: string) =>
  `${name} took their name off this article, so only they can put it back. They stand here as an unnamed author.`

const whichOne = (name: string, people: readonly PersonRow[]) =>
  `Several people here are called ${name}. Write ${people
    .filter(({ slug }) => slug !== null)
    .slice(0, 5)
    .map(({ slug, affiliation }) => `“${name} (${slug})”${affiliation && `, ${affiliation}`}`)
    .join(", or ")}, or “${name} ${NO_ACCOUNT}” for somebody else.`

/** Everybody of this name who can be named: with a page to show, or without an account. */
export function peopleCalled({ db }: Pick<Context, "db">, name: string): Promise<PersonRow[]> {
  return db
    .select(COLUMNS)
    .from(person)
    .where(and(or(eq(person.name, name), eq(sql`lower(${person.name})`, folded(name))), isNull(person.erasedAt)))
    .orderBy(person.createdAt, person.id)
    .limit(50)
}

async function withoutAccount(ctx: Context, name: string): Promise<string> {
  const id = newId()
  await ctx.db.insert(person).values({ id, name: name.trim(), hasAccount: false, createdAt: ctx.now })
  return id
}
