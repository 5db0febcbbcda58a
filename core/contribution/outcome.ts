import type { Byline } from "#core/credit/byline"
import type { Ruled } from "./ruled"
import type { ContributionState, DecisionKind } from "./vocabulary"

type Decision = { readonly kind: DecisionKind; readonly by: Byline; readonly at: Date; readonly ruled: Ruled | null }
type Decided = {
  readonly state: ContributionState
  readonly mergedSeq: number | null
  readonly decisions: readonly Decision[]
}

/**
 * What became of a contribution that was merged: the decision by which it was, an amended insight by the words that its
 * author approved, and the undo that came after it. Null for one that was never merged, or waits for a decision again.
 */
export function outcomeOf({ state, mergedSeq, decisions }: Decided) {
  if (mergedSeq === null || (state !== "merged" && state !== "reverted")) return null
  const merged = decisions.findLast(({ kind }) => kind === "merge" || kind === "amend")
  const undone = state === "reverted" ? decisions.findLast(({ kind }) => kind === "undo") : undefined
  return merged ? { mergedSeq, by: merged.by, at: merged.at, ruled: merged.ruled, undone: undone ?? null } : null
}
