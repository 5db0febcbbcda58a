import { inlineToMarkdown } from "#core/document/markdown-inline"
import type { Block, Document, Inline } from "#core/document/schema"
import type { Versions } from "#core/text/chunks"
import type { Conflict } from "#core/text/conflict"
import { lengthOf, plainText, slicerOf } from "#core/text/content"

/** Which words to take where the article and a contribution changed the same ones. */
export const TAKES = ["ours", "theirs", "both", "both-reversed", "custom"] as const
export type Take = (typeof TAKES)[number]

/**
 * The ways of settling a conflict that make sense: both only where there are two texts to put one after the other, words
 * of one's own only where there is running text.
 */
export function takesFor(conflict: Conflict): readonly Take[] {
  if (conflict.subject === "text") {
    const { ours, theirs } = conflict.texts
    return ours.length > 0 && theirs.length > 0 ? TAKES : ["ours", "theirs", "custom"]
  }
  if (conflict.subject !== "block") return ["ours", "theirs"]
  const { ours, theirs } = conflict.blocks
  const blocks = [ours, theirs].filter((block) => block !== undefined)
  return [
    "ours",
    "theirs",
    ...(blocks.length === 2 ? (["both", "both-reversed"] as const) : []),
    ...(blocks.every(isProse) ? (["custom"] as const) : []),
  ]
}

const isProse = ({ type }: Block): boolean =>
  type === "paragraph" || type === "heading" || type === "list_item" || type === "quote"

/** Whether the words in question stand in a block of code, where nothing is Markdown. */
export function isCode(conflict: Conflict, { ours, theirs }: Versions<Document>): boolean {
  const blocks = [...ours.blocks, ...theirs.blocks]
  return blocks.find(({ id }) => id === conflict.blockId)?.type === "code"
}

/** What the field for words of one's own begins with: the contribution's, or the article's where it has none; as Markdown. */
export function startingText(conflict: Conflict, isInCode: boolean): string {
  const [theirs, ours] = textsOf(conflict)
  const content = theirs.length > 0 ? theirs : ours
  return isInCode ? plainText(content) : inlineToMarkdown(content)
}

function textsOf(conflict: Conflict): [readonly Inline[], readonly Inline[]] {
  if (conflict.subject === "attribute") return [[], []]
  if (conflict.subject === "block") return [conflict.blocks.theirs?.content ?? [], conflict.blocks.ours?.content ?? []]
  return [conflict.texts.theirs, conflict.texts.ours]
}

/** One side of a conflict as it is shown: the words in question with what stands around them, a whole block, or a field. */
export type ConflictSide =
  | {
      readonly kind: "words"
      readonly before: readonly Inline[]
      readonly words: readonly Inline[]
      readonly after: readonly Inline[]
    }
  | { readonly kind: "block"; readonly block: Block }
  | { readonly kind: "field"; readonly name: string; readonly value: unknown }
  | { readonly kind: "gone" }

/** What the article says now (`ours`) and what the contribution suggests (`theirs`) at a place that both changed. */
export function sidesOf(
  conflict: Conflict,
  documents: { readonly ours: Document; readonly theirs: Document },
): { readonly ours: ConflictSide; readonly theirs: ConflictSide } {
  return { ours: sideOf(conflict, "ours", documents.ours), theirs: sideOf(conflict, "theirs", documents.theirs) }
}

function sideOf(conflict: Conflict, side: "ours" | "theirs", document: Document): ConflictSide {
  if (conflict.subject === "attribute") return { kind: "field", name: conflict.name, value: conflict.values[side] }
  if (conflict.subject === "block") {
    const block = conflict.blocks[side]
    return block ? { kind: "block", block } : { kind: "gone" }
  }
  const words = conflict.texts[side]
  const block = conflict.cell ? undefined : document.blocks.find(({ id }) => id === conflict.blockId)
  if (!block) return { kind: "words", before: [], words, after: [] }
  const { from, to } = conflict.ranges[side]
  const cut = slicerOf(block.content)
  return { kind: "words", before: cut(0, from), words: cut(from, to), after: cut(to, lengthOf(block.content)) }
}
