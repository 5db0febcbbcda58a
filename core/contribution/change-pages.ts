import { inPages } from "#core/in-pages"
import type { BlockChange } from "#core/text/diff"

/** So many changed blocks stand on one page, or fewer where they are long. */
const MOST = 50
const HEAVIEST = 60_000

/** What an edit changes, page by page, for its author: changed blocks in reading order. */
export function changePages(changes: readonly BlockChange[]): BlockChange[][] {
  const changed = changes.filter(({ kind }) => kind !== "same")
  return inPages(changed, { most: MOST, weigh, heaviest: HEAVIEST })
}

const weigh = ({ block, before, rows }: BlockChange): number =>
  JSON.stringify([block.content, before?.content, rows]).length

/** The number, among all, of the first changed block on a page. */
export const firstOn = (pages: readonly (readonly BlockChange[])[], page: number): number =>
  pages.slice(0, page - 1).flat().length + 1
