import type { Amendment } from "#core/contribution/amendment"
import { changesBetween } from "#core/contribution/between-versions"
import type { Byline } from "#core/credit/byline"
import { articleToMarkdown } from "#core/document/markdown-out"
import type { Document } from "#core/document/schema"
import type { BlockChange } from "#core/text/diff"
import type { Context } from "#server/context"
import { bylinesOf } from "#server/people/bylines"
import { newestAmendment } from "./amendments"
import { type ContributionRow, loadNewestVersion } from "./load"

/** An insight in an editor's words, for its author to approve. */
export type AmendmentView = {
  /** The decision that proposed them: what an approval is bound to. */
  readonly id: string
  readonly by: Byline
  readonly at: Date
  readonly message: string
  readonly body: Document
  /** The same words as they are put into a field. */
  readonly markdown: string
  /** What they say otherwise than the author did. */
  readonly changes: readonly BlockChange[]
} & Pick<Amendment, "note">

/** The words that wait for an author's approval; null where there are none. */
export async function readAmendment(ctx: Context, row: ContributionRow): Promise<AmendmentView | null> {
  const found = await newestAmendment(ctx, row)
  if (!found) return null
  const { content } = await loadNewestVersion(ctx, row)
  if (content.kind !== "insight") return null
  const { body, note } = found.amendment
  const byline = await bylinesOf(ctx, [found.editorId])
  return {
    id: found.id,
    by: byline(found.editorId),
    at: found.decidedAt,
    message: found.message,
    body,
    markdown: insightMarkdown(body),
    changes: changesBetween(row.id, content, { ...content, body }),
    note,
  }
}

/** An insight's words as they are put into the field that changes them. */
export const insightMarkdown = (body: Document): string =>
  articleToMarkdown({ title: "", document: body, sources: [] }).trim()
