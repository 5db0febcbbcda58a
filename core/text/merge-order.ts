import { matchAnchored } from "#core/text/anchors"
import type { Versions } from "#core/text/chunks"
import { movedElements } from "#core/text/sequence"

/**
 * Three orders of the same elements (blocks, rows, columns). Elements are numbers 0 .. count - 1; each version lists those
 * it has. `weights` say which of two elements that changed places moved (the lighter), `keys` which new elements are equal.
 */
export type Orders = Versions<readonly number[]> & {
  readonly count: number
  readonly weights: ArrayLike<number>
  readonly keys: (element: number) => string
  /** Elements whose move by theirs is not wanted. */
  readonly stay?: ReadonlySet<number>
}

export type MergedOrder = {
  /** Every element once, those of both sides and those deleted by either, in the merged order. */
  readonly order: number[]
  /** Elements that theirs moved and ours did not. */
  readonly movedByTheirs: number[]
  /** Elements that both moved, to different places: they stand where ours put them. */
  readonly movedApart: number[]
  /** Pairs of new elements, equal and at one place: ours stands for both and theirs is not in the order. */
  readonly twins: { readonly ours: number; readonly theirs: number }[]
  /** Places where both sides put different elements: ours stand before theirs. */
  readonly contested: { readonly ours: number[]; readonly theirs: number[] }[]
}

/**
 * Merges three orders.
 *
 * This works on the frame of elements of the base that neither side moved; both sides agree on their order. Whatever a side
 * moved or inserted hangs in that side's order behind a frame element, and is put behind the same one in the result. Where
 * the other side moved two neighbours together, what was put between them goes along.
 */
export function mergeOrders(orders: Orders): MergedOrder {
  const { base, ours, theirs, count } = orders
  if (sameOrder(base, ours) && sameOrder(base, theirs) && base.length === count) return untouched(base)
  const moved = { ours: movedIn(orders, "ours"), theirs: movedIn(orders, "theirs", orders.stay) }
  const merged = arrange(orders, { moved, together: true })
  // Each side may have put its elements along with the other's: a circle that nothing begins. Then nothing goes along.
  return merged.order.length + merged.twins.length === count ? merged : arrange(orders, { moved, together: false })
}

function sameOrder(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((element, i) => element === b[i])
}

function untouched(base: readonly number[]): MergedOrder {
  return { order: [...base], movedByTheirs: [], movedApart: [], twins: [], contested: [] }
}

type Moves = { readonly moved: Record<"ours" | "theirs", ReadonlySet<number>>; readonly together: boolean }

function arrange(orders: Orders, { moved, together }: Moves): MergedOrder {
  const isNew = new Uint8Array(orders.count).fill(1)
  for (const element of orders.base) isNew[element] = 0
  const framed = (element: number) => !isNew[element] && !moved.ours.has(element) && !moved.theirs.has(element)
  const none: ReadonlySet<number> = new Set()
  const hung = {
    ours: hang(orders.ours, {
      framed,
      isNew,
      own: moved.ours,
      other: orders.theirs,
      otherMoved: together ? moved.theirs : none,
    }),
    theirs: hang(orders.theirs, {
      framed,
      isNew,
      own: moved.theirs,
      other: orders.ours,
      otherMoved: together ? moved.ours : none,
    }),
  }
  const shared = (element: number) => hung.ours.anchors.has(element) && hung.theirs.anchors.has(element)
  const apart = [...hung.theirs.anchors].flatMap(([element, anchor]) =>
    shared(element) && hung.ours.anchors.get(element) !== anchor ? [element] : [],
  )
  const result: MergedOrder = {
    order: [],
    movedByTheirs: [...moved.theirs].filter((element) => !moved.ours.has(element)),
    movedApart: apart,
    twins: [],
    contested: [],
  }
  const lost = new Set(apart)
  const keyOf = (element: number) => (isNew[element] && !shared(element) ? `new ${orders.keys(element)}` : `${element}`)
  const emitBehind = (anchor: number) => {
    const theirs = (hung.theirs.behind.get(anchor) ?? []).filter((element) => !lost.has(element))
    for (const element of interleave(hung.ours.behind.get(anchor) ?? [], theirs, keyOf, result)) {
      result.order.push(element)
      emitBehind(element)
    }
  }
  emitBehind(START)
  for (const element of orders.base) {
    if (!framed(element)) continue
    result.order.push(element)
    emitBehind(element)
  }
  return result
}

