import type { Block } from "#core/document/schema"

/** What of a list item decides about its number. */
export type Counted = {
  readonly list: "bullet" | "ordered"
  readonly indent: number
  readonly start?: number | undefined
}

/** Counts the items of lists from the first to the last, as readers see them. What is no list item is told as null. */
export type ListCounter = {
  /** The number of the next item if it went on with its list; 1 where it begins one. */
  readonly expected: (item: Counted) => number
  /** Counts an item; its number, undefined for a bullet. */
  readonly take: (item: Counted | null) => number | undefined
}

/**
 * This works by keeping the next number of each level: an item drops the levels below its own, and what is no list item
 * drops them all. A bullet drops its own level too, so that a numbered item after it begins anew.
 */
export function listCounter(): ListCounter {
  const next: number[] = []
  const expected = ({ indent }: Counted) => next[indent] ?? 1
  const take = (item: Counted | null): number | undefined => {
    next.length = Math.min(next.length, item === null ? 0 : item.list === "ordered" ? item.indent + 1 : item.indent)
    if (item?.list !== "ordered") return undefined
    const number = item.start ?? expected(item)
    next[item.indent] = number + 1
    return number
  }
  return { expected, take }
}

/** The number that each item of a numbered list has, by the id of its block. */
export function listNumbers(blocks: readonly Block[]): ReadonlyMap<string, number> {
  const { take } = listCounter()
  return new Map(
    blocks.flatMap((block) => {
      const number = take(block.type === "list_item" ? block : null)
      return number === undefined ? [] : [[block.id, number] as const]
    }),
  )
}

/** The blocks with a `start` wherever an item showed another number than the count comes to, and nowhere else. */
export function withShownNumbers(blocks: readonly Block[], shown: ReadonlyMap<string, number>): Block[] {
  const { expected, take } = listCounter()
  return blocks.map((block) => {
    if (block.type !== "list_item" || block.list !== "ordered") {
      take(block.type === "list_item" ? block : null)
      return block
    }
    const { start: _, ...item } = block
    const number = shown.get(block.id) ?? expected(item)
    const numbered = number === expected(item) ? item : { ...item, start: number }
    take(numbered)
    return numbered
  })
}
