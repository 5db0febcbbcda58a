import type { Document } from "#core/document/schema"
import type { Change } from "#core/text/change"
import { mergeDocuments } from "#core/text/merge"
import { documentOf, type LoadedRevision, loadRevision } from "#server/article/load"
import type { Context } from "#server/context"
import type { VersionRow } from "./load"

/** What a version asks to change in the revision it was written against, one by one; nothing for an insight. */
export async function changesOfVersion(
  ctx: Pick<Context, "db">,
  { baseRevisionId, content }: Pick<VersionRow, "baseRevisionId" | "content">,
): Promise<readonly Change[]> {
  return content.kind === "edit" ? changesOn(await loadRevision(ctx, baseRevisionId), content.proposed) : []
}

/** What a text changes in a revision, one by one, under the very ids that its review gives them. */
export function changesOn(revision: Pick<LoadedRevision, "blocks">, proposed: Document): readonly Change[] {
  const base = documentOf(revision.blocks)
  return mergeDocuments({ base, ours: base, theirs: proposed }).changes
}
