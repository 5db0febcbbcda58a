import type { BlockChange } from "#core/text/diff"
import type { Segment } from "#core/text/segments"
import type { SuggestedChange } from "./change-in-words"

/** The first thing that a text changes, for a list of many: the words that go and those that come; null where nothing does. */
export function firstChange(changes: readonly BlockChange[]): SuggestedChange | null {
  const first = changes.find(({ kind }) => kind !== "same")
  if (!first) return null
  const { kind, block } = first
  if (kind === "inserted") return { what: "passage-added", before: [], after: block.content }
  if (kind === "deleted") return { what: "passage-removed", before: block.content, after: [] }
  if (kind === "moved") return { what: "passage-moved", before: block.content, after: block.content }
  const cells = (first.rows ?? []).flatMap((row) => row.cells)
  return inSegments([first, ...cells].flatMap(({ segments }) => segments))
}

function inSegments(segments: readonly Segment[]): SuggestedChange {
  const at = segments.findIndex(({ kind }) => kind !== "same")
  const [one, next] = segments.slice(at, at + 2)
  if (at < 0 || !one) return { what: "field", before: [], after: [] }
  if (one.kind === "reformatted") return { what: "format", before: one.content, after: one.content }
  const pair = [one, ...(next && next.kind !== one.kind ? [next] : [])]
  const before = pair.find(({ kind }) => kind === "deleted")?.content ?? []
  const after = pair.find(({ kind }) => kind === "inserted")?.content ?? []
  return { what: before.length === 0 ? "added" : after.length === 0 ? "removed" : "replaced", before, after }
}
