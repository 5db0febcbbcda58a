import { eq } from "drizzle-orm"
import type { DraftContent } from "#core/contribution/content"
import { blockSource } from "#core/contribution/proposal"
import { articleToMarkdown } from "#core/document/markdown-out"
import { blockText } from "#core/document/plain-text"
import type { Block } from "#core/document/schema"
import { article, articleDraft } from "#db/tables/articles"
import { contribution, draft } from "#db/tables/contributions"
import { documentOf, loadArticle, loadLive, loadRevision } from "#server/article/load"
import { publishArticle } from "#server/article/publish"
import { beginArticleEdit, saveArticleDraft } from "#server/article/save-draft"
import type { Context } from "#server/context"
import { mergeContribution } from "#server/contribution/merge"
import { saveDraft } from "#server/contribution/save-draft"
import { startContribution } from "#server/contribution/start"
import { submitContribution } from "#server/contribution/submit"
import { PUBLISHING } from "#tests/support/world"

const DECLARED = { aiUse: "none", licence: true, interestsConfirmed: true }

/** Pairs of words and what shall stand in their place, each found in one block of the article. */
type Replacing = readonly (readonly [from: string, to: string])[]

/** Starts an edit that puts these words in place of those, and keeps it as a draft. Gives its id. */
export async function draftEdit(
  ctx: Context,
  slug: string,
  replacing: Replacing,
  changes: Partial<DraftContent> = {},
): Promise<string> {
  const { id } = await startContribution(ctx, { slug, kind: "edit", passage: null })
  const blocks = rewritten(await baseBlocks(ctx, id), replacing)
  await save(ctx, id, {
    blocks,
    reason: "As the trial's report says.",
    roles: ["suggested_edit"],
    ...DECLARED,
    ...changes,
  })
  return id
}

/** As `draftEdit`, and sends it in. */
export async function sendEdit(
  ctx: Context,
  slug: string,
  replacing: Replacing,
  changes: Partial<DraftContent> = {},
): Promise<string> {
  const id = await draftEdit(ctx, slug, replacing, changes)
  await submitContribution(ctx, { id })
  return id
}

/** Sends an insight on the passage that reads `exact`; on the whole article without one. Gives its id. */
export async function sendInsight(
  ctx: Context,
  slug: string,
  { exact, body = "In my clinic we see the same." }: { exact?: string; body?: string } = {},
): Promise<string> {
  const { id } = await startContribution(ctx, { slug, kind: "insight", passage: null })
  const passage = exact === undefined ? null : passageOf(await baseBlocks(ctx, id), exact)
  await save(ctx, id, { passage, body, roles: ["expert_commentary"], ...DECLARED })
  await submitContribution(ctx, { id })
  return id
}

/** Changes words of one's own pending edit and sends it again. */
export async function resend(ctx: Context, id: string, replacing: Replacing): Promise<void> {
  await save(ctx, id, { blocks: rewritten(await baseBlocks(ctx, id), replacing) })
  await submitContribution(ctx, { id })
}

/** What a decision names besides its own fields: the newest version and the revision that is live now. */
export async function seen(ctx: Pick<Context, "db">, id: string, acknowledged = false) {
  const [row] = await ctx.db
    .select({ versionN: contribution.versions, liveSeq: article.liveSeq })
    .from(contribution)
    .innerJoin(article, eq(article.id, contribution.articleId))
    .where(eq(contribution.id, id))
  return { id, versionN: row?.versionN ?? 0, liveSeq: row?.liveSeq ?? 0, acknowledged }
}

export const MERGING = { ...PUBLISHING, message: "", resolutions: {} } as const

/** Merges a contribution as it stands now. */
export const merge = async (ctx: Context, id: string, how: Record<string, unknown> = {}) =>
  mergeContribution(ctx, { ...(await seen(ctx, id)), ...MERGING, ...how })

/** Publishes an editor's own edit of the article: these words in place of those. */
export async function editArticle(
  ctx: Context,
  articleId: string,
  replacing: Replacing,
  { publishedBy = ctx, ...said }: { publishedBy?: Context; words?: "writers" | "authors" } = {},
): Promise<void> {
  await draftArticleEdit(ctx, articleId, replacing)
  await publishArticle(publishedBy, { articleId, ...PUBLISHING, ...said })
}

/** As `editArticle`, but leaves the edit as a draft. */
export async function draftArticleEdit(ctx: Context, articleId: string, replacing: Replacing): Promise<void> {
  await beginArticleEdit(ctx, { articleId })
  const [row] = await ctx.db.select().from(articleDraft).where(eq(articleDraft.articleId, articleId))
  const markdown = replacing.reduce((text, pair) => replaced(text, pair), row?.markdown ?? "")
  await saveArticleDraft(ctx, { articleId, markdown, saves: row?.saves ?? 0 })
}

/** The live text of an article as Markdown. */
export async function liveMarkdown(ctx: Pick<Context, "db">, articleId: string): Promise<string> {
  const live = await loadLive(ctx, await loadArticle(ctx, articleId))
  return articleToMarkdown({ ...live, document: documentOf(live.blocks) })
}

async function save(ctx: Context, id: string, changes: Partial<DraftContent>): Promise<void> {
  const [row] = await ctx.db.select().from(draft).where(eq(draft.contributionId, id))
  await saveDraft(ctx, { id, saves: row?.saves ?? 0, changes })
}

async function baseBlocks(ctx: Context, id: string): Promise<Block[]> {
  const [row] = await ctx.db.select().from(draft).where(eq(draft.contributionId, id))
  const base = await loadRevision(ctx, row?.baseRevisionId ?? "")
  return base.blocks.map(({ block }) => block)
}

function passageOf(blocks: readonly Block[], exact: string) {
  for (const block of blocks) {
    const text = blockText(block)
    const start = text.indexOf(exact)
    if (start < 0) continue
    const end = start + exact.length
    return {
      blockId: block.id,
      start,
      end,
      exact,
      prefix: text.slice(Math.max(0, start - 32), start),
      suffix: text.slice(end, end + 32),
    }
  }
  throw new Error(`no passage reads “${exact}”`)
}

function rewritten(blocks: readonly Block[], replacing: Replacing): Record<string, string> {
  const edited: Record<string, string> = {}
  for (const pair of replacing) {
    const block = blocks.find((one) => (edited[one.id] ?? blockSource(one)).includes(pair[0]))
    if (!block) throw new Error(`nothing reads “${pair[0]}”`)
    edited[block.id] = replaced(edited[block.id] ?? blockSource(block), pair)
  }
  return edited
}

function replaced(text: string, [from, to]: readonly [string, string]): string {
  if (!text.includes(from)) throw new Error(`nothing reads “${from}”`)
  return text.replace(from, () => to)
}
