import { and, asc, eq, gt } from "drizzle-orm"
import { contentHash } from "#core/document/content-hash"
import { blockVersion } from "#db/tables/articles"
import { type Reading, walk } from "./walk"

/** The hash of every stored block of an article by its row's number, each checked against its content; or which does not fit. */
export async function blockHashes(ctx: Reading, articleId: string): Promise<Map<number, string> | string> {
  const hashes = new Map<number, string>()
  for await (const row of walk(blocksOf(ctx, articleId))) {
    if (contentHash({ block: row.content, spans: row.spans }) !== row.hash)
      return `block version ${row.id} is not what its hash says`
    hashes.set(row.id, row.hash)
  }
  return hashes
}

const blocksOf = (ctx: Reading, articleId: string) => (after: { id: number } | undefined, limit: number) =>
  ctx.db
    .select()
    .from(blockVersion)
    .where(and(eq(blockVersion.articleId, articleId), gt(blockVersion.id, after?.id ?? 0)))
    .orderBy(asc(blockVersion.id))
    .limit(limit)
