import { and, eq, inArray } from "drizzle-orm"
import type { Anchor } from "#core/anchor/anchor"
import { makeAnchor } from "#core/anchor/make"
import { resolveAnchor } from "#core/anchor/resolve"
import { fitSources } from "#core/article/fit-sources"
import { attributeRevision } from "#core/authorship/attribute"
import type { AttributedBlock } from "#core/authorship/attributed"
import { EMPTY_GRAVEYARD, type Graveyard } from "#core/authorship/graveyard"
import { watchIdentities } from "#core/authorship/identity-watch"
import { graveyardAfterRestore } from "#core/authorship/restore"
import { decisionsOf } from "#core/contribution/ruled"
import type { DecisionKind } from "#core/contribution/vocabulary"
import { canonicalJson } from "#core/document/canonical-json"
import type { Document, Source } from "#core/document/schema"
import { mergeDocuments } from "#core/text/merge"
import type { Pieces } from "#core/text/pieces"
import { anchor, blockVersion, graveyard, revision } from "#db/tables/articles"
import { decision, version } from "#db/tables/contributions"
import { documentOf, loadRevision, type RevisionRow, type StoredBlock } from "#server/article/load"
import { unusedOffset } from "#server/article/unused-offset"
import { undonePieces } from "#server/contribution/undo"
import { type Named, type Reading, revisionsOf, walk } from "./walk"

/** How many revisions were attributed anew with the same result; the others hold decisions that were not kept. */
export type Replayed = { replayed: number }

/**
 * Replays the history of an article from zero and compares who is credited with every character, and where every insight
 * stands, with what is stored; names the first revision that differs. A revision that merged an editor's draft begun
 * earlier cannot be made anew, because what was chosen there is not kept: its authorship must still be sound (see `watchIdentities`), and from there on so must that of the revisions after it.
 */
export async function authorshipMisfit(ctx: Reading, { id, slug }: Named, count: Replayed): Promise<string | null> {
  const enter = watchIdentities()
  const anchors = await anchorsOf(ctx, id)
  let before: readonly StoredBlock[] = []
  let replay: Replay = { graveyard: EMPTY_GRAVEYARD, isExact: true }
  for await (const row of walk(revisionsOf(ctx, id))) {
    const name = `revision ${row.seq} of ${slug}`
    const blocks = await blocksOf(ctx, row, before)
    const fault = enter({ blocks, origins: [row.id, row.contributionId ?? row.id] })
    if (fault) return `${name}: ${fault}`
    const made = await madeAnew(ctx, row, { before, blocks, graveyard: replay.graveyard })
    const isSame = made.blocks !== null && sameAuthorship(made.blocks, blocks)
    if (!isSame && made.isCertain && replay.isExact) return `${name} credits other people than its replay does`
    if (isSame) count.replayed++
    replay = { graveyard: made.graveyard, isExact: replay.isExact && isSame }
    const misplaced = await misplacedInsight(ctx, row, blocks, anchors)
    if (misplaced) return `${name}: ${misplaced}`
    before = blocks
  }
  return replay.isExact ? buriedMisfit(ctx, { id, slug }, replay.graveyard) : null
}

/** `isExact`: everything so far could be made anew, the graveyard included. */
type Replay = { readonly graveyard: Graveyard; readonly isExact: boolean }

type Step = {
  readonly before: readonly StoredBlock[]
  readonly blocks: readonly StoredBlock[]
  readonly graveyard: Graveyard
}
/** `isCertain`: nothing that went into the revision is unknown, so that it must come out the same. */
type Made = {
  readonly blocks: readonly AttributedBlock[] | null
  readonly graveyard: Graveyard
  readonly isCertain: boolean
}

