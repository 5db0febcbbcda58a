import { counted } from "#core/metadata/in-words"
import type { BlockChange } from "#core/text/diff"

/** A comparison as a page shows it: numbered changes, and between them what stayed as it was. */
export type Stretch =
  | { kind: "change"; change: BlockChange; number: number }
  | { kind: "unchanged"; changes: BlockChange[] }

/** Groups the blocks that stayed the same; the numbers of the changes go on from `first`. */
export function stretchesOf(changes: readonly BlockChange[], first = 1): Stretch[] {
  const stretches: Stretch[] = []
  let number = first
  for (const change of changes) {
    const last = stretches.at(-1)
    if (change.kind !== "same") stretches.push({ kind: "change", change, number: number++ })
    else if (last?.kind === "unchanged") last.changes.push(change)
    else stretches.push({ kind: "unchanged", changes: [change] })
  }
  return stretches
}

const KINDS = [
  ["changed", "changed"],
  ["inserted", "added"],
  ["deleted", "removed"],
  ["moved", "moved"],
  ["moved-and-changed", "moved and changed"],
] as const

/** How many passages were added, removed, changed and moved, in words: "2 passages changed, 1 moved"; "" for none. */
export function summaryOf(changes: readonly BlockChange[]): string {
  const counts = KINDS.map(([kind, word]) => [changes.filter((change) => change.kind === kind).length, word] as const)
  return counts
    .filter(([count]) => count > 0)
    .map(([count, word], index) => `${index === 0 ? counted(count, "passage") : count} ${word}`)
    .join(", ")
}
