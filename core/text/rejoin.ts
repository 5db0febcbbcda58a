import type { Block } from "#core/document/schema"
import { align } from "#core/text/align"
import type { Versions } from "#core/text/chunks"
import { sameContent } from "#core/text/content"
import type { Trio } from "#core/text/merge-block"
import { isHeldBy } from "#core/text/similarity"
import { type Token, tokenise } from "#core/text/tokens"

/** Elements whose blocks are one text that a side cut into several blocks, or put together, in each version in order. */
export type Rejoined = Versions<readonly number[]>

type Blocks = { readonly trios: readonly Trio[]; readonly orders: Versions<readonly number[]> }
type Side = "ours" | "theirs"

/**
 * Finds the paragraphs that one side split or joined while the other changed their words: merged block by block, the words
 * that went to another block would look deleted. Gives each such text under the element that both sides still have.
 */
export function findRejoined({ trios, orders }: Blocks): Map<number, Rejoined> {
  const found = new Map<number, Rejoined>()
  // Cutting leaves a block that is new on a side, putting together one that is gone from it.
  if (trios.every(({ base, ours, theirs }) => base && ours && theirs)) return found
  const taken = new Set<number>()
  let tables: Tables | undefined
  for (const element of orders.base) {
    if (!isTouched(trios[element])) continue
    tables ??= { trios, orders, places: placesIn(orders) }
    const group = groupAround(element, tables)
    const members = [...new Set([...group.base, ...group.ours, ...group.theirs])]
    if (members.length < 2 || members.some((member) => taken.has(member)) || !isContested(group, trios)) continue
    for (const member of members) taken.add(member)
    found.set(element, group)
  }
  return found
}

/** Whether all versions have the block, as prose, and not all the same. */
function isTouched({ base, ours, theirs }: Trio = {}): boolean {
  if (!base || !ours || !theirs || !isProse(base) || !isProse(ours) || !isProse(theirs)) return false
  return !sameContent(ours.content, base.content) || !sameContent(theirs.content, base.content)
}

/** Whether both sides changed the text, and not in the same way. */
function isContested(group: Rejoined, trios: readonly Trio[]): boolean {
  const texts = (side: keyof Rejoined) => group[side].map((element) => trios[element]?.[side]?.content ?? [])
  const same = (one: keyof Rejoined, other: keyof Rejoined) => {
    const [a, b] = [texts(one), texts(other)]
    return a.length === b.length && a.every((content, i) => sameContent(content, b[i] ?? []))
  }
  return !same("ours", "base") && !same("theirs", "base") && !same("ours", "theirs")
}

type Tables = Blocks & { readonly places: Versions<ReadonlyMap<number, number>> }

function placesIn(orders: Versions<readonly number[]>): Versions<ReadonlyMap<number, number>> {
  const places = (order: readonly number[]) => new Map(order.map((element, i) => [element, i]))
  return { base: places(orders.base), ours: places(orders.ours), theirs: places(orders.theirs) }
}

function isProse({ type }: Block): boolean {
  return type === "paragraph" || type === "heading" || type === "list_item" || type === "quote"
}

function groupAround(element: number, tables: Tables): Rejoined {
  const joined = { ours: joinedBy("ours", element, tables), theirs: joinedBy("theirs", element, tables) }
  const base = joined.ours.length > joined.theirs.length ? joined.ours : joined.theirs
  const whole = joined.ours.length > 1 && joined.theirs.length > 1 ? [element] : base
  const standing = (side: Side) => whole.filter((member) => tables.trios[member]?.[side])
  const cut = (side: Side) =>
    joined[side].length > 1 ? [element] : whole.length > 1 ? standing(side) : splitBy(side, element, tables)
  return { base: whole, ours: cut("ours"), theirs: cut("theirs") }
}

/** The element and the new blocks beside it, in a side's order, that hold words which it lost. */
function splitBy(side: Side, element: number, { trios, orders, places }: Tables): number[] {
  const isPiece = (other: number | undefined) => {
    const trio = trios[other ?? -1]
    const block = trio?.[side]
    if (trio?.base || !block || !isProse(block)) return false
    return isHeldBy(tokenise(block.content), difference(trios[element], side).gone)
  }
  return stretch(orders[side], places[side].get(element) ?? 0, isPiece)
}

/** The element and its neighbours in the base whose words a side put into it, if they stand together on the other side. */
function joinedBy(side: Side, element: number, { trios, orders, places }: Tables): number[] {
  const other = side === "ours" ? "theirs" : "ours"
  const isPiece = (member: number | undefined) => {
    const trio = trios[member ?? -1]
    if (!trio?.base || trio[side] || !isProse(trio.base) || !isProse(trio[other] ?? trio.base)) return false
    return isHeldBy(tokenise(trio.base.content), difference(trios[element], side).written)
  }
  const group = stretch(orders.base, places.base.get(element) ?? 0, isPiece)
  const standing = group.filter((member) => trios[member]?.[other])
  const start = places[other].get(standing[0] ?? element) ?? 0
  return standing.every((member, i) => orders[other][start + i] === member) ? group : [element]
}

/** The elements around a place, itself included, as far as all of them qualify. */
function stretch(order: readonly number[], at: number, qualifies: (element: number | undefined) => boolean): number[] {
  let from = at
  while (from > 0 && qualifies(order[from - 1])) from--
  let to = at + 1
  while (to < order.length && qualifies(order[to])) to++
  return order.slice(from, to)
}

/** The words that went from a block on one side, and those that came. */
export function difference(trio: Trio | undefined, side: Side): { gone: Token[]; written: Token[] } {
  const [was, is] = [tokenise(trio?.base?.content ?? []), tokenise(trio?.[side]?.content ?? [])]
  const [kept, stayed] = [new Set<number>(), new Set<number>()]
  for (const { a, b, length } of align(was, is)) {
    for (let i = 0; i < length; i++) {
      kept.add(a + i)
      stayed.add(b + i)
    }
  }
  return { gone: was.filter((_, i) => !kept.has(i)), written: is.filter((_, i) => !stayed.has(i)) }
}
