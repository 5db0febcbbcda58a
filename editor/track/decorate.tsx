import type { Node } from "prosemirror-model"
import { Decoration } from "prosemirror-view"
import type { Block, Inline } from "#core/document/schema"
import { lengthOf } from "#core/text/content"
import { type BlockChange, diffAttributes } from "#core/text/diff"
import { diffBlocks, type Segment } from "#core/text/segments"
import { blockOf, inlinesOf } from "../model/convert"
import { goneBlock, goneWords, type Setting } from "./gone"
import { attributeWords, formatWords } from "./words"

/** What is known of a block beyond its words: what it was in the base, and whether it stands where it stood. */
export type Standing = { readonly before?: Block; readonly moved: boolean }

type Placed = { readonly node: Node; readonly at: number }
/** The decorations of one block carry this, so that they can be renewed without those beside it. */
const OWN = { own: true }

/** The changes in one block, for marking them where they stand: underlined or struck through, each with its role. */
export function decorateBlock({ node, at }: Placed, { before, moved }: Standing, setting: Setting): Decoration[] {
  const block = blockOf(node)
  const form = before ? diffAttributes(before, block) : []
  const notes = [moved && "Moved", before ? attributeWords(form) : "New"].filter(
    (note) => note !== false && note !== "",
  )
  const words = textsOf({ node, at }, before).flatMap((text) => decorateText(text, setting))
  const isChanged = words.length > 0 || notes.length > 0
  if (!isChanged) return words
  const attributes = {
    class: `tracked${before ? "" : " tracked-new"}${moved ? " tracked-moved" : ""}`,
    ...(notes.length > 0 && { "data-note": notes.join(" · ") }),
  }
  return [Decoration.node(at, at + node.nodeSize, attributes, OWN), ...words]
}

/** Blocks that were taken out, shown where they stood. */
export function decorateGone(change: BlockChange, at: number, setting: Setting): Decoration {
  const { block } = change
  return Decoration.widget(at, () => goneBlock(block, setting), {
    side: -1,
    key: `gone:${block.id}`,
    ignoreSelection: true,
  })
}

type Text = {
  readonly from: number
  readonly before: readonly Inline[]
  readonly after: readonly Inline[]
  code: boolean
}

/** The runs of text of a block, each with what it was: one, or those of a table's caption and cells. */
function textsOf({ node, at }: Placed, before: Block | undefined): Text[] {
  if (node.type.name !== "table") {
    return [{ from: at + 1, before: before?.content ?? [], after: inlinesOf(node), code: node.type.spec.code === true }]
  }
  const texts: Text[] = []
  const was = before?.type === "table" ? before : undefined
  node.descendants((part, offset, _, index) => {
    if (!part.isTextblock) return true
    const from = at + 1 + offset + 1
    const row = Math.floor((texts.length - 1) / Math.max(1, node.attrs.columns.length))
    const earlier = part.type.name === "table_caption" ? was?.content : was?.rows[row]?.[index]
    texts.push({ from, before: earlier ?? [], after: inlinesOf(part), code: false })
    return false
  })
  return texts
}

function decorateText({ from, before, after, code }: Text, setting: Setting): Decoration[] {
  const decorations: Decoration[] = []
  let at = from
  for (const segment of diffBlocks(before, after, code ? "code" : "prose")) {
    const length = segment.kind === "deleted" ? 0 : lengthOf(segment.content)
    const decoration = decorateSegment(segment, { from: at, to: at + length }, setting)
    if (decoration) decorations.push(decoration)
    at += length
  }
  return decorations
}

type Range = { readonly from: number; readonly to: number }

function decorateSegment(segment: Segment, { from, to }: Range, setting: Setting): Decoration | undefined {
  const { details } = setting
  const described = details ? { "aria-details": details } : {}
  if (segment.kind === "same") return undefined
  if (segment.kind === "inserted") return Decoration.inline(from, to, { nodeName: "ins", ...described }, OWN)
  if (segment.kind === "reformatted") {
    const attributes = { class: "reformatted", title: formatWords(segment), ...described }
    return Decoration.inline(from, to, attributes, OWN)
  }
  return Decoration.widget(from, () => goneWords(segment.content, setting), {
    ...OWN,
    side: -1,
    key: `gone:${details ?? ""}:${JSON.stringify(segment.content)}`,
    ignoreSelection: true,
  })
}
