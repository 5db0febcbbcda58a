import { and, eq, inArray, isNull } from "drizzle-orm"
import type { Anchor, PlacedInsight } from "#core/anchor/anchor"
import { resolveAnchor } from "#core/anchor/resolve"
import type { NoticeSaid } from "#core/article/notices"
import type { RevisionKind, Significance } from "#core/article/vocabulary"
import { attributeRevision } from "#core/authorship/attribute"
import type { AttributedBlock } from "#core/authorship/attributed"
import { EMPTY_GRAVEYARD, type Graveyard } from "#core/authorship/graveyard"
import { graveyardAfterRestore } from "#core/authorship/restore"
import type { NamedAuthor } from "#core/credit/authors"
import { contentHash } from "#core/document/content-hash"
import type { Document, Source } from "#core/document/schema"
import { countWords } from "#core/document/words"
import { Refusal } from "#core/refusal"
import type { Pieces } from "#core/text/pieces"
import { anchor, article, blockVersion, graveyard, revision } from "#db/tables/articles"
import type { Context } from "#server/context"
import { keepCredits } from "#server/credit/keep"
import { newId } from "#server/new-id"
import type { ArticleRow, LoadedRevision, RevisionRow } from "./load"
import { writeNotice } from "./notices"
import { unusedOffset } from "./unused-offset"

/** What the next revision shall say, and who stands behind it. */
export type NextRevision = {
  readonly kind: RevisionKind
  readonly title: string
  readonly dek: string
  readonly document: Document
  readonly sources: readonly Source[]
  /** An insight that this revision adds, with the anchor it is placed by (null: about the whole article). */
  readonly adds?: { readonly contributionId: string; readonly versionN: number; readonly anchor: Anchor | null }
  /** Insights as they stood in a revision that is given back; without it, those of live are kept. */
  readonly insights?: readonly PlacedInsight[]
  /** Blocks of a revision that is given back: their authorship is reused, byte for byte. */
  readonly reuse?: readonly {
    readonly versionId: number
    readonly block: AttributedBlock["block"]
    readonly spans: AttributedBlock["spans"]
  }[]
  /** Which piece of each block came from where, when this is a merge. */
  readonly pieces?: Pieces
  /** Blocks of the earlier revision that `pieces` calls theirs, where this is an undo: their words go back to who wrote them. */
  readonly given?: AttributedBlock[]
  readonly contributionId?: string
  /** Whose words the new ones are: the contribution's id, or nothing for the revision's own author. */
  readonly origin?: string
  readonly authorId: string
  readonly approvedBy: string
  /** Who is named as author from now on; without it, those who are named already. */
  readonly authors?: readonly NamedAuthor[]
  /** Who wrote the new words where that was at the desk; empty: they are the authors'. */
  readonly writers?: readonly string[]
  readonly restoresSeq?: number
  readonly note: string
  readonly significance: Significance
  readonly notice: NoticeSaid | null
}

export type AppendedRevision = {
  readonly made: RevisionRow
  readonly credited: string[]
  readonly said: { readonly notice?: string }
}

/**
 * Makes `next` the live revision of an article whose row the caller has locked: attributes every character, stores the
 * blocks that are new, places every insight, chains the revision to `live` by hash, and moves the article on by
 * compare-and-swap. Refuses with `out-of-date` when the article moved on since `live` was read. Gives the revision,
 * everybody who is credited in the article now and what the event has to carry of the revision's notice.
 */
