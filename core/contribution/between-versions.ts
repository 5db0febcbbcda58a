import type { Document } from "#core/document/schema"
import { type BlockChange, diffDocuments } from "#core/text/diff"
import type { VersionContent } from "./content"
import type { SentReason } from "./reasons"

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

/** Reasons for single changes that one version gives and another does not, and the other way round. */
export type BetweenReasons = { readonly given: readonly SentReason[]; readonly dropped: readonly SentReason[] }

/** What a version says of single changes otherwise than the one before it. */
export function reasonsBetween(before: VersionContent, after: VersionContent): BetweenReasons {
  const [earlier, later] = [reasonsOf(before), reasonsOf(after)]
  const said = ({ about, text, refId }: SentReason) => JSON.stringify([about.before, about.after, text, refId])
  const without = (reasons: readonly SentReason[], others: readonly SentReason[]) => {
    const known = new Set(others.map(said))
    return reasons.filter((reason) => !known.has(said(reason)))
  }
  return { given: without(later, earlier), dropped: without(earlier, later) }
}

const reasonsOf = (content: VersionContent): readonly SentReason[] =>
  content.kind === "edit" ? (content.reasons ?? []) : []

/** The sources that a contribution brings. */
export const sourcesBrought = (content: VersionContent) => (content.kind === "edit" ? (content.sources ?? []) : [])