const START = -1

/** Elements of the base that a version put outside the order of the others. */
function movedIn(
  { base, weights, ...versions }: Orders,
  side: "ours" | "theirs",
  stay?: ReadonlySet<number>,
): Set<number> {
  const order = versions[side]
  const rank = new Map(base.map((element, i) => [element, i]))
  const places = Int32Array.from(order, (element) => rank.get(element) ?? -1)
  const moved = movedElements(
    places,
    order.map((element) => weights[element] ?? 1),
  )
  return new Set(order.filter((element, i) => moved[i] === 1 && !stay?.has(element)))
}

type Hanging = {
  readonly framed: (element: number) => boolean
  /** What this side moved. */
  readonly own: ReadonlySet<number>
  readonly isNew: Uint8Array
  readonly other: readonly number[]
  readonly otherMoved: ReadonlySet<number>
}

/** For each element that a side inserted or moved, the element it hangs behind; and for each of those, what hangs there. */
function hang(order: readonly number[], { framed, own, isNew, other, otherMoved }: Hanging) {
  const anchors = new Map<number, number>()
  const behind = new Map<number, number[]>()
  const nextInOther = new Map<number, number>()
  const settled = other.filter((element) => !isNew[element])
  for (let i = 0; i < settled.length; i++) nextInOther.set(settled[i] ?? START, settled[i + 1] ?? START)
  const placesIt = (element: number) => isNew[element] === 1 || own.has(element)

  let frame = START
  let previous = START
  for (let i = 0; i < order.length; ) {
    const element = order[i] ?? START
    if (!placesIt(element)) {
      if (framed(element)) frame = element
      previous = element
      i++
      continue
    }
    let end = i
    while (end < order.length && placesIt(order[end] ?? START)) end++
    const next = order[end] ?? START
    const together = otherMoved.has(previous) && otherMoved.has(next) && nextInOther.get(previous) === next
    const anchor = together ? previous : frame
    const group = order.slice(i, end)
    behind.set(anchor, [...(behind.get(anchor) ?? []), ...group])
    for (const one of group) anchors.set(one, anchor)
    i = end
  }
  return { anchors, behind }
}

/** Ours, then theirs, equal ones once; notes what was equal and where both had something of their own. */
function interleave(
  ours: readonly number[],
  theirs: readonly number[],
  keyOf: (element: number) => string,
  { twins, contested }: MergedOrder,
): number[] {
  if (theirs.length === 0) return [...ours]
  if (ours.length === 0) return [...theirs]
  const mutual = new Set(ours)
  const match = matchEqual(ours.map(keyOf), theirs.map(keyOf))
  const listed: number[] = []
  let from = 0
  let mine: number[] = []
  const meet = (to: number) => {
    const others = theirs.slice(from, to).filter((element) => !mutual.has(element))
    if (mine.length > 0 && others.length > 0) contested.push({ ours: mine, theirs: others })
    listed.push(...mine, ...others)
    mine = []
  }
  ours.forEach((element, i) => {
    const j = match[i] ?? -1
    if (j >= 0) {
      meet(j)
      const twin = theirs[j] ?? element
      if (twin !== element) twins.push({ ours: element, theirs: twin })
      from = j + 1
      listed.push(element)
    } else mine.push(element)
  })
  meet(theirs.length)
  return listed
}

function matchEqual(ours: readonly string[], theirs: readonly string[]): Int32Array {
  const numbers = new Map<string, number>()
  const number = (key: string) => {
    const known = numbers.get(key) ?? numbers.size
    numbers.set(key, known)
    return known
  }
  const left = Int32Array.from(ours, number)
  const right = Int32Array.from(theirs, number)
  const match = new Int32Array(left.length).fill(-1)
  const weights = new Float32Array(numbers.size).fill(1)
  matchAnchored({ left, right, match, weights }, { aFrom: 0, aTo: left.length, bFrom: 0, bTo: right.length })
  return match
}