export async function appendRevision(
  ctx: Context,
  row: ArticleRow,
  live: LoadedRevision | null,
  next: NextRevision,
): Promise<AppendedRevision> {
  const id = newId()
  const blocks = await attributed(ctx, row, live, next, id)
  const manifest = await storeBlocks(ctx, row.id, blocks)
  const insights = await placeInsights(ctx, row.id, live, next, blocks)
  const body = {
    articleId: row.id,
    seq: (live?.seq ?? 0) + 1,
    parentId: live?.id ?? null,
    kind: next.kind,
    title: next.title,
    dek: next.dek,
    manifest,
    insights,
    sources: [...next.sources],
    contributionId: next.contributionId ?? null,
    authorId: next.authorId,
    approvedBy: next.approvedBy,
    authors: next.authors ? [...next.authors] : row.authors,
    writers: next.writers ? [...next.writers] : null,
    restoresSeq: next.restoresSeq ?? null,
    note: next.note,
    significance: next.significance,
    noticeType: next.notice?.type ?? null,
    words: countWords({ blocks: blocks.map(({ block }) => block) }),
    createdAt: ctx.now,
  }
  const hash = revisionHash(body, { blocks: blocks.map(blockHash), parentHash: live?.hash ?? null })
  const [made] = await ctx.db
    .insert(revision)
    .values({ id, ...body, hash })
    .returning()
  if (!made) throw new Error("the revision was not stored")
  await moveArticleOn(ctx, row, live, made)
  return { made, credited: await keepCredits(ctx, made, blocks), said: await sayNotice(ctx, made, next.notice) }
}

async function sayNotice(ctx: Context, made: RevisionRow, notice: NoticeSaid | null): Promise<{ notice?: string }> {
  if (!notice) return {}
  const { id: revisionId, articleId, seq: liveSeq, approvedBy: editorId } = made
  const { type, wrong, stands } = notice
  const about = { revisionId, articleId, liveSeq, editorId, reason: "" }
  return { notice: await writeNotice(ctx, about, { type, wrong, stands }) }
}

const blockHash = ({ block, spans }: AttributedBlock) => contentHash({ block, spans })

type HashedBody = Omit<typeof revision.$inferInsert, "id" | "hash" | "manifest"> & {
  createdAt: Date
  manifest?: unknown
}

/**
 * The hash of a revision: SHA-256 over the canonical JSON of all it says, its blocks by their hashes in reading order,
 * and its parent's hash, so that changing any earlier revision changes every later hash. What a revision could not say
 * when it was made is no part of it.
 */
export function revisionHash(
  body: HashedBody,
  chain: { blocks: readonly string[]; parentHash: string | null },
): string {
  const { manifest: _rowNumbers, createdAt, authors, writers, ...said } = body
  return contentHash({
    ...said,
    ...(authors && { authors }),
    ...(writers && { writers }),
    createdAt: createdAt.toISOString(),
    ...chain,
  })
}

/** The next revision's blocks with their authorship; the article's graveyard is kept in step. */
async function attributed(
  ctx: Context,
  row: ArticleRow,
  live: LoadedRevision | null,
  next: NextRevision,
  id: string,
): Promise<readonly AttributedBlock[]> {
  const before = live?.blocks ?? []
  if (!next.reuse && isSameText(before, next.document)) return before
  const [kept] = await ctx.db.select().from(graveyard).where(eq(graveyard.articleId, row.id))
  const buried = (kept?.dead ?? EMPTY_GRAVEYARD) as Graveyard
  const nextOffset = next.origin ? await unusedOffset(ctx, next.origin, (live?.seq ?? 0) + 1) : undefined
  const made = next.reuse
    ? {
        blocks: next.reuse,
        graveyard: graveyardAfterRestore({ before, restored: next.reuse, graveyard: buried }),
      }
    : attributeRevision({
        before,
        after: next.document,
        origin: next.origin ?? id,
        editorOrigin: id,
        graveyard: buried,
        ...(nextOffset === undefined ? {} : { nextOffset }),
        ...(next.pieces ? { pieces: next.pieces } : {}),
        ...(next.given ? { given: next.given } : {}),
      })
  if (made.graveyard === buried) return made.blocks
  const dead = { articleId: row.id, dead: made.graveyard }
  await ctx.db.insert(graveyard).values(dead).onConflictDoUpdate({ target: graveyard.articleId, set: dead })
  return made.blocks
}

/** An insight adds no words to the text: who wrote what stays as it was, and the graveyard, which may be large, unread. */
const isSameText = (before: LoadedRevision["blocks"], { blocks }: Document): boolean =>
  blocks.length === before.length && blocks.every((block, at) => block === before[at]?.block)

