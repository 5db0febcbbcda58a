import { type Copy, open, type Shelf } from "#core/authorship/copies"
import { claim, type Draft, freshRuns } from "#core/authorship/draft"
import { type Grave, slotOf } from "#core/authorship/graves"
import { keysOf } from "#core/authorship/strand"

/**
 * Gives back runs of words, however short, that stand exactly where they stood when they were taken out: the same words
 * between the same two tokens on either side. This is what makes taking back a change of one word exact.
 */
export function claimSlots(drafts: readonly Draft[], graves: Shelf<Grave>): Copy[] {
  const gaps = new Map<string, Gap[]>()
  for (const draft of drafts) {
    for (const [from, to] of freshRuns(draft)) {
      const slot = slotOf(keysOf(draft, from - 2, from), keysOf(draft, from, to), keysOf(draft, to, to + 2))
      const gap = { draft, at: from, length: to - from }
      const known = gaps.get(slot)
      if (known) known.push(gap)
      else gaps.set(slot, [gap])
    }
  }
  // Of equal gaps the first is filled first.
  for (const known of gaps.values()) known.reverse()
  const copies: Copy[] = []
  for (const grave of gaps.size > 0 ? graves.sources : []) {
    const gap = gaps.get(grave.slot)?.pop()
    if (!gap) continue
    const found = { at: gap.at, from: 0, length: gap.length }
    const strand = open(graves, grave)
    claim(gap.draft, strand, found)
    copies.push({ draft: gap.draft, strand, claim: found })
  }
  return copies
}

/** A run of fresh tokens. */
type Gap = { readonly draft: Draft; readonly at: number; readonly length: number }
