import { and, eq } from "drizzle-orm"
import type { DraftContent } from "#core/contribution/content"
import { blockSource } from "#core/contribution/proposal"
import { inlineText } from "#core/document/plain-text"
import type { Block } from "#core/document/schema"
import { article } from "#db/tables/articles"
import { contribution } from "#db/tables/contributions"
import type { Context } from "#server/context"
import { mergeContribution } from "#server/contribution/merge"
import { readWriting } from "#server/contribution/read-writing"
import { saveDraft } from "#server/contribution/save-draft"
import { startContribution } from "#server/contribution/start"
import { submitContribution } from "#server/contribution/submit"

const DECLARED = { aiUse: "none", licence: true, interestsConfirmed: true }

/** Writes and sends an insight on the passage that reads `exact` (null: on the whole article). Gives its id. */
export async function sendInsight(
  ctx: Context,
  insight: { slug: string; exact: string | null; body: string; roles?: string[] },
): Promise<string> {
  const { id } = await startContribution(ctx, { slug: insight.slug, kind: "insight", passage: null })
  const passage = insight.exact === null ? null : passageIn(await blocksOf(ctx, id), insight.exact)
  await save(ctx, id, { passage, body: insight.body, roles: insight.roles ?? ["expert_commentary"], ...DECLARED })
  await submitContribution(ctx, { id })
  return id
}

/** Writes and sends an edit that puts `to` in place of `from` wherever it stands in the article. Gives its id. */
export async function sendEdit(
  ctx: Context,
  edit: { slug: string; changes: readonly (readonly [from: string, to: string])[]; reason: string; roles?: string[] },
): Promise<string> {
  const { id } = await startContribution(ctx, { slug: edit.slug, kind: "edit", passage: null })
  const blocks = rewritten(await blocksOf(ctx, id), edit.changes)
  await save(ctx, id, { blocks, reason: edit.reason, roles: edit.roles ?? ["suggested_edit"], ...DECLARED })
  await submitContribution(ctx, { id })
  return id
}

/** What a decision names besides its own fields: the newest version and the revision that is live now. */
export async function seen(ctx: Context, id: string) {
  const [row] = await ctx.db
    .select({ versionN: contribution.versions, liveSeq: article.liveSeq })
    .from(contribution)
    .innerJoin(article, and(eq(article.id, contribution.articleId)))
    .where(eq(contribution.id, id))
  return { id, versionN: row?.versionN ?? 0, liveSeq: row?.liveSeq ?? 0, acknowledged: true }
}

/** Merges a contribution as it was sent. */
export async function merge(
  ctx: Context,
  id: string,
  {
    note,
    significance = "substantive",
    noticeType = null,
    message = "",
    ...notice
  }: {
    note: string
    significance?: string
    noticeType?: string | null
    noticeWrong?: string
    noticeStands?: string
    message?: string
  },
): Promise<void> {
  const said = { note, significance, noticeType, ...notice }
  await mergeContribution(ctx, { ...(await seen(ctx, id)), ...said, message, resolutions: {} })
}

async function save(ctx: Context, id: string, changes: Partial<DraftContent>): Promise<void> {
  const writing = await readWriting(ctx, id)
  await saveDraft(ctx, { id, saves: writing?.saves ?? 0, changes })
}

async function blocksOf(ctx: Context, id: string): Promise<readonly Block[]> {
  return (await readWriting(ctx, id))?.base.blocks ?? []
}

function passageIn(blocks: readonly Block[], exact: string) {
  for (const block of blocks) {
    const text = inlineText(block.content)
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
  throw new Error(`No passage reads “${exact}”.`)
}

function rewritten(blocks: readonly Block[], changes: readonly (readonly [string, string])[]): Record<string, string> {
  const edited: Record<string, string> = {}
  for (const [from, to] of changes) {
    const block = blocks.find((one) => (edited[one.id] ?? blockSource(one)).includes(from))
    if (!block) throw new Error(`Nothing reads “${from}”.`)
    edited[block.id] = (edited[block.id] ?? blockSource(block)).replace(from, to)
  }
  return edited
}