/** Content-addressed: a block that was stored before, in this or any earlier revision, is stored once. */
async function storeBlocks(ctx: Context, articleId: string, blocks: readonly AttributedBlock[]): Promise<number[]> {
  const rows = blocks.map((attributed) => ({
    articleId,
    blockId: attributed.block.id,
    content: attributed.block,
    spans: [...attributed.spans],
    hash: blockHash(attributed),
  }))
  const key = (row: { blockId: string; hash: string }) => `${row.blockId} ${row.hash}`
  const known = new Map<string, number>()
  const remember = (stored: { id: number; blockId: string; hash: string }[]) => {
    for (const row of stored) known.set(key(row), row.id)
  }
  const columns = { id: blockVersion.id, blockId: blockVersion.blockId, hash: blockVersion.hash }
  if (rows.length > 0) {
    const hashes = rows.map((row) => row.hash)
    remember(
      await ctx.db
        .select(columns)
        .from(blockVersion)
        .where(and(eq(blockVersion.articleId, articleId), inArray(blockVersion.hash, hashes))),
    )
  }
  const fresh = rows.filter((row) => !known.has(key(row)))
  if (fresh.length > 0) remember(await ctx.db.insert(blockVersion).values(fresh).returning(columns))
  return rows.map((row) => known.get(key(row)) ?? 0)
}

async function placeInsights(
  ctx: Context,
  articleId: string,
  live: LoadedRevision | null,
  next: NextRevision,
  blocks: readonly AttributedBlock[],
): Promise<PlacedInsight[]> {
  const { adds } = next
  const kept = next.insights ?? live?.insights ?? []
  const anchors = await anchorsOf(ctx, articleId)
  const place = (found: Anchor | undefined | null) =>
    found ? { ...resolveAnchor(found, blocks), revisionSeq: found.revisionSeq } : null
  const placed = kept.map((insight) => ({
    ...insight,
    place: insight.place && place(anchors.get(keyOf(insight)) ?? anchors.get(keyOf({ ...insight, versionN: 0 }))),
  }))
  if (!adds) return placed
  if (adds.anchor) {
    const { contributionId, versionN } = adds
    await ctx.db
      .insert(anchor)
      .values({ contributionId, versionN, articleId, anchor: adds.anchor })
      .onConflictDoNothing()
  }
  const others = placed.filter(({ contributionId }) => contributionId !== adds.contributionId)
  return [...others, { contributionId: adds.contributionId, versionN: adds.versionN, place: place(adds.anchor) }]
}

async function anchorsOf(ctx: Context, articleId: string): Promise<Map<string, Anchor>> {
  const rows = await ctx.db.select().from(anchor).where(eq(anchor.articleId, articleId))
  return new Map(rows.map((row) => [keyOf(row), row.anchor]))
}

const keyOf = ({ contributionId, versionN }: { contributionId: string; versionN: number }) =>
  `${contributionId} ${versionN}`

async function moveArticleOn(
  ctx: Context,
  row: ArticleRow,
  live: LoadedRevision | null,
  made: RevisionRow,
): Promise<void> {
  const isFirst = live === null
  const moved = await ctx.db
    .update(article)
    .set({
      liveRevisionId: made.id,
      liveSeq: made.seq,
      title: made.title,
      dek: made.dek,
      authors: made.authors,
      status: row.status === "draft" ? "live" : row.status,
      changedAt: ctx.now,
      ...(isFirst ? { publishedAt: ctx.now } : {}),
      ...(isFirst || made.significance === "substantive" ? { updatedAt: ctx.now } : {}),
    })
    .where(and(eq(article.id, row.id), live ? eq(article.liveRevisionId, live.id) : isNull(article.liveRevisionId)))
    .returning({ id: article.id })
  if (moved.length === 0) throw articleMovedOn()
}

/** The refusal for a decision or edit that was taken against a revision that is no longer live. */
export const articleMovedOn = () =>
  new Refusal(
    "out-of-date",
    "The article has changed since you opened this page. Look at it as it is now, then decide again.",
  )
