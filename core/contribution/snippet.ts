import type { Inline } from "#core/document/schema"
import { plainText } from "#core/text/content"
import type { BlockChange } from "#core/text/diff"
import type { Segment } from "#core/text/segments"

/** A stretch of a snippet: words that stay, come or go. */
type SnippetStretch = { readonly kind: "same" | "inserted" | "deleted"; readonly text: string }

/** The first thing that a text changes, in a line: what is to be said of it, and the words, with some that stay around them. */
export type Snippet = {
  /** What the words alone do not show; empty where they show all. */
  readonly label: "" | "Moved" | "Format only" | "A detail changed"
  readonly words: readonly SnippetStretch[]
}

/** So many characters of what stands before the first change are shown, and of all of it. */
const BEFORE = 24
const MOST = 120

/** Of the changes of a text, the first, for a list of many; null where nothing is changed. */
export function snippetOf(changes: readonly BlockChange[]): Snippet | null {
  const first = changes.find(({ kind }) => kind !== "same")
  if (!first) return null
  const { kind, block } = first
  if (kind === "inserted" || kind === "deleted")
    return { label: "", words: cut([{ kind, text: textOf(block.content) }]) }
  if (kind === "moved") return { label: "Moved", words: cut([{ kind: "same", text: textOf(block.content) }]) }
  const cells = (first.rows ?? []).flatMap((row) => row.cells)
  const holder = [first, ...cells].find(({ segments }) => segments.some((one) => one.kind !== "same"))
  if (!holder) return { label: "A detail changed", words: [] }
  const isFormat = holder.segments.every((one) => one.kind === "same" || one.kind === "reformatted")
  return { label: isFormat ? "Format only" : "", words: cut(around(holder.segments)) }
}

/** How an insight begins. */
export const beginningOf = (content: readonly Inline[]): Snippet => ({
  label: "",
  words: cut([{ kind: "same", text: textOf(content) }]),
})

/** The stretches from shortly before the first change on. */
function around(segments: readonly Segment[]): SnippetStretch[] {
  const at = segments.findIndex(({ kind }) => kind !== "same")
  const before = segments
    .slice(0, at)
    .map(({ content }) => textOf(content))
    .join("")
  const rest = segments.slice(at).map(({ kind, content }): SnippetStretch => {
    return { kind: kind === "inserted" || kind === "deleted" ? kind : "same", text: textOf(content) }
  })
  const near = before.length > BEFORE ? `…${before.slice(before.indexOf(" ", before.length - BEFORE))}` : before
  return [{ kind: "same", text: near }, ...rest]
}

function cut(stretches: readonly SnippetStretch[]): SnippetStretch[] {
  let left = MOST
  return stretches.flatMap(({ kind, text }) => {
    const shown = text.length > left ? `${text.slice(0, Math.max(left, 0)).trimEnd()}…` : text
    const isFirstOver = left > 0
    left -= text.length
    return text !== "" && isFirstOver ? [{ kind, text: shown }] : []
  })
}

const textOf = (content: readonly Inline[]): string => plainText(content).replaceAll("\uFFFC", "").replace(/\s+/g, " ")
