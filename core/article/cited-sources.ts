import type { Document, Source } from "#core/document/schema"
import { wholeContent } from "#core/text/content"

/** The ids of the sources that a document cites. */
export function citedIds(document: Document): Set<string> {
  const cited = new Set<string>()
  for (const block of document.blocks) {
    for (const node of wholeContent(block)) if (node.type === "citation") cited.add(node.refId)
  }
  return cited
}

/**
 * `sources`, and behind them whatever the document cites that they lack, from the first of the `others` that has it: a
 * citation that a merge brought in again must not point at nothing.
 */
export function withCited(
  document: Document,
  sources: readonly Source[],
  ...others: readonly (readonly Source[])[]
): Source[] {
  const known = new Set(sources.map(({ id }) => id))
  const missing = [...citedIds(document)].filter((id) => !known.has(id))
  const found = missing.flatMap((id) => others.flat().find((source) => source.id === id) ?? [])
  return [...sources, ...found]
}
