import { Decoration } from "prosemirror-view"
import type { Block } from "#core/document/schema"
import { type AttributeChange, type BlockChange, diffAttributes } from "#core/text/diff"
import { blockOf, inlinesOf } from "../model/convert"
import { readTable } from "./decorate-table"
import { decorateText, OWN, type Placed } from "./decorate-text"
import { goneBlock, type Setting } from "./gone"
import { attributeWords } from "./words"

/** What is known of a block beyond its words: what it was in the base, and whether it stands where it stood. */
export type Standing = { readonly before?: Block; readonly moved: boolean }

/** The changes in one block, for marking them where they stand: underlined or struck through, each with its role. */
export function decorateBlock({ node, at }: Placed, { before, moved }: Standing, setting: Setting): Decoration[] {
  const block = blockOf(node)
  const form = before ? diffAttributes(before, block).filter(isOwnChange) : []
  const notes = [moved && "Moved", before ? attributeWords(form) : "New"].filter(
    (note) => note !== false && note !== "",
  )
  const words = marksIn({ node, at }, before, setting)
  const isChanged = words.length > 0 || notes.length > 0
  if (!isChanged) return words
  const attributes = {
    class: `tracked${before ? "" : " tracked-new"}${moved ? " tracked-moved" : ""}`,
    ...(notes.length > 0 && { "data-note": notes.join(" · ") }),
  }
  return [Decoration.node(at, at + node.nodeSize, attributes, OWN), ...words]
}

/** A column that is new or gone says so itself. */
const isOwnChange = ({ name, before, after }: AttributeChange): boolean =>
  name !== "columns" || !Array.isArray(before) || !Array.isArray(after) || before.length === after.length

/** Blocks that were taken out, shown where they stood. */
export function decorateGone(change: BlockChange, at: number, setting: Setting): Decoration {
  const { block } = change
  return Decoration.widget(at, () => goneBlock(block, setting), {
    side: -1,
    key: `gone:${block.id}`,
    ignoreSelection: true,
  })
}

/** The marks in a block: of a table also those of its rows and columns. */
function marksIn({ node, at }: Placed, before: Block | undefined, setting: Setting): Decoration[] {
  if (node.type.name !== "table") {
    const [was, after] = [before?.content ?? [], inlinesOf(node)]
    const code = node.type.spec.code === true
    return decorateText({ name: node.attrs.id, from: at + 1, before: was, after, code }, setting)
  }
  const { texts, marks } = readTable({ node, at }, before?.type === "table" ? before : undefined, setting)
  return [...marks, ...texts.flatMap((text) => decorateText(text, setting))]
}
