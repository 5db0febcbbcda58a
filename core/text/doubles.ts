import type { Block } from "#core/document/schema"
import type { Flag } from "#core/text/change"
import { areDuplicates, likelyDuplicates, saysMuchTheSame } from "#core/text/match-blocks"
import type { Trio } from "#core/text/merge-block"
import type { MergedOrder } from "#core/text/merge-order"
import { difference } from "#core/text/rejoin"

/**
 * For each block that ours inserted, the much alike one that theirs inserted at the same place; and the reverse.
 * `settled` elements, which are merged otherwise, are left out.
 */
export function duplicatesIn(
  { contested }: MergedOrder,
  trios: readonly Trio[],
  settled: ReadonlySet<number>,
): Map<number, number> {
  const found = new Map<number, number>()
  const open = (elements: readonly number[]) => elements.filter((element) => !settled.has(element))
  for (const place of contested) {
    const mine = newBlocks(open(place.ours), trios, "ours")
    const others = newBlocks(open(place.theirs), trios, "theirs")
    likelyDuplicates(
      mine.map(([, block]) => block),
      others.map(([, block]) => block),
    ).forEach((to, i) => {
      const [one, other] = [mine[i], others[to]]
      if (!one || !other || !areDuplicates(one[1], other[1])) return
      found.set(one[0], other[0])
      found.set(other[0], one[0])
    })
  }
  return found
}

function newBlocks(elements: readonly number[], trios: readonly Trio[], side: "ours" | "theirs"): [number, Block][] {
  return elements.flatMap((element): [number, Block][] => {
    const trio = trios[element]
    const block = trio?.[side]
    return block && !trio.base ? [[element, block]] : []
  })
}

type Outcome = {
  readonly trios: readonly Trio[]
  readonly duplicates: ReadonlyMap<number, number>
  /** The ids that the blocks of each element have in the result; none for an element that is not in it. */
  readonly idsOf: ReadonlyMap<number, readonly string[]>
}

/** What a person should look at in the order of the blocks: both sides inserted at one place, or moved a block apart. */
export function flagsOf(order: MergedOrder, outcome: Outcome): Flag[] {
  return [...contestedPlaces(order, outcome), ...saidTwice(order, outcome), ...movedApart(order, outcome)]
}

/** Two blocks from different sides at one place, unless they are one question: a pair of duplicates. */
function contestedPlaces({ contested }: MergedOrder, { idsOf, duplicates }: Outcome): Flag[] {
  const stands = (element: number) => idsOf.has(element) || idsOf.has(duplicates.get(element) ?? -1)
  return contested.flatMap((place): Flag[] => {
    const blockIds = [...place.ours, ...place.theirs].flatMap((element) => idsOf.get(element) ?? [])
    const bothStand = place.ours.some(stands) && place.theirs.some(stands)
    return bothStand && blockIds.length > 1 ? [{ kind: "both-inserted", blockIds }] : []
  })
}

/** A block inserted by one side that says what the other wrote into the block beside it. */
function saidTwice({ order }: MergedOrder, { trios, idsOf }: Outcome): Flag[] {
  const present = order.filter((element) => idsOf.has(element))
  return present.slice(1).flatMap((element, i): Flag[] => {
    const pair = [present[i] ?? -1, element] as const
    const double = repeats(trios[pair[0]], trios[pair[1]]) || repeats(trios[pair[1]], trios[pair[0]])
    return double ? [{ kind: "both-inserted", blockIds: pair.flatMap((one) => idsOf.get(one) ?? []) }] : []
  })
}

function repeats(inserted: Trio = {}, beside: Trio = {}): boolean {
  const { base, ours, theirs } = inserted
  const block = ours ?? theirs
  if (base || !block || (ours && theirs) || !beside.base || !beside.ours || !beside.theirs) return false
  const { written } = difference(beside, ours ? "theirs" : "ours")
  return written.length >= FEW_WORDS && saysMuchTheSame(block, written)
}

/** Fewer words in common may well be chance. */
const FEW_WORDS = 5

function movedApart({ movedApart }: MergedOrder, { idsOf }: Outcome): Flag[] {
  return movedApart.flatMap((element): Flag[] => {
    const blockId = idsOf.get(element)?.[0]
    return blockId === undefined ? [] : [{ kind: "both-moved", blockId }]
  })
}
