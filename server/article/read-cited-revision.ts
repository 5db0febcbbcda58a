import { and, eq, inArray } from "drizzle-orm"
import { partiesDeclared } from "#core/article/parties"
import { wordsByOrigin } from "#core/authorship/words"
import { whoBegan } from "#core/credit/authors"
import type { Byline } from "#core/credit/byline"
import type { CreditRole } from "#core/credit/roles"
import { byWhatStands } from "#core/credit/standing"
import { article, revision } from "#db/tables/articles"
import { contribution, version } from "#db/tables/contributions"
import type { Context } from "#server/context"
import { authorsOf, shownAuthors } from "#server/credit/authors"
import { groupKey } from "#server/credit/count"
import { bylinesOf } from "#server/people/bylines"
import { newestDisclosuresOf } from "#server/people/disclosures"
import { type ArticleRow, type LoadedRevision, loadRevision } from "./load"
import type { InsightView } from "./placed-insights"
import { type CreditView, readCredits, wordsOfInsights } from "./read"
import { type RevisionView, readRevision } from "./read-revision"

type Reading = Pick<Context, "db">

/** A revision with all that belongs to citing it: what it is part of, who wrote the article and who is credited with it. */
export type CitedRevisionView = RevisionView & {
  readonly topic: string
  readonly publishedAt: Date
  readonly words: number
  readonly credits: readonly CreditView[]
}

/** Revision `seq` of the article at this address, complete; null where there is none. */
export async function readCitedRevision(ctx: Reading, slug: string, seq: number): Promise<CitedRevisionView | null> {
  const view = await readRevision(ctx, slug, seq)
  if (!view) return null
  const [found] = await ctx.db
    .select({ article, id: revision.id })
    .from(article)
    .innerJoin(revision, eq(revision.articleId, article.id))
    .where(and(eq(article.id, view.articleId), eq(revision.seq, seq)))
  if (!found?.article.publishedAt) return null
  const one = await loadRevision(ctx, found.id)
  return {
    ...view,
    topic: found.article.topic,
    publishedAt: found.article.publishedAt,
    words: one.words,
    credits: await creditsOf(ctx, one, { article: found.article, insights: view.insights }),
  }
}

type Shown = { readonly article: ArticleRow; readonly insights: readonly InsightView[] }

/**
 * Everybody credited with one revision: of the live one as its article says; of an earlier one those whose words or
 * insights stood in it, who brought it, wrote the article and approved it. The work grows with the text and not with the
 * number of revisions.
 */
async function creditsOf(ctx: Reading, one: LoadedRevision, shown: Shown): Promise<CreditView[]> {
  if (one.id === shown.article.liveRevisionId) return readCredits(ctx, shown.article, shown.insights)
  const groups = await wordsByGroup(ctx, one)
  const given = await contributionsIn(ctx, one)
  const named = await namedIn(ctx, one, shown.article)
  const wrote = groups.flatMap((group) => group.people)
  const people = new Set([...wrote, ...given.map(({ personId }) => personId), ...named.keys()])
  people.add(one.approvedBy)
  const byline = await bylinesOf(ctx, [...people])
  const disclosures = await newestDisclosuresOf(ctx, [...people])
  return [...people]
    .map((personId) => {
      const theirs = given.filter((each) => each.personId === personId)
      const declared = disclosures.get(personId)
      return {
        byline: byline(personId),
        roles: rolesOf(personId, theirs, { one, named }),
        ...wordsOf(personId, groups, byline),
        insights: theirs.filter(({ kind }) => kind === "insight").length,
        insightWords: wordsOfInsights(shown.insights, personId),
        edits: theirs.filter(({ kind }) => kind === "edit").length,
        cosigned: 0,
        disclosure: declared
          ? {
              statement: declared.statement,
              certifiedAt: declared.certifiedAt,
              namedHere: partiesDeclared(declared.entities, shown.article.parties),
            }
          : null,
      }
    })
    .sort((a, b) => byWhatStands(a, b) || a.byline.name.localeCompare(b.byline.name))
}

/** Words of one revision and who wrote them, several people together. */
type Group = { readonly people: readonly string[]; readonly words: number }

async function wordsByGroup(ctx: Reading, one: LoadedRevision): Promise<Group[]> {
  const words = wordsByOrigin(one.blocks)
  const authors = await authorsOf(ctx, one, [...words.keys()])
  const groups = new Map<string, Group>()
  for (const [origin, count] of words) {
    const people = authors.get(origin) ?? []
    const key = groupKey(people)
    groups.set(key, { people, words: count + (groups.get(key)?.words ?? 0) })
  }
  return [...groups.values()]
}

function wordsOf(personId: string, groups: readonly Group[], byline: (id: string) => Byline) {
  const theirs = groups.filter(({ people }) => people.includes(personId))
  const others = (people: readonly string[]) => people.filter((one) => one !== personId)
  return {
    wordsStanding: theirs.find(({ people }) => people.length === 1)?.words ?? 0,
    together: theirs
      .filter(({ people }) => people.length > 1)
      .map(({ people, words }) => ({ with: others(people).map(byline), words })),
  }
}

/** Whom the byline of the revision names, under the ids by which they are shown, and what for. */
async function namedIn(ctx: Reading, one: LoadedRevision, { createdBy }: ArticleRow): Promise<Named> {
  const shown = await shownAuthors(ctx, [one.articleId])
  return new Map(
    (one.authors ?? [whoBegan(createdBy)]).map(({ personId, roles }) => [shown(one.articleId, personId), roles]),
  )
}

type Named = ReadonlyMap<string, readonly CreditRole[]>

type Contributed = {
  readonly personId: string
  readonly kind: "insight" | "edit"
  readonly roles: readonly CreditRole[]
}

/** The contributions that the revision shows, and the one that it was made of. */
async function contributionsIn({ db }: Reading, one: LoadedRevision): Promise<Contributed[]> {
  const ids = new Set([...wordsByOrigin(one.blocks).keys(), ...one.insights.map((insight) => insight.contributionId)])
  if (one.contributionId && one.kind === "merge") ids.add(one.contributionId)
  if (ids.size === 0) return []
  const rows = await db
    .select({ personId: contribution.authorId, kind: contribution.kind, content: version.content })
    .from(contribution)
    .innerJoin(version, and(eq(version.contributionId, contribution.id), eq(version.n, contribution.versions)))
    .where(inArray(contribution.id, [...ids]))
  return rows.map(({ content, ...row }) => ({ ...row, roles: content.roles }))
}

function rolesOf(
  personId: string,
  given: readonly Contributed[],
  { one, named }: { one: LoadedRevision; named: Named },
): CreditRole[] {
  const isAuthor = named.has(personId)
  const isEditor = personId === one.approvedBy && !(isAuthor && WRITTEN.has(one.kind))
  const offices = [...(named.get(personId) ?? []), ...(isEditor ? (["editing"] as const) : [])]
  return [...new Set([...offices, ...given.flatMap(({ roles }) => roles)])]
}

/** An author who publishes their own text is not its editor by that. */
const WRITTEN: ReadonlySet<string> = new Set(["create", "edit"])
