import { sameSource } from "#core/document/new-source"
import type { Block, Document, Inline, Source } from "#core/document/schema"

/** A text with sources of its own, as it fits an article. */
type Fitted = {
  readonly document: Document
  /** The sources that the article lacks. */
  readonly added: readonly Source[]
  /** What a source of the text is called in the article, where it has it under another name. */
  readonly names: ReadonlyMap<string, string>
}

/**
 * A text that brings sources, fitted to an article that may have some of them by now: what is the same source is cited
 * under the article's name for it, so that no source stands in the list twice, whoever was first.
 */
export function fitSources(document: Document, added: readonly Source[], sources: readonly Source[]): Fitted {
  const known = new Set(sources.map(({ id }) => id))
  const twins = added.map((source) => ({ source, twin: sameSource(source, sources) }))
  const names = new Map(
    twins.flatMap(({ source, twin }) => (twin && !known.has(source.id) ? [[source.id, twin.id] as const] : [])),
  )
  return {
    document: names.size === 0 ? document : { blocks: document.blocks.map((block) => renamed(block, names)) },
    added: twins.flatMap(({ source, twin }) => (twin || known.has(source.id) ? [] : [source])),
    names,
  }
}

function renamed(block: Block, names: ReadonlyMap<string, string>): Block {
  const cites = (content: readonly Inline[]) => content.some((one) => one.type === "citation" && names.has(one.refId))
  const inline = (content: readonly Inline[]): Inline[] =>
    content.map((one) => (one.type === "citation" ? { ...one, refId: names.get(one.refId) ?? one.refId } : one))
  if (block.type === "table" && (cites(block.content) || block.rows.flat().some(cites))) {
    return { ...block, content: inline(block.content), rows: block.rows.map((row) => row.map(inline)) }
  }
  return block.type !== "table" && cites(block.content)
    ? ({ ...block, content: inline(block.content) } as Block)
    : block
}
