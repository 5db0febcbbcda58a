import { canonicalJson } from "#core/document/canonical-json"
import { readBlocks } from "#core/document/markdown/blocks-in"
import { blockIn } from "#core/document/markdown/blocks-out"
import { isFit, isPlainWords, STYLES, type Style } from "#core/document/markdown/inline-out"
import { finishReading, startReading } from "#core/document/markdown/start"
import { isTangled } from "#core/document/markdown/tangled"
import type { Block, Inline } from "#core/document/schema"

/** A block in the first style that reads back as the block and passes `fits`; in the last if none does. */
export function writeBlock(block: Block, fits: (markdown: string) => boolean = () => true): string {
  const isRight = (style: Style): boolean => {
    const markdown = blockIn(style, block)
    if (style === "plain" && hasNoSigns(block)) return fits(markdown)
    return fits(markdown) && isFit(style, markdown, citedIn(block).length) && readsAs(block, { style, markdown })
  }
  return blockIn(STYLES.find(isRight) ?? "explicit", block)
}

/** Whether a block is plain words that Markdown cannot take for anything else, as most are: no need to read it back. */
function hasNoSigns(block: Block): boolean {
  const { type } = block
  if (type !== "paragraph" && type !== "heading" && type !== "list_item" && (type !== "quote" || block.pull))
    return false
  const [only, ...others] = block.content
  return only?.type === "text" && !only.marks && others.length === 0 && isPlainWords(only.text)
}

type Written = { readonly style: Style; readonly markdown: string }

function readsAs(block: Block, { style, markdown }: Written): boolean {
  if (isTangled(markdown)) return false
  const few = withoutPlainRows(block)
  return few === block ? readsBack(block, markdown) : readsBack(few, blockIn(style, few))
}

/**
 * A table without the rows that Markdown cannot take for anything else; any other block as it is. A row is read apart from
 * the others, and reading back a long table of numbers takes as long as reading it.
 */
function withoutPlainRows(block: Block): Block {
  if (block.type !== "table") return block
  const [head, ...body] = block.rows
  const signed = body.filter((row) => !(row.every(isPlainCell) && row.some((cell) => cell.length > 0)))
  return head && signed.length < body.length ? { ...block, rows: [head, ...signed] } : block
}

const isPlainCell = ([only, ...others]: readonly Inline[]): boolean =>
  only === undefined ||
  (only.type === "text" &&
    !only.marks &&
    others.length === 0 &&
    /^[^*_[\]`~<>&\\|#!\n\s](?:[^*_[\]`~<>&\\|#!\n]*[^*_[\]`~<>&\\|#!\n\s])?$/u.test(only.text))

function readsBack(block: Block, markdown: string): boolean {
  const { root, reading, dropped } = startReading({
    markdown: inItsPlace(block, markdown),
    newId: () => block.id,
    sources: citedIn(block),
  })
  readBlocks(root.children, "top", reading)
  const [read, ...others] = finishReading(reading).blocks
  return dropped.length === 0 && read !== undefined && others.length === 0 && isSame(read, block)
}

const inItsPlace = (block: Block, markdown: string): string =>
  block.type === "list_item" ? `- ${markdown.replaceAll("\n", "\n  ")}` : markdown

function isSame(read: Block, block: Block): boolean {
  if (block.type !== "list_item") return canonicalJson(read) === canonicalJson(block)
  return read.type === "list_item" && canonicalJson(read.content) === canonicalJson(block.content)
}

/** What a block cites, as far as it matters for reading it. */
function citedIn(block: Block): { id: string }[] {
  const content: readonly Inline[] = block.type === "table" ? [...block.content, ...block.rows.flat(2)] : block.content
  return content.flatMap((inline) => (inline.type === "citation" ? [{ id: inline.refId }] : []))
}
