import { and, asc, desc, eq, inArray, lte } from "drizzle-orm"
import { partiesDeclared } from "#core/article/parties"
import type { ArticleStatus } from "#core/article/vocabulary"
import type { SentReason } from "#core/contribution/reasons"
import type { Ruled } from "#core/contribution/ruled"
import type { AiUse, ContributionKind } from "#core/contribution/vocabulary"
import type { Byline } from "#core/credit/byline"
import type { CreditRole } from "#core/credit/roles"
import type { Document, Source } from "#core/document/schema"
import { type BlockChange, diffDocuments } from "#core/text/diff"
import { article, revision } from "#db/tables/articles"
import { contribution, decision, version } from "#db/tables/contributions"
import { documentOf, loadRevision } from "#server/article/load"
import { mendingsOf } from "#server/article/mended"
import type { Context } from "#server/context"
import { cosigns } from "#server/credit/cosigned"
import { bylinesOf } from "#server/people/bylines"
import { disclosuresOf } from "#server/people/disclosures"

/** The public record of a merged contribution. */
export type RecordView = {
  readonly id: string
  readonly slug: string
  readonly title: string
  /** How the article stands now. */
  readonly status: ArticleStatus
  readonly kind: ContributionKind
  readonly author: Byline
  readonly approvedBy: Byline
  readonly disclosureLine: string
  readonly certifiedAt: Date
  /** Parties named in the article in which the author declared an interest. */
  readonly namedHere: readonly string[]
  readonly roles: readonly CreditRole[]
  readonly aiUse: AiUse
  readonly aiNote: string
  readonly licence: string
  readonly submittedAt: Date
  readonly mergedAt: Date
  readonly mergedSeq: number
  /** When an undo took its words out of the article again. */
  readonly revertedAt: Date | null
  /** The contribution that it was added to as a co-signature: whose it is, and whether that was undone since. */
  readonly cosigns: { readonly id: string; readonly author: Byline; readonly isUndone: boolean } | null
  readonly baseSeq: number
  readonly note: string
  readonly versions: number
  /** An insight's own text. */
  readonly body: Document | null
  readonly passage: string | null
  /** Why an edit was suggested, and what it asked to change in the revision it was written against. */
  readonly reason: string
  readonly reasons: readonly SentReason[]
  readonly changes: readonly BlockChange[]
  /** How many of an edit's changes were taken, amended and left out; null where that was not kept. */
  readonly ruled: Pick<Ruled, "accepted" | "amended" | "declined"> | null
  /** The editor in whose words it was published, with its author's approval. */
  readonly amendedBy: Byline | null
  /** The sources of the revision it was written against, which citations in `changes` point into. */
  readonly sources: readonly Source[]
  /** Sources that it brought. */
  readonly added: readonly Source[]
}

/**
 * What readers may know of a contribution: only of what was merged, also where that was undone since; null for all others,
 * so that nothing pending shows.
 */
export async function readRecord(ctx: Pick<Context, "db">, slug: string, id: string): Promise<RecordView | null> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null
  const [found] = await ctx.db
    .select({ contribution, revision, title: article.title, status: article.status, parties: article.parties })
    .from(contribution)
    .innerJoin(article, eq(article.id, contribution.articleId))
    .innerJoin(revision, and(eq(revision.contributionId, contribution.id), eq(revision.kind, "merge")))
    .where(and(eq(article.slug, slug), eq(contribution.id, id)))
    .orderBy(desc(revision.seq))
    .limit(1)
  if (!found?.contribution.submittedAt) return null
  const sent = await ctx.db.select().from(version).where(eq(version.contributionId, id)).orderBy(asc(version.n))
  const by = await mergedBy(ctx, found.revision)
  const mergedN = versionOf(found.revision, by)
  const merged = sent.find(({ n }) => n === mergedN)
  if (!merged) return null
  const { content } = merged
  const base = await loadRevision(ctx, merged.baseRevisionId)
  const mending = (await mendingsOf(ctx, [found.revision.id])).get(found.revision.id)
  const byline = await bylinesOf(ctx, [found.contribution.authorId, found.revision.approvedBy])
  const declared = (await disclosuresOf(ctx, [merged.disclosureId])).get(merged.disclosureId)
  if (!declared) return null
  return {
    id,
    slug,
    title: found.title,
    status: found.status,
    kind: content.kind,
    author: byline(found.contribution.authorId),
    approvedBy: byline(found.revision.approvedBy),
    disclosureLine: declared.statement,
    certifiedAt: declared.certifiedAt,
    namedHere: partiesDeclared(declared.entities, found.parties),
    roles: content.roles,
    aiUse: content.aiUse,
    aiNote: content.aiNote,
    licence: content.licence,
    submittedAt: found.contribution.submittedAt,
    mergedAt: found.revision.createdAt,
    mergedSeq: found.revision.seq,
    revertedAt: found.contribution.revertedAt,
    cosigns: await readCosigned(ctx, id),
    baseSeq: base.seq,
    note: mending?.note ?? found.revision.note,
    versions: merged.n,
    body: content.kind === "insight" ? content.body : null,
    passage: content.kind === "insight" ? (content.passage?.exact ?? null) : null,
    sources: base.sources,
    added: content.kind === "edit" ? (content.sources ?? []) : [],
    reasons: content.kind === "edit" ? (content.reasons ?? []) : [],
    ruled: by?.ruled ? countsOf(by.ruled) : null,
    amendedBy: by?.kind === "amend" ? byline(found.revision.approvedBy) : null,
    reason: content.kind === "edit" ? content.reason : "",
    changes:
      content.kind === "edit"
        ? diffDocuments(documentOf(base.blocks), content.proposed).filter((change) => change.kind !== "same")
        : [],
  }
}

async function readCosigned(ctx: Pick<Context, "db">, id: string): Promise<RecordView["cosigns"]> {
  const signed = await cosigns(ctx, id)
  if (!signed) return null
  const [of] = await ctx.db.select().from(contribution).where(eq(contribution.id, signed.of))
  if (!of) return null
  const byline = await bylinesOf(ctx, [of.authorId])
  return { id: of.id, author: byline(of.authorId), isUndone: !signed.stands }
}

/** The decision that a merge was taken by: of an amended insight, the editor's words that its author approved. */
async function mergedBy(ctx: Pick<Context, "db">, { contributionId, createdAt }: typeof revision.$inferSelect) {
  const [row] = await ctx.db
    .select()
    .from(decision)
    .where(
      and(
        eq(decision.contributionId, contributionId ?? ""),
        inArray(decision.kind, ["merge", "amend"]),
        lte(decision.decidedAt, createdAt),
      ),
    )
    .orderBy(desc(decision.decidedAt), desc(decision.id))
    .limit(1)
  return row
}

/** The version that a merge published: an insight's is in the revision itself. */
function versionOf(
  { insights, contributionId }: typeof revision.$inferSelect,
  by: typeof decision.$inferSelect | undefined,
) {
  return insights.find((insight) => insight.contributionId === contributionId)?.versionN ?? by?.versionN
}

/** Readers get the counts of what was decided, never what was said about it. */
const countsOf = ({ accepted, amended, declined }: Ruled): RecordView["ruled"] => ({ accepted, amended, declined })
