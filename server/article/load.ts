import { eq, inArray } from "drizzle-orm"
import type { Span } from "#core/authorship/spans"
import type { Block, Document } from "#core/document/schema"
import { Refusal } from "#core/refusal"
import { article, articleDraft, blockVersion, revision } from "#db/tables/articles"
import type { Context } from "#server/context"

/** Reading asks for no more than where to read. */
type Reading = Pick<Context, "db">

export type ArticleRow = typeof article.$inferSelect
export type DraftRow = typeof articleDraft.$inferSelect
export type RevisionRow = typeof revision.$inferSelect
/** A block as one revision shows it, with the authorship of its characters and the row it is stored in. */
export type StoredBlock = { readonly versionId: number; readonly block: Block; readonly spans: readonly Span[] }
export type LoadedRevision = RevisionRow & { readonly blocks: readonly StoredBlock[] }

/** The article with this id, or a refusal. `lock` holds its row until the transaction ends: publishing takes turns. */
export async function loadArticle(ctx: Reading, id: string, lock: "lock" | "read" = "read"): Promise<ArticleRow> {
  const query = ctx.db.select().from(article).where(eq(article.id, id))
  const [row] = await (lock === "lock" ? query.for("update") : query)
  if (!row) throw new Refusal("not-found", "There is no such article.")
  return row
}

/** The draft of an article at the save that the editor saw, or a refusal; at any save where none is named. */
export async function loadDraftAsSeen(ctx: Reading, { id }: ArticleRow, saves: number | undefined): Promise<DraftRow> {
  const [draft] = await ctx.db.select().from(articleDraft).where(eq(articleDraft.articleId, id)).for("update")
  if (!draft) throw new Refusal("not-possible-now", "There is nothing new to publish.")
  if (saves === undefined || saves === draft.saves) return draft
  throw new Refusal(
    "out-of-date",
    "Somebody changed this draft since you opened this page. Look at it as it is now, then publish.",
  )
}

/** Whose the words of a draft are when it is published: everybody's who typed in it, or nobody's by name but the authors'. */
export const writersOfDraft = ({ writers, savedBy }: DraftRow, words: "writers" | "authors"): string[] =>
  words === "authors" ? [] : writers.length > 0 ? writers : [savedBy]

/** A revision with its blocks in reading order, or a refusal. */
export async function loadRevision(ctx: Reading, id: string): Promise<LoadedRevision> {
  const [row] = await ctx.db.select().from(revision).where(eq(revision.id, id))
  if (!row) throw new Refusal("not-found", "There is no such revision.")
  return { ...row, blocks: await loadBlocks(ctx, row.manifest) }
}

/** The revision that readers see now. Refuses articles that were never published. */
export async function loadLive(ctx: Reading, row: ArticleRow): Promise<LoadedRevision> {
  if (!row.liveRevisionId) throw new Refusal("not-possible-now", "This article has not been published yet.")
  return loadRevision(ctx, row.liveRevisionId)
}

/** The document made of stored blocks. */
export const documentOf = (blocks: readonly StoredBlock[]): Document => ({ blocks: blocks.map(({ block }) => block) })

async function loadBlocks(ctx: Reading, manifest: readonly number[]): Promise<StoredBlock[]> {
  if (manifest.length === 0) return []
  const rows = await ctx.db
    .select({ versionId: blockVersion.id, block: blockVersion.content, spans: blockVersion.spans })
    .from(blockVersion)
    .where(inArray(blockVersion.id, [...new Set(manifest)]))
  const byId = new Map(rows.map((row) => [row.versionId, row]))
  return manifest.flatMap((id) => byId.get(id) ?? [])
}
