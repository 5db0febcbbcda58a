import { partiesConcerned } from "#core/article/parties"
import type { Amendment } from "#core/contribution/amendment"
import type { Asked } from "#core/contribution/asked"
import type { Move } from "#core/contribution/moves"
import type { Ruled } from "#core/contribution/ruled"
import type { DecisionKind } from "#core/contribution/vocabulary"
import { contentHash } from "#core/document/content-hash"
import { disclosureHolds } from "#core/people/disclosure"
import { Refusal } from "#core/refusal"
import { decision } from "#db/tables/contributions"
import { articleMovedOn } from "#server/article/append-revision"
import { type ArticleRow, loadArticle } from "#server/article/load"
import type { Context } from "#server/context"
import { newId } from "#server/new-id"
import { readDisclosure } from "#server/people/read-person"
import { refuseVisitors } from "#server/permit"
import { type ContributionRow, loadForMove, loadNewestVersion, type VersionRow } from "./load"
import { forgetDecided } from "./review-draft"

/** What the editor saw when deciding, and whether they acknowledged their own interests in what the article names. */
export type Seen = {
  readonly id: string
  readonly versionN: number
  readonly liveSeq: number
  readonly acknowledged: boolean
}

export type Deciding = {
  readonly editorId: string
  readonly article: ArticleRow
  readonly contribution: ContributionRow
  readonly version: VersionRow
  /** Parties named in the article in which the editor declared an interest, and said so again for this decision. */
  readonly interests: readonly string[]
}

/**
 * Loads and holds all that a decision is taken on: the contribution, then its article; everyone who locks both does so in
 * this order. Refuses when the editor may not decide, has no disclosure that holds, has not
 * acknowledged an interest of their own, or decided on a version or live revision that has been replaced.
 */
export async function openDecision(ctx: Context, seen: Seen, move: Move): Promise<Deciding> {
  const editorId = refuseVisitors(ctx)
  const contribution = await loadForMove(ctx, seen.id, move)
  const article = await loadArticle(ctx, contribution.articleId, "lock")
  const version = await loadNewestVersion(ctx, contribution)
  if (version.n !== seen.versionN) {
    throw new Refusal(
      "out-of-date",
      "The author has sent a new version since you opened this page. Look at it, then decide again.",
    )
  }
  if (article.liveSeq !== seen.liveSeq) throw articleMovedOn()
  const interests = await ownInterests(ctx, editorId, article)
  if (interests.length > 0 && !seen.acknowledged) {
    throw new Refusal("acknowledgement-needed", `You have declared an interest in ${interests.join(", ")}.`, {
      acknowledged: `Acknowledge your declared interest in ${interests.join(", ")} before you decide.`,
    })
  }
  return { editorId, article, contribution, version, interests }
}

/** The parties of an article in which a person has a declared interest. Refuses without a disclosure that holds. */
async function ownInterests(ctx: Context, personId: string, article: ArticleRow): Promise<string[]> {
  const newest = await readDisclosure(ctx, personId)
  if (!newest || !disclosureHolds(newest, ctx.now)) {
    throw new Refusal(
      "disclosure-needed",
      "Before you can decide, please declare your own interests or confirm that they are unchanged.",
    )
  }
  return partiesConcerned(newest.answers, article.parties)
}

type Decided = {
  /** Made anew where it is not given. */
  readonly id?: string
  readonly kind: DecisionKind
  readonly reason?: string | undefined
  readonly message: string
  readonly ruled?: Ruled | undefined
  readonly asked?: Asked | undefined
  readonly amendment?: Amendment | undefined
}

/**
 * Writes the decision down, bound to the version and the live revision it was taken on. Gives its hash, which the event
 * that records the decision carries as `decision`, so that it is chained with everything else.
 */
export async function writeDecision(ctx: Context, deciding: Deciding, decided: Decided): Promise<string> {
  const { article, contribution, version, editorId, interests } = deciding
  if (!article.liveRevisionId) throw new Refusal("not-possible-now", "This article has not been published yet.")
  const row = {
    id: decided.id ?? newId(),
    contributionId: contribution.id,
    versionN: version.n,
    liveRevisionId: article.liveRevisionId,
    editorId,
    kind: decided.kind,
    reason: decided.reason ?? null,
    message: decided.message,
    ruled: decided.ruled ?? null,
    asked: decided.asked ?? null,
    amendment: decided.amendment ?? null,
    acknowledgedInterests: [...interests],
    decidedAt: ctx.now,
  }
  await ctx.db.insert(decision).values(row)
  await forgetDecided(ctx, contribution.id)
  return decisionHash(row)
}

/** SHA-256 over the canonical JSON of everything that a decision says; what it does not say is no part of it. */
export function decisionHash({ ruled, asked, amendment, ...row }: typeof decision.$inferSelect): string {
  return contentHash({
    ...row,
    ...(ruled && { ruled }),
    ...(asked && { asked }),
    ...(amendment && { amendment }),
    decidedAt: row.decidedAt.toISOString(),
  })
}
