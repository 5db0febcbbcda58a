import { desc, eq, sql } from "drizzle-orm"
import { article, revision } from "#db/tables/articles"
import { event } from "#db/tables/contributions"
import { revisionHash } from "#server/article/append-revision"
import { loadArticle, loadLive } from "#server/article/load"
import type { Context } from "#server/context"
import { eventHash } from "#server/event/record"
import { newId } from "#server/new-id"

const AT_ONCE = 250

/**
 * Brings an article to revision `upTo` by small repairs of its standfirst: each revision and each event is chained to the
 * one before by its hash, as publishing does it, but many are written by one statement.
 */
export async function describeAnew(ctx: Context, articleId: string, upTo: number): Promise<void> {
  const row = await loadArticle(ctx, articleId)
  const live = await loadLive(ctx, row)
  const blocks = await blockHashes(ctx, live.manifest)
  const stream = `article:${articleId}`
  const [last] = await ctx.db.select().from(event).where(eq(event.stream, stream)).orderBy(desc(event.seq)).limit(1)
  if (!last) throw new Error("nothing was recorded of this article yet")
  let parent = live
  let previous = { seq: last.seq, hash: last.hash }
  while (parent.seq < upTo) {
    const revisions: (typeof revision.$inferInsert)[] = []
    const events: (typeof event.$inferInsert)[] = []
    for (let n = 0; n < AT_ONCE && parent.seq < upTo; n++) {
      const { id: _id, hash: _hash, blocks: stored, ...said } = parent
      const seq = parent.seq + 1
      const dek = `A count that is kept up to date, as of day ${seq}.`
      const body = { ...said, seq, parentId: parent.id, dek, note: `The standfirst of day ${seq}`, noticeType: null }
      const hash = revisionHash(body, { blocks, parentHash: parent.hash })
      parent = { ...body, id: newId(), hash, blocks: stored }
      revisions.push({ ...body, id: parent.id, hash })
      const { id: _event, hash: _chained, ...happened } = last
      const next = { ...happened, seq: previous.seq + 1, revisionSeq: seq, previousHash: previous.hash }
      previous = { seq: next.seq, hash: eventHash(next) }
      events.push({ ...next, hash: previous.hash })
    }
    await ctx.db.transaction(async (tx) => {
      await tx.insert(revision).values(revisions)
      await tx.insert(event).values(events)
      const { id: liveRevisionId, seq: liveSeq, dek } = parent
      await tx.update(article).set({ liveRevisionId, liveSeq, dek }).where(eq(article.id, articleId))
    })
  }
}

async function blockHashes(ctx: Context, manifest: readonly number[]): Promise<string[]> {
  const { rows } = await ctx.db.execute<{ id: number | string; hash: string }>(sql`select id, hash from block_version`)
  const hashes = new Map(rows.map(({ id, hash }) => [Number(id), hash]))
  return manifest.map((id) => hashes.get(id) ?? "")
}