async function madeAnew(ctx: Reading, row: RevisionRow, { before, blocks, graveyard }: Step): Promise<Made> {
  if (row.kind === "restore") {
    const restored = await revisionOf(ctx, row.articleId, row.restoresSeq ?? 0)
    if (!restored) return { blocks: null, graveyard, isCertain: true }
    return { blocks: restored, graveyard: graveyardAfterRestore({ before, restored, graveyard }), isCertain: true }
  }
  const after = documentOf(blocks)
  const merged =
    row.kind === "merge"
      ? await mergedAnew(ctx, row, before)
      : row.kind === "undo"
        ? await undoneAnew(ctx, row, before)
        : null
  const isAsMerged = merged !== null && canonicalJson(merged.document) === canonicalJson(after)
  const origin = (row.kind === "merge" && row.contributionId) || row.id
  const nextOffset = await unusedOffset(ctx, origin, row.seq)
  const made = attributeRevision({
    before,
    after,
    origin,
    editorOrigin: row.id,
    graveyard,
    ...(nextOffset === undefined ? {} : { nextOffset }),
    ...(isAsMerged ? { pieces: merged.pieces } : {}),
    ...(isAsMerged && merged.given ? { given: merged.given } : {}),
  })
  return { ...made, isCertain: row.kind !== "edit" && (merged === null || isAsMerged) }
}

type MergedAnew = { readonly document: Document; readonly pieces: Pieces; readonly given?: readonly AttributedBlock[] }

/** The merge of a contributed edit as it was decided, as far as that was kept with the decision; null for an insight. */
async function mergedAnew(
  ctx: Reading,
  { contributionId, parentId }: RevisionRow,
  before: readonly StoredBlock[],
): Promise<MergedAnew | null> {
  const [row] = await ctx.db
    .select({ content: version.content, baseRevisionId: version.baseRevisionId, ruled: decision.ruled })
    .from(decision)
    .innerJoin(version, and(eq(version.contributionId, decision.contributionId), eq(version.n, decision.versionN)))
    .where(decidedOn({ contributionId, parentId }, "merge"))
    .limit(1)
  if (row?.content.kind !== "edit") return null
  const base = await loadRevision(ctx, row.baseRevisionId)
  const { proposed, sources = [] } = row.content
  const fitted = sources.length > 0 ? fitSources(proposed, sources, await sourcesOf(ctx, parentId)).document : proposed
  const documents = { base: documentOf(base.blocks), ours: documentOf(before), theirs: fitted }
  return mergeDocuments(documents, row.ruled ? decisionsOf(row.ruled) : {})
}

async function sourcesOf(ctx: Reading, revisionId: string | null): Promise<readonly Source[]> {
  const [row] = await ctx.db
    .select({ sources: revision.sources })
    .from(revision)
    .where(eq(revision.id, revisionId ?? ""))
  return row?.sources ?? []
}

/** The decision that made a revision. */
const decidedOn = (
  { contributionId, parentId }: Pick<RevisionRow, "contributionId" | "parentId">,
  kind: DecisionKind,
) =>
  and(
    eq(decision.contributionId, contributionId ?? ""),
    eq(decision.kind, kind),
    eq(decision.liveRevisionId, parentId ?? ""),
  )

/** An undo as it was decided, as far as that was kept with the decision; null for an insight. */
async function undoneAnew(
  ctx: Reading,
  { articleId, contributionId, parentId, restoresSeq }: RevisionRow,
  before: readonly StoredBlock[],
): Promise<MergedAnew | null> {
  const merged = await revisionOf(ctx, articleId, restoresSeq ?? 0)
  const earlier = await revisionOf(ctx, articleId, (restoresSeq ?? 0) - 1)
  if (!merged || !earlier) return null
  const past = { merged: { blocks: merged }, before: { blocks: earlier } }
  const documents = { base: documentOf(merged), ours: documentOf(before), theirs: documentOf(earlier) }
  const [row] = await ctx.db
    .select({ ruled: decision.ruled })
    .from(decision)
    .where(decidedOn({ contributionId, parentId }, "undo"))
    .limit(1)
  const undone = mergeDocuments(documents, row?.ruled ? decisionsOf(row.ruled) : {})
  return { document: undone.document, pieces: undonePieces(undone, past, { blocks: before }), given: earlier }
}

