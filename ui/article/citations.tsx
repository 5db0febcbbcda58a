import type { Document, Inline, Source } from "#core/document/schema"

/** Where a citation stands: `number` of its source in the list, `ordinal` among the citations of that source (from 1). */
export type CitationPlace = { number: number; ordinal: number }
export type CitationIndex = { places: Map<Inline, CitationPlace>; counts: Map<string, number> }

/** Numbers every citation of a document by its source's place in the reference table; a citation of no known source has no place. */
export function indexCitations(document: Document, sources: Source[]): CitationIndex {
  const numbers = new Map(sources.map((source, index) => [source.id, index + 1]))
  const places = new Map<Inline, CitationPlace>()
  const counts = new Map<string, number>()
  for (const node of everyInline(document)) {
    const number = node.type === "citation" ? numbers.get(node.refId) : undefined
    if (node.type !== "citation" || number === undefined) continue
    const ordinal = (counts.get(node.refId) ?? 0) + 1
    counts.set(node.refId, ordinal)
    places.set(node, { number, ordinal })
  }
  return { places, counts }
}

function everyInline(document: Document): Inline[] {
  return document.blocks.flatMap((block): Inline[] =>
    block.type === "table" ? [...block.content, ...block.rows.flat(2)] : [...block.content],
  )
}
