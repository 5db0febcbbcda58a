import type { Document } from "#core/document/schema"
import { sameBlock } from "#core/text/same-block"
import type { VersionContent } from "./content"

/** The ids of the blocks of its base that a contribution touches: changes, takes out or comments on. Moves count for nothing. */
export function touchedIn(content: VersionContent, base: Document): ReadonlySet<string> {
  if (content.kind === "insight") return new Set(content.passage ? [content.passage.blockId] : [])
  const proposed = new Map(content.proposed.blocks.map((block) => [block.id, block]))
  return new Set(
    base.blocks.flatMap((block) => {
      const now = proposed.get(block.id)
      return now && sameBlock(block, now) ? [] : [block.id]
    }),
  )
}
