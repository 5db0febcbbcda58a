import type { Node } from "prosemirror-model"
import { Decoration } from "prosemirror-view"
import type { Inline } from "#core/document/schema"
import { lengthOf } from "#core/text/content"
import { diffBlocks } from "#core/text/segments"
import { goneWords, type Setting } from "./gone"
import { formatWords } from "./words"

export type Placed = { readonly node: Node; readonly at: number }
/** The decorations of one block carry this, so that they can be renewed without those beside it. */
export const OWN = { own: true }

/** A run of text that begins at `from`, with what it was; `name` is its own in the whole text. */
export type Text = {
  readonly name: string
  readonly from: number
  readonly before: readonly Inline[]
  readonly after: readonly Inline[]
  readonly code: boolean
}

/**
 * The changes in a run of text: inserted and deleted words as suggestions. Words that replace others are one suggestion with
 * them: what is deleted is no part of the text, so its suggestion takes the insertion that follows as its own by name.
 */
export function decorateText({ name, from, before, after, code }: Text, setting: Setting): Decoration[] {
  const decorations: Decoration[] = []
  let at = from
  let replaced: string | undefined
  const segments = diffBlocks(before, after, code ? "code" : "prose")
  for (const [n, segment] of segments.entries()) {
    if (segment.kind === "deleted") {
      replaced = segments[n + 1]?.kind === "inserted" ? `new-${name}-${n}` : undefined
      decorations.push(markDeleted(segment.content, at, { ...setting, owns: replaced }))
      continue
    }
    const to = at + lengthOf(segment.content)
    if (segment.kind === "inserted")
      decorations.push(...markInserted(segment.content, at, { ...setting, id: replaced }))
    if (segment.kind === "reformatted") {
      const attributes = { class: "reformatted", title: formatWords(segment), ...described(setting) }
      decorations.push(Decoration.inline(at, to, attributes, OWN))
    }
    at = to
    replaced = undefined
  }
  return decorations
}

const described = ({ details }: Setting): Record<string, string> => (details ? { "aria-details": details } : {})

function markDeleted(content: readonly Inline[], at: number, setting: Setting): Decoration {
  return Decoration.widget(at, () => goneWords(content, setting), {
    ...OWN,
    side: -1,
    key: `gone:${setting.details ?? ""}:${setting.owns ?? ""}:${JSON.stringify(content)}`,
    ignoreSelection: true,
  })
}

/** Each stretch in one format is an element of its own, and a suggestion has but one of them; `id` is for the first. */
function markInserted(
  content: readonly Inline[],
  from: number,
  { id, ...setting }: Setting & { id?: string | undefined },
) {
  const decorations: Decoration[] = []
  let at = from
  for (const inline of content) {
    const to = at + lengthOf([inline])
    const isOwned = id !== undefined && at === from
    decorations.push(Decoration.inline(at, to, { nodeName: "ins", role: "insertion", ...(isOwned && { id }) }, OWN))
    // What comes later is drawn around what came before.
    if (!isOwned) {
      const attributes = { nodeName: "span", role: "suggestion", ...described(setting) }
      decorations.push(Decoration.inline(at, to, attributes, OWN))
    }
    at = to
  }
  return decorations
}
