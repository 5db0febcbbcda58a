import type { Versions } from "#core/text/chunks"

/** One element through the versions of a merge: its index in each, or -1 where it does not exist. */
export type Lineage = Versions<number>

/**
 * Lists the elements of a merge: first those of the base, then what ours added, then what theirs added.
 * `ours` and `theirs` say for each index of the base what it became (or -1); `same(i, j)` whether the added elements i of ours
 * and j of theirs are one and the same.
 */
export function lineagesOf(
  lengths: Versions<number>,
  { ours, theirs }: { ours: Int32Array; theirs: Int32Array },
  twinOf: (oursIndex: number) => number = () => -1,
): { lineages: Lineage[]; orders: Versions<number[]> } {
  const lineages: Lineage[] = Array.from({ length: lengths.base }, (_, base) => ({
    base,
    ours: ours[base] ?? -1,
    theirs: theirs[base] ?? -1,
  }))
  const orders = {
    base: lineages.map((_, element) => element),
    ours: elementsOf(lengths.ours, ours),
    theirs: elementsOf(lengths.theirs, theirs),
  }
  orders.ours.forEach((element, index) => {
    if (element >= 0) return
    const twin = twinOf(index)
    const shared = twin >= 0 && orders.theirs[twin] === -1
    orders.ours[index] = lineages.length
    if (shared) orders.theirs[twin] = lineages.length
    lineages.push({ base: -1, ours: index, theirs: shared ? twin : -1 })
  })
  orders.theirs.forEach((element, index) => {
    if (element >= 0) return
    orders.theirs[index] = lineages.length
    lineages.push({ base: -1, ours: -1, theirs: index })
  })
  return { lineages, orders }
}

/** For each index of a side the element of the base it is, or -1. */
function elementsOf(length: number, match: Int32Array): number[] {
  const elements: number[] = new Array(length).fill(-1)
  for (let base = 0; base < match.length; base++) {
    const index = match[base] ?? -1
    if (index >= 0) elements[index] = base
  }
  return elements
}