function sameAuthorship(made: readonly AttributedBlock[], stored: readonly StoredBlock[]): boolean {
  return (
    made.length === stored.length &&
    made.every(({ block, spans }, i) => {
      const other = stored[i]
      return block.id === other?.block.id && JSON.stringify(spans) === JSON.stringify(other.spans)
    })
  )
}

/** An insight that does not stand where its passage is in this revision. */
async function misplacedInsight(
  ctx: Reading,
  row: RevisionRow,
  blocks: readonly StoredBlock[],
  anchors: ReadonlyMap<string, Anchor>,
): Promise<string | null> {
  for (const { contributionId, versionN, place } of row.insights) {
    if (!place) continue
    const found = anchors.get(`${contributionId} ${versionN}`) ?? anchors.get(`${contributionId} 0`)
    const name = `the insight ${contributionId}`
    if (!found) return `${name} has no anchor`
    if (row.contributionId === contributionId) {
      const picked = await pickedAnew(ctx, contributionId, versionN)
      if (canonicalJson(picked) !== canonicalJson(found))
        return `the anchor of ${name} is not the passage that was picked`
    }
    const stands = { ...resolveAnchor(found, blocks), revisionSeq: found.revisionSeq }
    if (canonicalJson(stands) !== canonicalJson(place)) return `${name} does not stand where its passage is`
  }
  return null
}

async function pickedAnew(ctx: Reading, contributionId: string, n: number): Promise<Anchor | null> {
  const [row] = await ctx.db
    .select({ content: version.content, baseRevisionId: version.baseRevisionId })
    .from(version)
    .where(and(eq(version.contributionId, contributionId), eq(version.n, n)))
  if (row?.content.kind !== "insight" || !row.content.passage) return null
  const base = await loadRevision(ctx, row.baseRevisionId)
  return makeAnchor(row.content.passage, base.seq, base.blocks)
}

async function buriedMisfit(
  ctx: Reading,
  { id, slug }: Pick<Named, "id" | "slug">,
  computed: Graveyard,
): Promise<string | null> {
  const [row] = await ctx.db.select().from(graveyard).where(eq(graveyard.articleId, id))
  const stored = row?.dead ?? EMPTY_GRAVEYARD
  return canonicalJson(stored) === canonicalJson(computed)
    ? null
    : `the words kept of what ${slug} took out are not those that its replay gives`
}

/** A revision's blocks; those that the one before has too are the same objects, and not read again. */
async function blocksOf(
  ctx: Reading,
  { manifest }: Pick<RevisionRow, "manifest">,
  before: readonly StoredBlock[],
): Promise<StoredBlock[]> {
  const known = new Map(before.map((block) => [block.versionId, block]))
  const missing = manifest.filter((versionId) => !known.has(versionId))
  if (missing.length > 0) {
    const rows = await ctx.db
      .select({ versionId: blockVersion.id, block: blockVersion.content, spans: blockVersion.spans })
      .from(blockVersion)
      .where(inArray(blockVersion.id, missing))
    for (const row of rows) known.set(row.versionId, row)
  }
  return manifest.flatMap((versionId) => known.get(versionId) ?? [])
}

async function revisionOf(ctx: Reading, articleId: string, seq: number): Promise<StoredBlock[] | null> {
  const [row] = await ctx.db
    .select({ manifest: revision.manifest })
    .from(revision)
    .where(and(eq(revision.articleId, articleId), eq(revision.seq, seq)))
  return row ? blocksOf(ctx, row, []) : null
}

async function anchorsOf(ctx: Reading, articleId: string): Promise<Map<string, Anchor>> {
  const rows = await ctx.db.select().from(anchor).where(eq(anchor.articleId, articleId))
  return new Map(rows.map((row) => [`${row.contributionId} ${row.versionN}`, row.anchor]))
}
