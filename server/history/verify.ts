import { and, asc, eq, gt, sql } from "drizzle-orm"
import { canonicalJson } from "#core/document/canonical-json"
import { contentHash } from "#core/document/content-hash"
import { article, revision } from "#db/tables/articles"
import { contribution, event, version } from "#db/tables/contributions"
import { revisionHash } from "#server/article/append-revision"
import { authorshipMisfit } from "./verify-authorship"
import { blockHashes } from "./verify-blocks"
import { cosignatureMisfit } from "./verify-cosignatures"
import { eventMisfit } from "./verify-events"
import { mendingMisfit } from "./verify-mendings"
import { nameMisfit } from "./verify-names"
import { noticeMisfit } from "./verify-notices"
import { stateMisfit } from "./verify-states"
import { type Count, type Named, type Reading, revisionsOf, walk } from "./walk"

/** What a walk over the history found: how much it read, and the first row that does not fit, if one does not. */
export type Verification = Count & { readonly misfit: string | null }

/**
 * Walks the whole history and recomputes every hash: each revision over what it says, its blocks and its parent; each
 * version of a contribution over its content; each event over itself and the one before in its stream; each decision
 * and each mending of a revision and each word of a notice against the event that recorded it; the state of each article against the event that made
 * it so. Then replays who wrote what (see `authorshipMisfit`). Stops at the first row that does not fit and names it. Reads page by page, so that
 * memory does not grow with the history. What it cannot see is a history cut off at its end and signed anew throughout:
 * for that, compare the newest hashes with a copy kept elsewhere.
 */
export async function verifyHistory(ctx: Reading, count = nothingRead()): Promise<Verification> {
  for await (const one of walk(articlesOf(ctx))) {
    const misfit =
      (await revisionMisfit(ctx, one, count)) ??
      (await versionMisfit(ctx, one, count)) ??
      (await tailMisfit(ctx, one)) ??
      (await stateMisfit(ctx, one)) ??
      (await nameMisfit(ctx, one)) ??
      (await authorshipMisfit(ctx, one, count))
    if (misfit) return { ...count, misfit }
  }
  const misfit =
    (await eventMisfit(ctx, count)) ??
    (await mendingMisfit(ctx)) ??
    (await noticeMisfit(ctx)) ??
    (await cosignatureMisfit(ctx))
  return { ...count, misfit }
}

/** To be handed in by whoever wants to see, while it goes on, how much was read. */
export const nothingRead = (): Count => ({ revisions: 0, versions: 0, events: 0, decisions: 0, replayed: 0 })

const articlesOf =
  (ctx: Reading) =>
  (after: { id: string } | undefined, limit: number): Promise<Named[]> =>
    ctx.db
      .select({
        id: article.id,
        slug: article.slug,
        live: article.liveRevisionId,
        liveSeq: article.liveSeq,
        status: article.status,
        statusNote: article.statusNote,
        authors: article.authors,
      })
      .from(article)
      .where(after ? gt(article.id, after.id) : undefined)
      .orderBy(asc(article.id))
      .limit(limit)

async function revisionMisfit(ctx: Reading, { id, slug, live, authors }: Named, count: Count): Promise<string | null> {
  const hashes = await blockHashes(ctx, id)
  if (typeof hashes === "string") return `${slug}: ${hashes}`
  let parent: typeof revision.$inferSelect | undefined
  for await (const row of walk(revisionsOf(ctx, id))) {
    const name = `revision ${row.seq} of ${slug}`
    const { id: _id, hash, ...body } = row
    if (row.seq !== (parent?.seq ?? 0) + 1 || row.parentId !== (parent?.id ?? null))
      return `${name} does not follow the one before`
    const missing = row.manifest.find((block) => !hashes.has(block))
    if (missing !== undefined) return `${name}: block version ${missing} is missing`
    const blocks = row.manifest.map((block) => hashes.get(block) ?? "")
    if (revisionHash(body, { blocks, parentHash: parent?.hash ?? null }) !== hash)
      return `${name} is not what its hash says`
    parent = row
    count.revisions++
  }
  if (parent && canonicalJson(parent.authors) !== canonicalJson(authors))
    return `the authors of ${slug} are not those that its newest revision names`
  return (parent?.id ?? null) === live ? null : `the live revision of ${slug} is not its newest`
}

async function versionMisfit(ctx: Reading, { id, slug }: Named, count: Count): Promise<string | null> {
  for await (const { version: row, baseHash } of walk(versionsOf(ctx, id))) {
    const hash = contentHash({ content: row.content, base: baseHash, contribution: row.contributionId })
    if (hash !== row.hash)
      return `version ${row.n} of contribution ${row.contributionId} to ${slug} is not what its hash says`
    count.versions++
  }
  return null
}

const versionsOf =
  (ctx: Reading, articleId: string) => (after: { version: { id: string } } | undefined, limit: number) =>
    ctx.db
      .select({ version, baseHash: revision.hash })
      .from(version)
      .innerJoin(contribution, eq(contribution.id, version.contributionId))
      .innerJoin(revision, eq(revision.id, version.baseRevisionId))
      .where(and(eq(contribution.articleId, articleId), after ? gt(version.id, after.version.id) : undefined))
      .orderBy(asc(version.id))
      .limit(limit)

/** Every revision was recorded when it was made: a newest one that no event knows, or the reverse, was put in or taken out. */
async function tailMisfit(ctx: Reading, { id, slug, liveSeq }: Named): Promise<string | null> {
  const [row] = await ctx.db
    .select({ seq: sql<number>`coalesce(max(${event.revisionSeq}), 0)::int` })
    .from(event)
    .where(eq(event.articleId, id))
  return (row?.seq ?? 0) === liveSeq ? null : `the newest recorded revision of ${slug} is ${row?.seq}, not ${liveSeq}`
}
