import type { Inline } from "#core/document/schema"
import type { Change } from "#core/text/change"
import type { Conflict, Resolution } from "#core/text/conflict"
import type { Decisions } from "#core/text/decisions"
import { changeOf, type SuggestedChange } from "./change-in-words"
import type { MergedProposal, TypedResolutions } from "./merge-proposal"
import type { TypedRulings, Verdict } from "./rulings"
import type { Take } from "./settle"

/** One change on which an editor did more than take it as it was. */
export type RuledChange = SuggestedChange & {
  readonly id: string
  readonly verdict: Verdict
  /** The words that stand in place of the author's, where it was amended. */
  readonly amended?: readonly Inline[]
  /** What the editor said about it to the author. */
  readonly word: string
}

/** One place where the article had changed too, and what the editor chose. */
export type RuledPlace = {
  readonly id: string
  readonly take: Take
  readonly ours: readonly Inline[]
  readonly theirs: readonly Inline[]
  /** The editor's own words, where they wrote the place themselves. */
  readonly own?: readonly Inline[]
}

/** What a merge made of a suggested edit, change by change: part of the decision, for good, and for the author in full. */
export type Ruled = {
  readonly accepted: number
  readonly amended: number
  readonly declined: number
  /** Changes that were amended, left out or remarked on, in reading order. */
  readonly changes: readonly RuledChange[]
  readonly places: readonly RuledPlace[]
}

/** What was decided about each change and each place, for the record. */
export function ruledOf(
  merged: MergedProposal,
  typed: { rulings: TypedRulings; resolutions: TypedResolutions },
): Ruled {
  const counts = { applied: 0, amended: 0, declined: 0, agreed: 0 }
  for (const { state } of merged.changes) counts[state]++
  return {
    accepted: counts.applied + counts.agreed,
    amended: counts.amended,
    declined: counts.declined,
    changes: merged.changes.flatMap((change) => ruledChange(change, merged, typed.rulings)),
    places: merged.conflicts.flatMap((conflict) => ruledPlace(conflict)),
  }
}

/** What was chosen where an undo met words written since; undefined where there was no such place. */
export function settledIn({ conflicts }: Pick<MergedProposal, "conflicts">): Ruled | undefined {
  if (conflicts.length === 0) return undefined
  return { accepted: 0, amended: 0, declined: 0, changes: [], places: conflicts.flatMap(ruledPlace) }
}

/** Whether anything of the author's is in what was merged: without it there is nothing to merge. */
export function takesAnything({ changes, conflicts }: Pick<MergedProposal, "changes" | "conflicts">): boolean {
  if (changes.length + conflicts.length === 0) return true
  return (
    changes.some(({ state }) => state !== "declined") ||
    conflicts.some(({ resolution }) => resolution !== undefined && resolution.take !== "ours")
  )
}

function ruledChange(change: Change, { amended }: MergedProposal, rulings: TypedRulings): RuledChange[] {
  const word = rulings[change.id]?.word ?? ""
  const isPlain = change.state === "applied" || change.state === "agreed"
  if (isPlain && word === "") return []
  const verdict = change.state === "declined" ? "decline" : change.state === "amended" ? "amend" : "accept"
  const words = verdict === "amend" ? amended[change.id] : undefined
  return [{ id: change.id, verdict, ...changeOf(change), ...(words && { amended: words }), word }]
}

function ruledPlace(conflict: Conflict): RuledPlace[] {
  const { id, resolution } = conflict
  if (!resolution) return []
  const own = resolution.take === "custom" ? { own: resolution.content } : {}
  return [{ id, take: resolution.take, ...sidesInWords(conflict), ...own }]
}

function sidesInWords(conflict: Conflict): Pick<RuledPlace, "ours" | "theirs"> {
  if (conflict.subject === "attribute") return { ours: [], theirs: [] }
  if (conflict.subject !== "block") return { ours: conflict.texts.ours, theirs: conflict.texts.theirs }
  const { ours, theirs } = conflict.blocks
  return { ours: ours?.content ?? [], theirs: theirs?.content ?? [] }
}

/** What was decided about a merge, as it is kept, in the form in which the merge itself takes it: the same words come out. */
export function decisionsOf({ changes, places }: Ruled): Decisions {
  const declined = changes.flatMap(({ id, verdict }) => (verdict === "decline" ? [id] : []))
  const amended = changes.flatMap(({ id, amended: words }) => (words ? [[id, words] as const] : []))
  const resolutions = places.map(({ id, take, own = [] }): [string, Resolution] => [
    id,
    take === "custom" ? { take, content: own } : { take },
  ])
  return { declined, amended: Object.fromEntries(amended), resolutions: Object.fromEntries(resolutions) }
}
