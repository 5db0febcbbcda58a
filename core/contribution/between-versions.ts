import type { Document } from "#core/document/schema"
import { type BlockChange, diffDocuments } from "#core/text/diff"
import type { VersionContent } from "./content"

/**
 * What a version says otherwise than the one before it, in its text. The blocks that a contribution adds are numbered
 * anew with each version, so their numbers say nothing: they are paired by their words.
 */
export function changesBetween(contributionId: string, before: VersionContent, after: VersionContent): BlockChange[] {
  const earlier = withoutOwnIds(contributionId, textOf(before))
  return diffDocuments(earlier, textOf(after)).filter((change) => change.kind !== "same")
}

const textOf = (content: VersionContent): Document => (content.kind === "insight" ? content.body : content.proposed)

function withoutOwnIds(contributionId: string, { blocks }: Document): Document {
  const own = `${contributionId}-`
  return { blocks: blocks.map((block) => (block.id.startsWith(own) ? { ...block, id: `earlier-${block.id}` } : block)) }
}
