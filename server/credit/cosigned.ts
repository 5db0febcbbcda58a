import { and, desc, eq, gt, notExists, sql } from "drizzle-orm"
import { alias } from "drizzle-orm/pg-core"
import { contribution, cosignature, decision, version } from "#db/tables/contributions"
import type { Context } from "#server/context"

type Reading = Pick<Context, "db">

/** A signature counts as long as its contribution was not merged again since, with words of its own. */
const isNewest = ({ db }: Reading) =>
  notExists(
    db
      .select({ id: decision.id })
      .from(decision)
      .where(
        and(
          eq(decision.contributionId, cosignature.contributionId),
          eq(decision.kind, "merge"),
          gt(decision.decidedAt, cosignature.signedAt),
        ),
      ),
  )

const first = alias(contribution, "first")

/**
 * Whether a co-signature stands: what it was given to is merged, and not merged anew since in another version or with
 * changes left out or put in other words, which its signer never said.
 */
const stands = sql<boolean>`${first.state} = 'merged' and not exists (
  select 1 from decision later
  where later.contribution_id = ${first.id} and later.kind = 'merge' and later.decided_at > ${cosignature.signedAt}
    and ((later.ruled ->> 'declined')::int > 0 or (later.ruled ->> 'amended')::int > 0 or later.version_n <> (
      select earlier.version_n from decision earlier
      where earlier.contribution_id = ${first.id} and earlier.kind = 'merge'
        and earlier.decided_at <= ${cosignature.signedAt}
      order by earlier.decided_at desc limit 1)))`

/**
 * The merged contribution that this one was added to as a co-signature, and whether that stands; null where it was merged
 * with words of its own, or not at all.
 */
export async function cosigns(ctx: Reading, contributionId: string): Promise<{ of: string; stands: boolean } | null> {
  const [row] = await ctx.db
    .select({ of: cosignature.ofContributionId, stands })
    .from(cosignature)
    .innerJoin(first, eq(first.id, cosignature.ofContributionId))
    .where(and(eq(cosignature.contributionId, contributionId), isNewest(ctx)))
  return row ?? null
}

type Cosigner = {
  readonly contributionId: string
  readonly personId: string
  readonly roles: readonly string[]
  readonly ofId: string
  /** Whether what it says the same as is in the article. */
  readonly stands: boolean
}

/** The co-signatures of an article that nobody undid, the newest first; also where what they were given to was undone. */
export async function cosignersIn(ctx: Reading, articleId: string): Promise<Cosigner[]> {
  const rows = await ctx.db
    .select({
      contributionId: cosignature.contributionId,
      personId: cosignature.personId,
      content: version.content,
      ofId: cosignature.ofContributionId,
      stands,
    })
    .from(cosignature)
    .innerJoin(contribution, eq(contribution.id, cosignature.contributionId))
    .innerJoin(first, eq(first.id, cosignature.ofContributionId))
    .innerJoin(version, and(eq(version.contributionId, contribution.id), eq(version.n, contribution.versions)))
    .where(and(eq(cosignature.articleId, articleId), eq(contribution.state, "merged"), isNewest(ctx)))
    .orderBy(desc(cosignature.signedAt))
  return rows.map(({ content, ...row }) => ({ ...row, roles: content.roles }))
}
