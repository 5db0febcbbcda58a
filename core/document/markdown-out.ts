import { normaliseBlocks } from "#core/document/block-form"
import { citesNoMore, escaped } from "#core/document/markdown/inline-out"
import { writeList } from "#core/document/markdown/lists-out"
import { writeBlock } from "#core/document/markdown/read-back"
import { CAPTION } from "#core/document/markdown/table-in"
import { markdownToArticle } from "#core/document/markdown-in"
import type { Block, Document, Source } from "#core/document/schema"
import { isDoiAddress, normaliseSource } from "#core/document/sources"

type Article = {
  readonly title: string
  readonly dek?: string | undefined
  readonly document: Document
  readonly sources: readonly Source[]
}

type ListItem = Extract<Block, { type: "list_item" }>

/**
 * An article as Markdown that `markdownToArticle` reads back as the same article, block ids aside: title, dek, blocks in
 * normal form and sources, with nothing dropped. That holds when the title is not empty, title and dek are on one line,
 * the ids of sources differ in more than case, and every citation has its source. Signs are escaped only where the text
 * would not read back the same without.
 */
export function articleToMarkdown({ title, dek, document, sources }: Article): string {
  const { blocks } = normaliseBlocks(document, () => {})
  const parts = [
    ...(title === "" ? [] : [writeTitle(title)]),
    ...(dek ? [writeDek(dek)] : []),
    ...writeBlocks(blocks, dek ? "under dek" : "under title"),
    sources.map((source) => writeSource(normaliseSource(source))).join("\n"),
  ]
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`
}

function writeTitle(title: string): string {
  const plain = `# ${title}`
  const { document, ...read } = readBack(plain)
  const isRight = read.title === title && document.blocks.length === 0 && isWhole(read) && citesNoMore(plain, 0)
  return isRight ? plain : `# ${escaped(title)}`
}

function writeDek(dek: string): string {
  const plain = `*${dek}*`
  const { document, ...read } = readBack(`# Title\n\n${plain}`)
  const isRight = read.dek === dek && document.blocks.length === 0 && isWhole(read) && citesNoMore(plain, 0)
  return isRight ? plain : `*${escaped(dek)}*`
}

/** Each block's Markdown; list items that follow one another are one part. */
function writeBlocks(blocks: readonly Block[], place: "under title" | "under dek"): string[] {
  const parts: string[] = []
  for (let at = 0; at < blocks.length; at++) {
    const run = listFrom(blocks, at)
    const block = blocks[at]
    if (run.length > 0)
      parts.push(
        writeList(
          run,
          run.map((item) => writeBlock(item)),
        ),
      )
    else if (block) parts.push(writeBlock(block, fitting(blocks[at - 1], at === 0 && place === "under title")))
    at += Math.max(0, run.length - 1)
  }
  return parts
}

function listFrom(blocks: readonly Block[], from: number): ListItem[] {
  const items: ListItem[] = []
  for (let at = from; ; at++) {
    const block = blocks[at]
    if (block?.type !== "list_item") return items
    items.push(block)
  }
}

/** What a block must not look like where it stands: a table's caption, or a dek. */
function fitting(before: Block | undefined, isUnderTitle: boolean): (markdown: string) => boolean {
  if (before?.type === "table") return (markdown) => !markdown.startsWith(CAPTION)
  return isUnderTitle ? (markdown) => readBack(`# Title\n\n${markdown}`).dek === undefined : () => true
}

function writeSource(source: Source): string {
  const { id, text } = source
  const found = normaliseSource({ id, text })
  const addresses = addressesOf(source, found)
  const plain = `[^${id}]: ${text}${addresses}`
  const read = readBack(plain)
  const [same] = read.sources
  const isSame = same?.text === text && same.url === source.url && same.doi === source.doi && same.id === id
  const isAlone = read.sources.length === 1 && read.document.blocks.length === 0 && isWhole(read)
  return isSame && isAlone && citesNoMore(text, 0) ? plain : `[^${id}]: ${escaped(text)}${addresses}`
}

/** The addresses that the words of a source do not name, in angle brackets: first the web's, then the DOI's. */
function addressesOf({ url, doi }: Source, found: Source): string {
  const ownUrl = url !== undefined && url !== found.url ? ` <${url}>` : ""
  // Alone, an address at doi.org would be read as the DOI.
  const isNeeded = doi !== undefined && (doi !== found.doi || isDoiAddress(url ?? ""))
  const written = isNeeded ? doi.replace(/[<>%"]/g, encodeURIComponent) : ""
  return ownUrl + (written === "" ? "" : ` <https://doi.org/${written}>`)
}

const readBack = (markdown: string) => markdownToArticle({ markdown, newId: () => "read-back" })

const isWhole = ({ dropped }: { dropped: readonly unknown[] }): boolean => dropped.length === 0
