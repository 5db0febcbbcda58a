import type { ReactNode } from "react"
import type { Document } from "#core/document/schema"
import { blockIdsOf, rowsOf } from "#ui/article/arrange"
import { BlockView } from "#ui/article/block-view"
import type { CitationIndex } from "#ui/article/citations"
import { ListView } from "#ui/article/list-view"

type Props = { document: Document; citations?: CitationIndex }

/** A document inside another text: an insight, say. Its blocks cannot be linked to. */
export function ProseBlocks({ document, citations }: Props): ReactNode {
  return rowsOf(document.blocks).map((row) =>
    row.kind === "list" ? (
      <ListView key={blockIdsOf(row)[0]} items={row.items} citations={citations} addressed={false} />
    ) : (
      <BlockView key={row.block.id} block={row.block} citations={citations} addressed={false} />
    ),
  )
}
