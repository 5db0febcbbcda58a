import { and, eq, inArray } from "drizzle-orm"
import { revision } from "#db/tables/articles"
import { contribution, version } from "#db/tables/contributions"
import type { RevisionRow } from "#server/article/load"
import type { Context } from "#server/context"
import { shownAuthors } from "./authors"
import type { cosignersIn } from "./cosigned"
import type { Ledger } from "./ledger"

type Cosigners = Awaited<ReturnType<typeof cosignersIn>>

/** What the authors named in the byline are credited with, under the ids by which they are shown. */
export async function bylineRoles(
  ctx: Context,
  { articleId, authors }: Pick<RevisionRow, "articleId" | "authors">,
): Promise<Map<string, readonly string[]>> {
  const shown = await shownAuthors(ctx, [articleId])
  return new Map((authors ?? []).map(({ personId, roles }) => [shown(articleId, personId), roles]))
}

/** What people are credited with for their merged contributions to an article, co-signatures that fell aside. */
export async function contributedRoles(
  ctx: Context,
  articleId: string,
  cosigners: Cosigners,
  people?: readonly string[],
): Promise<Map<string, Set<string>>> {
  const fallen = new Set(cosigners.flatMap((one) => (one.stands ? [] : [one.contributionId])))
  const merged = await ctx.db
    .select({ id: contribution.id, personId: contribution.authorId, content: version.content })
    .from(contribution)
    .innerJoin(version, and(eq(version.contributionId, contribution.id), eq(version.n, contribution.versions)))
    .where(
      and(
        eq(contribution.articleId, articleId),
        eq(contribution.state, "merged"),
        people ? inArray(contribution.authorId, [...people]) : undefined,
      ),
    )
  const roles = new Map<string, Set<string>>()
  for (const { id, personId, content } of merged)
    if (!fallen.has(id)) roles.set(personId, new Set([...(roles.get(personId) ?? []), ...content.roles]))
  return roles
}

/**
 * Works out everybody's roles from nothing, after others were named as authors or somebody took their name off: what the
 * byline says, what was contributed, and editing for those who approved a revision. Whoever is left without a role and
 * contributed nothing is credited no more.
 */
export async function creditRolesAnew(
  ctx: Context,
  ledger: Ledger,
  { live, cosigners }: { live: RevisionRow; cosigners: Cosigners },
): Promise<void> {
  const byline = await bylineRoles(ctx, live)
  const contributed = await contributedRoles(ctx, live.articleId, cosigners)
  const editors = await editorsOf(ctx, live.articleId)
  for (const personId of byline.keys()) ledger.of(personId)
  for (const [personId, standing] of ledger.standings) {
    const isEditor = standing.roles.includes("editing") || (editors.has(personId) && !byline.has(personId))
    const roles = [byline.get(personId) ?? [], contributed.get(personId) ?? [], isEditor ? ["editing"] : []]
    standing.roles = [...new Set(roles.flatMap((some) => [...some]))]
  }
  const contributors = await ctx.db
    .selectDistinct({ id: contribution.authorId })
    .from(contribution)
    .where(and(eq(contribution.articleId, live.articleId), inArray(contribution.state, ["merged", "reverted"])))
  const keeps = new Set(contributors.map(({ id }) => id))
  for (const [personId, { roles, wordsStanding, together }] of ledger.standings)
    if (roles.length + wordsStanding + together.length === 0 && !keeps.has(personId)) ledger.standings.delete(personId)
}

async function editorsOf(ctx: Context, articleId: string): Promise<Set<string>> {
  const rows = await ctx.db
    .selectDistinct({ id: revision.approvedBy })
    .from(revision)
    .where(eq(revision.articleId, articleId))
  return new Set(rows.map(({ id }) => id))
}
