import { and, eq, inArray } from "drizzle-orm"
import type { RevisionKind } from "#core/article/vocabulary"
import type { AttributedBlock } from "#core/authorship/attributed"
import { wordsByOrigin } from "#core/authorship/words"
import { credit, revision } from "#db/tables/articles"
import { contribution, version } from "#db/tables/contributions"
import type { RevisionRow } from "#server/article/load"
import type { Context } from "#server/context"
import { cosignersIn, cosigns } from "./cosigned"

type Standing = Omit<typeof credit.$inferSelect, "articleId" | "personId">

const NOTHING_STANDING: Omit<Standing, "lastAt"> = { wordsStanding: 0, insights: 0, edits: 0, cosigned: 0, roles: [] }

/**
 * Brings the credits of an article in step with its new live revision: for each person the words of theirs that stand,
 * their placed insights, their merged edits, what they co-signed and the roles they are credited with. People without anything standing keep
 * their row: what they did remains in the history. The work grows with the article, not with its number of revisions.
 * Gives everybody credited.
 */
export async function keepCredits(
  ctx: Context,
  made: RevisionRow,
  blocks: readonly AttributedBlock[],
): Promise<string[]> {
  const known = await ctx.db.select().from(credit).where(eq(credit.articleId, made.articleId))
  const standings = new Map<string, Standing>(
    known.map(({ articleId: _, personId, ...row }) => [
      personId,
      { ...row, wordsStanding: 0, insights: 0, cosigned: 0 },
    ]),
  )
  const standing = (personId: string): Standing => {
    const found = standings.get(personId) ?? { ...NOTHING_STANDING, lastAt: ctx.now }
    standings.set(personId, found)
    return found
  }
  const addRoles = (personId: string, roles: readonly string[]) => {
    const person = standing(personId)
    person.roles = [...new Set([...person.roles, ...roles])]
  }
  await countWords(ctx, blocks, standing)
  await countInsights(ctx, made, standing)
  addRoles(made.approvedBy, [WRITES.has(made.kind) ? "article_author" : "editing"])
  if (made.kind === "merge" && made.contributionId) {
    const merged = await mergedContribution(ctx, made.contributionId)
    const person = standing(merged.authorId)
    if (merged.kind === "edit" && !(await cosigns(ctx, made.contributionId))) person.edits += 1
    person.lastAt = ctx.now
    addRoles(merged.authorId, merged.roles)
  }
  const cosigners = await cosignersIn(ctx, made.articleId)
  for (const { personId, stands } of cosigners) if (stands) standing(personId).cosigned += 1
  for (const { personId, roles, ofId, stands } of cosigners)
    if (stands && ofId === made.contributionId) addRoles(personId, roles)
  if (made.kind === "undo" && made.contributionId) await takeBack(ctx, made, cosigners, standing)
  await write(ctx, made.articleId, standings)
  return [...standings.keys()]
}

/**
 * What is no longer in the article is no longer credited: an edit less, and only the roles of what is still merged; of those
 * who co-signed it as well, for what they said is gone with it.
 */
async function takeBack(
  ctx: Context,
  made: RevisionRow,
  cosigners: Awaited<ReturnType<typeof cosignersIn>>,
  standing: (personId: string) => Standing,
): Promise<void> {
  const undoneId = made.contributionId ?? ""
  const undone = await mergedContribution(ctx, undoneId)
  const author = standing(undone.authorId)
  if (undone.kind === "edit" && !(await cosigns(ctx, undoneId))) author.edits = Math.max(0, author.edits - 1)
  const fallen = new Set(cosigners.flatMap((one) => (one.stands ? [] : [one.contributionId])))
  const touched = cosigners.flatMap((one) => (one.ofId === undoneId ? [one.personId] : []))
  for (const personId of new Set([undone.authorId, ...touched])) {
    const others = await ctx.db
      .select({ id: contribution.id, content: version.content })
      .from(contribution)
      .innerJoin(version, and(eq(version.contributionId, contribution.id), eq(version.n, contribution.versions)))
      .where(
        and(
          eq(contribution.articleId, made.articleId),
          eq(contribution.authorId, personId),
          eq(contribution.state, "merged"),
        ),
      )
    const kept = new Set<string>([
      ...OFFICES,
      ...others.flatMap(({ id, content }) => (fallen.has(id) ? [] : content.roles)),
    ])
    const person = standing(personId)
    person.roles = person.roles.filter((role) => kept.has(role))
  }
}

/** Credited for what an editor does, not for a contribution. */
const OFFICES = ["article_author", "editing"] as const

/** Revisions whose text their editor wrote; the others give or take out the words of somebody else. */
const WRITES: ReadonlySet<RevisionKind> = new Set<RevisionKind>(["create", "edit"])

async function countWords(
  ctx: Context,
  blocks: readonly AttributedBlock[],
  standing: (personId: string) => Standing,
): Promise<void> {
  const words = wordsByOrigin(blocks)
  const authors = await authorsOf(ctx, [...words.keys()])
  for (const [origin, count] of words) {
    const author = authors.get(origin)
    if (author) standing(author).wordsStanding += count
  }
}

/** An origin is a contribution, whose words are its author's, or a revision, whose words are those of the editor who made it. */
export async function authorsOf(ctx: Pick<Context, "db">, origins: readonly string[]): Promise<Map<string, string>> {
  if (origins.length === 0) return new Map()
  const contributions = await ctx.db
    .select({ id: contribution.id, personId: contribution.authorId })
    .from(contribution)
    .where(inArray(contribution.id, [...origins]))
  const revisions = await ctx.db
    .select({ id: revision.id, personId: revision.approvedBy })
    .from(revision)
    .where(inArray(revision.id, [...origins]))
  return new Map([...contributions, ...revisions].map((row) => [row.id, row.personId]))
}

async function countInsights(ctx: Context, made: RevisionRow, standing: (personId: string) => Standing): Promise<void> {
  const ids = made.insights.map((insight) => insight.contributionId)
  for (const personId of (await authorsOf(ctx, ids)).values()) standing(personId).insights += 1
}

async function mergedContribution(ctx: Context, id: string) {
  const rows = await ctx.db
    .select({
      authorId: contribution.authorId,
      kind: contribution.kind,
      versions: contribution.versions,
      n: version.n,
      content: version.content,
    })
    .from(contribution)
    .innerJoin(version, eq(version.contributionId, contribution.id))
    .where(eq(contribution.id, id))
  const newest = rows.find((row) => row.n === row.versions)
  if (!newest) throw new Error(`contribution ${id} has no version`)
  return { authorId: newest.authorId, kind: newest.kind, roles: newest.content.roles }
}

async function write(ctx: Context, articleId: string, standings: ReadonlyMap<string, Standing>): Promise<void> {
  await ctx.db.delete(credit).where(eq(credit.articleId, articleId))
  const rows = [...standings].map(([personId, standing]) => ({ articleId, personId, ...standing }))
  if (rows.length > 0) await ctx.db.insert(credit).values(rows)
}
