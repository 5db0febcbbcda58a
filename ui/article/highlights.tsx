import type { Inline } from "#core/document/schema"

/**
 * A passage that insights stand beside: UTF-16 offsets in the block's text, where an atom counts one. Its letter follows the
 * last piece of a passage only; `lettered`: this piece too.
 */
export type Highlight = { blockId: string; from: number; to: number; insightIds: string[]; lettered?: boolean }

/** A highlight that knows which insights' passages begin with it (`opens`) and are complete after it (`closes`). */
export type PlacedHighlight = Highlight & { opens: string[]; closes: string[] }

/**
 * `letters`: a, b, … z, aa for insights in reading order, the same in the text and in the margin. `noteWord`: what a letter
 * leads to, for who hears it; an expert's insight unless it says otherwise.
 */
export type Passages = { byBlock: Map<string, PlacedHighlight[]>; letters: Map<string, string>; noteWord?: string }

/** A piece of inline content with the insights it lies under, those that begin with it and those that end with it. */
export type Piece = { node: Inline; insightIds: string[]; opens: string[]; closes: string[] }

/** Puts highlights in reading order, which `blockIds` gives, and letters their insights. Those of no known block, or empty, are left out. */
export function placeHighlights(highlights: Highlight[], blockIds: string[]): Passages {
  const place = new Map(blockIds.map((id, index) => [id, index]))
  const reading = highlights
    .filter((highlight) => place.has(highlight.blockId) && highlight.from < highlight.to)
    .toSorted((a, b) => (place.get(a.blockId) ?? 0) - (place.get(b.blockId) ?? 0) || a.from - b.from || a.to - b.to)

  const first = new Map<string, Highlight>()
  const last = new Map<string, Highlight>()
  for (const highlight of reading) {
    for (const id of highlight.insightIds) {
      if (!first.has(id)) first.set(id, highlight)
      last.set(id, highlight)
    }
  }
  const placed = reading.map((highlight) => ({
    ...highlight,
    opens: highlight.insightIds.filter((id) => first.get(id) === highlight),
    closes: highlight.insightIds.filter((id) => highlight.lettered || last.get(id) === highlight),
  }))
  return {
    byBlock: byBlock(placed),
    letters: new Map([...first.keys()].map((id, index) => [id, letter(index)])),
  }
}

/** Cuts a block's content at the edges of its highlights, which may overlap; an end beyond the text counts as the text's end. */
export function cutAtHighlights(content: Inline[], highlights: PlacedHighlight[]): Piece[] {
  const length = content.reduce((sum, node) => sum + lengthOf(node), 0)
  const ranges = highlights.map((range) => ({ ...range, to: Math.min(range.to, length) }))
  const edges = [...new Set(ranges.flatMap((range) => [range.from, range.to]))].sort((a, b) => a - b)
  let end = 0
  return content.flatMap((node) =>
    cutNode(node, end, edges).map((cut) => {
      const start = end
      end = start + lengthOf(cut)
      const under = ranges.filter((range) => range.from < end && range.to > start)
      return {
        node: cut,
        insightIds: [...new Set(under.flatMap((range) => range.insightIds))],
        opens: under.filter((range) => range.from === start).flatMap((range) => range.opens),
        closes: under.filter((range) => range.to === end).flatMap((range) => range.closes),
      }
    }),
  )
}

function byBlock(highlights: PlacedHighlight[]): Map<string, PlacedHighlight[]> {
  const groups = new Map<string, PlacedHighlight[]>()
  for (const highlight of highlights) {
    groups.set(highlight.blockId, [...(groups.get(highlight.blockId) ?? []), highlight])
  }
  return groups
}

/** Returns the node itself where no edge falls into it, so that citations keep their identity. */
function cutNode(node: Inline, start: number, edges: number[]): Inline[] {
  if (node.type !== "text") return [node]
  const inside = edges.map((edge) => edge - start).filter((edge) => edge > 0 && edge < node.text.length)
  const stops = [0, ...inside, node.text.length]
  return stops.slice(1).map((stop, index) => ({ ...node, text: node.text.slice(stops[index], stop) }))
}

function lengthOf(node: Inline): number {
  return node.type === "text" ? node.text.length : 1
}

function letter(index: number): string {
  const last = String.fromCharCode(97 + (index % 26))
  return index < 26 ? last : letter(Math.floor(index / 26) - 1) + last
}
