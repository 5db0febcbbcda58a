import { inPages } from "#core/in-pages"
import type { Change } from "#core/text/change"
import type { Conflict } from "#core/text/conflict"
import { contentKey } from "#core/text/fingerprint"
import { changeOf } from "./change-in-words"
import type { OpenedPages } from "./review-draft"

/** One thing to decide on: a change, or a place where the article and the contribution say different things. */
export type ReviewPart =
  | { readonly kind: "change"; readonly id: string; readonly change: Change; readonly number: number }
  | { readonly kind: "place"; readonly id: string; readonly conflict: Conflict; readonly number: number }

export type ReviewPage = readonly ReviewPart[]

/** So many things to decide on stand on one page, or fewer where they are long. */
export const MOST_ON_A_PAGE = 50
const HEAVIEST = 40_000

type Merged = { readonly changes: readonly Change[]; readonly conflicts: readonly Conflict[] }

/**
 * The pages of a review: every change that waits for a decision, in reading order, then every place to settle. The page
 * that is shown and the verb that asks which were opened cut at the same places.
 */
export function reviewPages({ changes, conflicts }: Merged): readonly ReviewPage[] {
  const parts: ReviewPart[] = [
    ...waiting(changes).map((change, at) => ({ kind: "change", id: change.id, change, number: at + 1 }) as const),
    ...conflicts.map((conflict, at) => ({ kind: "place", id: conflict.id, conflict, number: at + 1 }) as const),
  ]
  return inPages(parts, { most: MOST_ON_A_PAGE, weigh, heaviest: HEAVIEST })
}

/** The changes that somebody has to decide on: those that the article has already are none. */
export const waiting = (changes: readonly Change[]): readonly Change[] =>
  changes.filter(({ state }) => state !== "agreed")

function weigh(part: ReviewPart): number {
  if (part.kind === "place") return weightOfPlace(part.conflict)
  const { before, after } = changeOf(part.change)
  return contentKey(before).length + contentKey(after).length
}

const weightOfPlace = (conflict: Conflict): number =>
  "texts" in conflict
    ? Object.values(conflict.texts).reduce((sum, text) => sum + contentKey(text).length, 0)
    : JSON.stringify(conflict).length

/** The pages, from 1, that nobody opened of this version against this live revision. */
export function unopenedPages(
  pages: number,
  opened: OpenedPages,
  { versionN, liveSeq }: Pick<OpenedPages, "versionN" | "liveSeq">,
): number[] {
  const isSame = opened.versionN === versionN && opened.liveSeq === liveSeq
  const seen = new Set(isSame ? opened.pages : [])
  return Array.from({ length: pages }, (_, at) => at + 1).filter((page) => !seen.has(page))
}

/** Pages in words: "page 3", "pages 2 to 40", "pages 2, 5 and 9 to 40". */
export function pagesInWords(pages: readonly number[]): string {
  const runs: [number, number][] = []
  for (const page of pages) {
    const last = runs.at(-1)
    if (last && last[1] === page - 1) last[1] = page
    else runs.push([page, page])
  }
  const words = runs.map(([from, to]) => (from === to ? `${from}` : `${from} ${to === from + 1 ? "and" : "to"} ${to}`))
  const last = words.pop() ?? ""
  return `${pages.length === 1 ? "page" : "pages"} ${words.length > 0 ? `${words.join(", ")} and ${last}` : last}`
}
