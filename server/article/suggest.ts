import { eq } from "drizzle-orm"
import { suggestDraftInput } from "#core/article/inputs"
import { readManuscript } from "#core/article/manuscript"
import { EMPTY_DRAFT } from "#core/contribution/content"
import { type Rewritten, rewrite } from "#core/contribution/rewritten"
import { canonicalJson } from "#core/document/canonical-json"
import { Refusal } from "#core/refusal"
import { articleDraft } from "#db/tables/articles"
import { draft } from "#db/tables/contributions"
import { type Context, inTransaction } from "#server/context"
import { startContribution } from "#server/contribution/start"
import { newId } from "#server/new-id"
import { parse } from "#server/parse"
import { documentOf, loadArticle, loadDraftAsSeen, loadRevision } from "./load"
import { permitOn } from "./permit-on"
import { loadScheduled } from "./scheduled"

/**
 * Makes of an article's draft an edit that the actor suggests, so that another editor decides on it. Its words leave the
 * desk: they are the draft of that contribution, which its author checks and sends as any other. Refuses what a suggestion
 * cannot carry (another title, line under it or source), and a draft whose text is scheduled. Gives the contribution's id.
 */
export async function suggestArticleDraft(ctx: Context, raw: unknown): Promise<{ id: string }> {
  const input = parse(suggestDraftInput, raw)
  return inTransaction(ctx, async (tx) => {
    const row = await loadArticle(tx, input.articleId, "lock")
    permitOn(tx, "article.edit", row, "Only editors suggest what is drafted at the desk.")
    const { markdown, baseRevisionId, savedAt } = await loadDraftAsSeen(tx, row, input.saves)
    if (!baseRevisionId)
      throw new Refusal(
        "not-possible-now",
        "This article is not published yet, so there is nothing to suggest a change to. Publish it instead.",
      )
    if (await loadScheduled(tx, row.id))
      throw new Refusal("not-possible-now", "A text is scheduled for this article. Cancel the schedule first.")
    const proposed = await proposedBy(tx, { markdown, baseRevisionId })
    const { id } = await startContribution(tx, { slug: row.slug, kind: "edit", passage: null })
    const content = { ...EMPTY_DRAFT, proposed, reason: input.reason }
    await tx.db.update(draft).set({ baseRevisionId, content, saves: 1, savedAt }).where(eq(draft.contributionId, id))
    await tx.db.delete(articleDraft).where(eq(articleDraft.articleId, row.id))
    return { id }
  })
}

async function proposedBy(
  ctx: Context,
  { markdown, baseRevisionId }: { markdown: string; baseRevisionId: string },
): Promise<Rewritten> {
  const base = await loadRevision(ctx, baseRevisionId)
  const document = documentOf(base.blocks)
  const manuscript = readManuscript({ text: markdown, form: "markdown", base: document, newId })
  if (!manuscript.ok)
    throw new Refusal("invalid-input", "This cannot be suggested yet.", { markdown: manuscript.problem })
  const heads = [manuscript.title === base.title, manuscript.dek === base.dek]
  if (heads.includes(false) || canonicalJson(manuscript.sources) !== canonicalJson(base.sources)) {
    throw new Refusal("not-possible-now", "A suggestion changes the text of an article only.", {
      markdown:
        "A suggestion from here changes the text only. Put the title, the line under the title and the sources back as they were, or publish this yourself.",
    })
  }
  const proposed = rewrite({ seq: base.seq, blocks: document.blocks }, manuscript.document.blocks)
  if (!proposed) throw new Refusal("not-possible-now", "Nothing has changed: this is what the article said.")
  return proposed
}
