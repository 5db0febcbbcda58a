import type { BlockType, Inline } from "#core/document/schema"
import { shortened } from "#core/document/shortened"
import type { Change } from "#core/text/change"
import { ATOM, plainText } from "#core/text/content"

/** A change as it is shown by itself: what kind of change, and the words before and after where there are any. */
export type SuggestedChange = {
  readonly what: WhatChanged
  readonly before: readonly Inline[]
  readonly after: readonly Inline[]
}

/** Every kind of change, and what it is called in front of people; `passage` words say what kind of block. */
export const CHANGE_LABELS = {
  replaced: "Words replaced",
  added: "Words added",
  removed: "Words taken out",
  format: "Only the format changed",
  space: "Only the spacing changed",
  field: "A detail changed",
  "passage-added": "Passage added",
  "passage-removed": "Passage taken out",
  "passage-moved": "Passage moved",
  "passage-replaced": "Passage replaced",
  "row-insert": "Table row added",
  "row-delete": "Table row taken out",
  "row-move": "Table row moved",
  "column-insert": "Table column added",
  "column-delete": "Table column taken out",
  "column-move": "Table column moved",
} as const
export type WhatChanged = keyof typeof CHANGE_LABELS

/** What a change is in words, and the words that it is about. */
export function changeOf(change: Change): SuggestedChange {
  switch (change.kind) {
    case "text":
      return { what: textChange(change.base, change.theirs), before: change.base, after: change.theirs }
    case "format":
    case "space":
      return { what: change.kind, before: change.base, after: change.theirs }
    case "attribute":
      return { what: "field", before: asText(change.base), after: asText(change.theirs) }
    case "insert":
      return { what: "passage-added", before: [], after: change.block.content }
    case "delete":
      return { what: "passage-removed", before: change.block.content, after: [] }
    case "move":
      return { what: "passage-moved", before: change.block.content, after: change.block.content }
    case "replace":
      return { what: "passage-replaced", before: [], after: change.block.content }
    case "row":
    case "column":
      return { what: `${change.kind}-${change.what}`, ...cellsOf(change) }
  }
}

const textChange = (before: readonly Inline[], after: readonly Inline[]): WhatChanged =>
  before.length === 0 ? "added" : after.length === 0 ? "removed" : "replaced"

const asText = (value: unknown): Inline[] =>
  typeof value === "string" || typeof value === "number" ? [{ type: "text", text: String(value) }] : []

function cellsOf({ what, cells }: Change & { kind: "row" | "column" }): Pick<SuggestedChange, "before" | "after"> {
  const words = cells.flatMap((cell, at) => (at > 0 ? [{ type: "text", text: " | " } as Inline, ...cell] : [...cell]))
  return what === "delete" ? { before: words, after: [] } : { before: [], after: words }
}

/** What the kinds of blocks are called when one is spoken of. */
export const BLOCK_WORDS = {
  paragraph: "Paragraph",
  heading: "Heading",
  list_item: "List item",
  quote: "Quotation",
  code: "Code",
  figure: "Figure",
  table: "Table",
  divider: "Divider",
} satisfies Record<BlockType, string>

/** What to call a change in front of people: "Words replaced", "Heading added". */
export function changeLabel(change: Change): string {
  const label = CHANGE_LABELS[changeOf(change).what]
  return "block" in change ? label.replace("Passage", BLOCK_WORDS[change.block.type]) : label
}

const MOST_OF_ABOUT = 60

/** A change in one line of plain text, to be known again once it is not there any more. */
export function aboutChange(change: Change): string {
  const { before, after } = changeOf(change)
  const line = (content: readonly Inline[]) =>
    shortened(plainText(content).replaceAll(ATOM, " ").replace(/\s+/g, " ").trim(), MOST_OF_ABOUT)
  const words = [line(before), line(after)].filter((text) => text !== "").map((text) => `“${text}”`)
  return [changeLabel(change), words.join(" → ")].filter((part) => part !== "").join(": ")
}
