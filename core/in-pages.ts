type Sizes<Part> = {
  /** At most so many parts stand on a page. */
  readonly most: number
  /** How much a part weighs, in characters; nothing without it. */
  readonly weigh?: (part: Part) => number
  /** A page takes no further part once it weighs so much; a part that weighs more by itself stands alone. */
  readonly heaviest?: number
}

/**
 * Cuts a long list into pages, in order: every part stands on one page, every page has a part, and an empty list is one
 * empty page. The same list is always cut at the same places.
 */
export function inPages<Part>(parts: readonly Part[], sizes: Sizes<Part>): Part[][] {
  const { most, weigh = () => 0, heaviest = Number.POSITIVE_INFINITY } = sizes
  const pages: Part[][] = [[]]
  let weight = 0
  for (const part of parts) {
    const page = pages.at(-1) ?? []
    const own = weigh(part)
    const isFull = page.length >= most || (page.length > 0 && weight + own > heaviest)
    if (isFull) pages.push([part])
    else page.push(part)
    weight = isFull ? own : weight + own
  }
  return pages
}

/** The number of the page that an address asks for, from 1: the first where it asks for none, the last where it asks for more. */
export function pageAsked(asked: string | undefined, pages: number): number {
  const number = /^\d{1,6}$/.test(asked ?? "") ? Number(asked) : 1
  return Math.min(Math.max(1, number), Math.max(1, pages))
}
