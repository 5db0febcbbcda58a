import { type Spot, spotOf } from "#core/contribution/asked"
import { type About, aboutOf } from "#core/contribution/reasons"
import { normaliseBlocks } from "#core/document/block-form"
import { blockText, inlineText } from "#core/document/plain-text"
import type { Block, BlockType, Inline } from "#core/document/schema"
import type { Change } from "#core/text/change"
import { mergeDocuments } from "#core/text/merge"
import { attributeWords } from "./words"

/** One thing that was changed, as the list beside the text shows it. */
export type ListedChange = {
  readonly id: string
  readonly blockId: string
  /** What was done, in a word or two. */
  readonly what: string
  readonly before: string
  readonly after: string
  /** The sources that the signs for citations stand for, in the words before and in those after. */
  readonly cited?: { readonly before: readonly string[]; readonly after: readonly string[] }
  /** Where it is in the base: what a reason for it is about. */
  readonly about: About
  /** Where it stands, to find it again by. */
  readonly spot: Spot
}

/**
 * What the text changes in the base, in reading order: the very changes that its editor will decide on, one by one. Of an
 * article's own ids only those of the base are listed under their name.
 */
export function changesIn(base: readonly Block[], text: readonly Block[]): ListedChange[] {
  return changesBetween(base, text).map((change) => ({
    ...listed(change),
    about: aboutOf(change),
    spot: spotOf(change),
  }))
}

/** The text without one of its changes. */
export function withoutChange(base: readonly Block[], text: readonly Block[], changeId: string): readonly Block[] {
  const documents = versions(base, text)
  return mergeDocuments(documents, { declined: [changeId] }).document.blocks
}

const changesBetween = (base: readonly Block[], text: readonly Block[]): readonly Change[] =>
  mergeDocuments(versions(base, text)).changes.filter(({ state }) => state === "applied")

function versions(base: readonly Block[], text: readonly Block[]) {
  const before = { blocks: [...base] }
  return { base: before, ours: before, theirs: normaliseBlocks({ blocks: [...text] }, () => {}) }
}

function listed(change: Change): Omit<ListedChange, "about" | "spot"> {
  const { id, blockId } = change
  switch (change.kind) {
    case "text": {
      const before = inlineText([...change.base])
      const after = inlineText([...change.theirs])
      const what = before === "" ? "Added" : after === "" ? "Took out" : "Replaced"
      return { id, blockId, what, before, after, ...cited(change.base, change.theirs) }
    }
    case "format":
      return {
        id,
        blockId,
        what: "Formatted",
        before: "",
        after: inlineText([...change.theirs]),
        ...cited([], change.theirs),
      }
    case "space":
      return { id, blockId, what: "Changed a space", before: "", after: "" }
    case "attribute": {
      const { name, base: before, theirs: after } = change
      const changes =
        name === "type" ? [{ name, before: typeOf(before), after: typeOf(after) }] : [{ name, before, after }]
      return { id, blockId, what: attributeWords(changes), before: "", after: "" }
    }
    case "row":
    case "column":
      return { id, blockId, what: `${TABLE_WORDS[change.what]} a ${change.kind}`, before: "", after: "" }
    default:
      return { id, blockId, what: `${BLOCK_WORDS[change.kind]} a ${TYPE_WORDS[change.block.type]}`, ...opening(change) }
  }
}

function opening(change: Change & { block: Block }): Pick<ListedChange, "before" | "after" | "cited"> {
  const { content } = change.block
  const text = blockText(change.block)
  return change.kind === "delete"
    ? { before: text, after: "", ...cited(content, []) }
    : { before: "", after: text, ...cited([], content) }
}

const cited = (before: readonly Inline[], after: readonly Inline[]): Required<Pick<ListedChange, "cited">> => ({
  cited: { before: citedIn(before), after: citedIn(after) },
})

const citedIn = (content: readonly Inline[]): string[] =>
  content.flatMap((inline) => (inline.type === "citation" ? [inline.refId] : []))

/** The type of a block comes alone, or with its fields. */
function typeOf(value: unknown): unknown {
  return typeof value === "object" && value !== null && "type" in value ? value.type : value
}

const TABLE_WORDS = { insert: "Added", delete: "Took out", move: "Moved" } as const
const BLOCK_WORDS = { insert: "Added", delete: "Took out", move: "Moved", replace: "Rewrote" } as const
const TYPE_WORDS = {
  paragraph: "paragraph",
  heading: "heading",
  list_item: "list item",
  quote: "quotation",
  code: "piece of code",
  figure: "picture",
  table: "table",
  divider: "dividing line",
} satisfies Record<BlockType, string>
