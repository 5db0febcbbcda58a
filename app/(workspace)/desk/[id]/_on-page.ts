import { MOST_ON_A_PAGE, type ReviewPage, waiting } from "#core/contribution/review-pages"
import { inPages } from "#core/in-pages"
import type { BlockChange } from "#core/text/diff"
import type { EditReview, ReviewView } from "#server/contribution/read-review"

/** What one page of a review shows of the text: its changed blocks with what stays around them. */
export type OnPage = {
  readonly blocks: readonly BlockChange[]
  /** The number of its first changed block among all. */
  readonly first: number
  readonly ids: readonly string[]
}

/**
 * The changed blocks that belong to a page: those that its changes are in. A block in which nothing waits for a decision
 * (the words of a place in question, say) stands with the one before it.
 */
export function blocksOnPage(edit: Pick<EditReview, "suggested" | "merged" | "pages">, page: number): OnPage {
  const { suggested } = edit
  const pagesOf = pagesByBlock(edit)
  const changed = suggested.filter(({ kind }) => kind !== "same")
  let current: ReadonlySet<number> = new Set([1])
  const on = new Set<BlockChange>()
  for (const change of changed) {
    current = pagesOf.get(change.block.id) ?? new Set([Math.max(...current)])
    if (current.has(page)) on.add(change)
  }
  const places = suggested.flatMap((change, at) => (on.has(change) ? [at] : []))
  const from = page === 1 ? 0 : (places[0] ?? 0)
  const to = page === edit.pages.length ? suggested.length : (places.at(-1) ?? -1) + 1
  const shown = on.size === 0 ? [] : suggested.slice(from, to).filter((one) => one.kind === "same" || on.has(one))
  return {
    blocks: edit.pages.length === 1 ? suggested : shown,
    first: changed.findIndex((one) => on.has(one)) + 1 || 1,
    ids: [...on].map(({ block }) => block.id),
  }
}

/** On which pages the changes of each block stand; changes of blocks that are not shown stand with the last of all. */
function pagesByBlock({ suggested, merged, pages }: Pick<EditReview, "suggested" | "merged" | "pages">) {
  const shown = new Set(suggested.filter(({ kind }) => kind !== "same").map(({ block }) => block.id))
  const last = [...shown].at(-1) ?? ""
  const known = new Set(waiting(merged.changes).map(({ id }) => id))
  const found = new Map<string, Set<number>>()
  pages.forEach((parts, at) => {
    for (const part of parts) {
      if (part.kind !== "change" || !known.has(part.id)) continue
      const under = shown.has(part.change.blockId) ? part.change.blockId : last
      found.set(under, (found.get(under) ?? new Set()).add(at + 1))
    }
  })
  return found
}

/** "Changes 51 to 100 of 2,000", "Places to settle 1 to 12 of 12": what stands on a page. */
function positionOf(pages: readonly ReviewPage[], page: number): string {
  const parts = pages[page - 1] ?? []
  const all = pages.flat()
  return (["change", "place"] as const)
    .flatMap((kind) => {
      const its = parts.filter((part) => part.kind === kind)
      const [first, last] = [its[0]?.number, its.at(-1)?.number]
      if (first === undefined || last === undefined) return []
      const total = all.filter((part) => part.kind === kind).length.toLocaleString("en-GB")
      const what = kind === "change" ? "Changes" : "Places to settle"
      return [`${what} ${first.toLocaleString("en-GB")} to ${last.toLocaleString("en-GB")} of ${total}`]
    })
    .join("; ")
}

/** The pages of what an edit suggested that waits no longer. */
function suggestedPages({ contribution }: Pick<ReviewView, "contribution">): BlockChange[][] {
  const changes = contribution.versions.at(-1)?.changes ?? []
  return inPages(
    changes.filter(({ kind }) => kind !== "same"),
    { most: MOST_ON_A_PAGE, weigh: weightOf, heaviest: HEAVIEST },
  )
}

const HEAVIEST = 60_000
const weightOf = ({ block, before }: BlockChange) => JSON.stringify([block.content, before?.content]).length

export function suggestedOnPage(review: Pick<ReviewView, "contribution">, page: number) {
  const pages = suggestedPages(review)
  return { parts: pages[page - 1] ?? [], first: pages.slice(0, page - 1).flat().length + 1 }
}

/** How many pages the review has, whatever it shows: what waits, what a merge brought, or what was suggested. */
export function pagesOf(review: ReviewView): number {
  if (review.edit) return review.edit.pages.length
  const suggested = review.contribution.kind === "edit" ? suggestedPages(review).length : 1
  return Math.max(suggested, review.undo?.pages.length ?? 1)
}

/** What stands on a page of it, in words. */
export function positionIn(review: ReviewView, page: number): string {
  const pages = review.edit?.pages ?? review.undo?.pages
  return (pages && positionOf(pages, page)) || `Page ${page} of ${pagesOf(review)}`
}
