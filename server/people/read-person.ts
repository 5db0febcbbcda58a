import { and, desc, eq, isNull, ne, sql } from "drizzle-orm"
import type { Byline } from "#core/credit/byline"
import type { CreditRole } from "#core/credit/roles"
import { type DisclosureAnswers, disclosureLine } from "#core/people/disclosure"
import { article, credit, revision } from "#db/tables/articles"
import { contribution } from "#db/tables/contributions"
import { disclosure, person } from "#db/tables/people"
import { withNotes } from "#server/article/mended"
import type { Context } from "#server/context"
import { bylineOf, bylinesOf } from "./bylines"

export type PersonView = {
  readonly byline: Byline
  readonly biography: string
  readonly topics: readonly string[]
  /** The newest disclosure, said in one line, and when it was certified; null where there is none. */
  readonly disclosure: { readonly line: string; readonly certifiedAt: Date; readonly expiresAt: Date } | null
  readonly works: readonly WorkView[]
  readonly contributions: readonly CreditedContribution[]
}
/** What a person has standing in one article. */
export type WorkView = {
  readonly slug: string
  readonly title: string
  readonly roles: readonly CreditRole[]
  readonly wordsStanding: number
  readonly together: readonly { readonly with: readonly Byline[]; readonly words: number }[]
  readonly insights: number
  readonly edits: number
  readonly cosigned: number
  readonly lastAt: Date
}
export type CreditedContribution = {
  readonly id: string
  readonly kind: "insight" | "edit"
  readonly slug: string
  readonly title: string
  readonly seq: number
  readonly note: string
  readonly isCosigned: boolean
  readonly at: Date
}

/**
 * The public page of a person: their credited work. Null where nobody has this address; `view` is null for somebody who
 * has no credited work yet and so no public page.
 */
export async function readPerson(
  ctx: Pick<Context, "db">,
  slug: string,
): Promise<{ personId: string; view: PersonView | null } | null> {
  const [row] = await ctx.db
    .select()
    .from(person)
    .where(and(eq(person.slug, slug), isNull(person.erasedAt)))
  if (!row) return null
  const works = await readWorks(ctx, row.id)
  if (works.length === 0) return { personId: row.id, view: null }
  const view = {
    byline: bylineOf(row),
    biography: row.biography,
    topics: row.topics,
    disclosure: await newestDisclosure(ctx, row.id),
    works,
    contributions: await readContributions(ctx, row.id),
  }
  return { personId: row.id, view }
}

async function readWorks(ctx: Pick<Context, "db">, personId: string): Promise<WorkView[]> {
  const rows = await ctx.db
    .select({ credit, slug: article.slug, title: article.title })
    .from(credit)
    .innerJoin(article, eq(article.id, credit.articleId))
    .where(and(eq(credit.personId, personId), ne(article.status, "draft")))
    .orderBy(desc(credit.lastAt))
    .limit(500)
  const byline = await bylinesOf(
    ctx,
    rows.flatMap((row) => row.credit.together.flatMap((one) => one.with)),
  )
  return rows.map(({ credit: { articleId: _, personId: __, ...standing }, slug, title }) => ({
    ...standing,
    slug,
    title,
    roles: standing.roles as CreditRole[],
    together: standing.together.map((one) => ({ with: one.with.map(byline), words: one.words })),
  }))
}

async function readContributions(ctx: Pick<Context, "db">, personId: string): Promise<CreditedContribution[]> {
  const rows = await ctx.db
    .select({
      id: contribution.id,
      revisionId: revision.id,
      kind: contribution.kind,
      slug: article.slug,
      title: article.title,
      seq: revision.seq,
      note: revision.note,
      isCosigned: sql<boolean>`exists (select 1 from cosignature s where s.contribution_id = ${contribution.id} and s.signed_at = ${revision.createdAt})`,
      at: revision.createdAt,
    })
    .from(contribution)
    .innerJoin(article, eq(article.id, contribution.articleId))
    .innerJoin(revision, and(eq(revision.contributionId, contribution.id), eq(revision.kind, "merge")))
    .where(and(eq(contribution.authorId, personId), isNewestMerge()))
    .orderBy(desc(revision.createdAt))
    .limit(500)
  return (await withNotes(ctx, rows)).map(({ revisionId: _, ...row }) => row)
}

/** A contribution that was merged again after an undo is listed once; one that is taken out of its article, not at all. */
const isNewestMerge = () =>
  sql`${contribution.state} = 'merged' and ${revision.seq} = (select max(other.seq) from revision other where other.contribution_id = ${contribution.id} and other.kind = 'merge')`

/** The newest disclosure of a person in one line; the answers themselves are for `readDisclosure`. */
async function newestDisclosure(ctx: Pick<Context, "db">, personId: string): Promise<PersonView["disclosure"]> {
  const newest = await readDisclosure(ctx, personId)
  return (
    newest && { line: disclosureLine(newest.answers), certifiedAt: newest.certifiedAt, expiresAt: newest.expiresAt }
  )
}

export type DisclosureView = {
  readonly id: string
  readonly answers: DisclosureAnswers
  readonly certifiedAt: Date
  readonly expiresAt: Date
}

/** A person's newest disclosure; null where there is none. */
export async function readDisclosure(ctx: Pick<Context, "db">, personId: string): Promise<DisclosureView | null> {
  const [row] = await ctx.db
    .select()
    .from(disclosure)
    .where(eq(disclosure.personId, personId))
    .orderBy(desc(disclosure.version))
    .limit(1)
  return row ?? null
}
