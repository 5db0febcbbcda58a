import { eq, inArray } from "drizzle-orm"
import type { AnchorRange, AnchorState, PlacedInsight } from "#core/anchor/anchor"
import { type NamedParty, partiesDeclared } from "#core/article/parties"
import type { AiUse } from "#core/contribution/vocabulary"
import type { Byline } from "#core/credit/byline"
import type { CreditRole } from "#core/credit/roles"
import type { Document } from "#core/document/schema"
import { revision } from "#db/tables/articles"
import { contribution, version } from "#db/tables/contributions"
import type { Context } from "#server/context"
import { bylinesOf } from "#server/people/bylines"
import { disclosuresOf } from "#server/people/disclosures"

/** An accepted insight as readers see it: never without its byline and disclosure line. */
export type InsightView = {
  readonly contributionId: string
  readonly byline: Byline
  readonly body: Document
  readonly disclosureLine: string
  readonly certifiedAt: Date
  /** Parties named in the article in which its author declared an interest. */
  readonly namedHere: readonly string[]
  readonly roles: readonly CreditRole[]
  readonly aiUse: AiUse
  readonly aiNote: string
  readonly sentAt: Date
  /** The revision it was written on. */
  readonly baseSeq: number
  /** The passage as it was when it was picked; null: about the whole article. */
  readonly passage: string | null
  readonly place: {
    readonly state: AnchorState
    readonly ranges: readonly AnchorRange[]
    readonly revisionSeq: number
  } | null
}

/** The insights of one revision's manifest, in its order. `parties`: those that the article names. */
export async function readPlacedInsights(
  ctx: Pick<Context, "db">,
  placed: readonly PlacedInsight[],
  parties: readonly NamedParty[] = [],
): Promise<InsightView[]> {
  if (placed.length === 0) return []
  const ids = placed.map((insight) => insight.contributionId)
  const rows = await ctx.db
    .select({ version, authorId: contribution.authorId, baseSeq: revision.seq })
    .from(version)
    .innerJoin(contribution, eq(contribution.id, version.contributionId))
    .innerJoin(revision, eq(revision.id, version.baseRevisionId))
    .where(inArray(version.contributionId, ids))
  const disclosures = await disclosuresOf(
    ctx,
    rows.map((row) => row.version.disclosureId),
  )
  const byline = await bylinesOf(
    ctx,
    rows.map((row) => row.authorId),
  )
  const sent = new Map(rows.map((row) => [`${row.version.contributionId} ${row.version.n}`, row]))
  return placed.flatMap(({ contributionId, versionN, place }) => {
    const shown = sent.get(`${contributionId} ${versionN}`)
    const disclosure = shown && disclosures.get(shown.version.disclosureId)
    if (!disclosure || shown.version.content.kind !== "insight") return []
    const { content, sentAt } = shown.version
    return {
      contributionId,
      byline: byline(shown.authorId),
      body: content.body,
      disclosureLine: disclosure.statement,
      certifiedAt: disclosure.certifiedAt,
      namedHere: partiesDeclared(disclosure.entities, parties),
      roles: content.roles,
      aiUse: content.aiUse,
      aiNote: content.aiNote,
      sentAt,
      baseSeq: shown.baseSeq,
      passage: content.passage?.exact ?? null,
      place,
    }
  })
}
