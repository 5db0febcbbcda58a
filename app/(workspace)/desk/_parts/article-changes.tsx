import type { ReactNode } from "react"
import { counted } from "#core/metadata/in-words"
import type { BlockChange } from "#core/text/diff"
import type { CitationIndex } from "#ui/article/citations"
import { ProseBlocks } from "#ui/article/prose-blocks"
import { stretchesOf } from "#ui/compare/stretches"
import { ChangedBlock } from "#ui/review/changed-blocks"

type Props = {
  /** Every block of the text, changed or not, in reading order. */
  changes: readonly BlockChange[]
  citations: CitationIndex
  layout: "inline" | "side-by-side"
  /** What belongs beneath a changed block, by its id. */
  beneath?: Map<string, ReactNode> | undefined
  /** The changes wait for somebody to decide on them. */
  suggested?: boolean
  /** What stands there when nothing differs. */
  empty: string
}

/** What would change in the article, with what stays folded away. */
export function ArticleChanges({ changes, citations, layout, beneath, suggested, empty }: Props) {
  if (changes.every((change) => change.kind === "same")) return <p className="quiet">{empty}</p>
  return (
    <ol className="changed-blocks" aria-label="Changes in the article">
      {stretchesOf(changes).map((stretch) =>
        stretch.kind === "change" ? (
          <ChangedBlock key={stretch.change.block.id} {...stretch} citations={citations} {...{ layout, suggested }}>
            {beneath?.get(stretch.change.block.id)}
          </ChangedBlock>
        ) : (
          <li key={`from-${stretch.changes[0]?.block.id}`} className="unchanged">
            <details>
              <summary>{counted(stretch.changes.length, "block")} unchanged</summary>
              <div className="unchanged-text">
                <ProseBlocks document={{ blocks: stretch.changes.map(({ block }) => block) }} citations={citations} />
              </div>
            </details>
          </li>
        ),
      )}
    </ol>
  )
}
