import type { ReactNode } from "react"
import { blockText } from "#core/document/plain-text"
import type { Block } from "#core/document/schema"
import { counted } from "#core/metadata/in-words"
import type { BlockChange } from "#core/text/diff"
import type { CitationIndex } from "#ui/article/citations"
import { ProseBlocks } from "#ui/article/prose-blocks"
import { stretchesOf } from "#ui/compare/stretches"
import { ChangedBlock } from "#ui/review/changed-blocks"

type Props = {
  /** Every block of the text, changed or not, in reading order. */
  changes: readonly BlockChange[]
  /** The number of the first that differs. */
  first?: number
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
export function ArticleChanges({ changes, first, citations, layout, beneath, suggested, empty }: Props) {
  if (changes.every((change) => change.kind === "same")) return <p className="quiet">{empty}</p>
  return (
    <ol className="changed-blocks" aria-label="Changes in the article">
      {stretchesOf(changes, first).map((stretch) =>
        stretch.kind === "change" ? (
          <ChangedBlock key={stretch.change.block.id} {...stretch} citations={citations} {...{ layout, suggested }}>
            {beneath?.get(stretch.change.block.id)}
          </ChangedBlock>
        ) : (
          <li key={`from-${stretch.changes[0]?.block.id}`} className="unchanged">
            <details>
              <summary>{counted(stretch.changes.length, "passage")} unchanged</summary>
              <Unchanged changes={stretch.changes} citations={citations} />
            </details>
          </li>
        ),
      )}
    </ol>
  )
}

/** So many passages stand before a change and after one, and so many characters: a long article is not put out whole. */
const MOST_AROUND = 8
const MOST_CHARACTERS = 12_000

/** What stays, with the middle left out where it is long. */
function Unchanged({ changes, citations }: Pick<Props, "changes" | "citations">) {
  const blocks = changes.map(({ block }) => block)
  const isLong = blocks.length > 2 * MOST_AROUND || lengthOf(blocks) > MOST_CHARACTERS
  if (!isLong) return <Text blocks={blocks} citations={citations} />
  const before = within(blocks.slice(0, MOST_AROUND))
  const after = within(blocks.slice(Math.max(before.length, blocks.length - MOST_AROUND)).reverse()).reverse()
  return (
    <>
      <Text blocks={before} citations={citations} />
      <p className="quiet">{counted(blocks.length - before.length - after.length, "passage")} left out here.</p>
      <Text blocks={after} citations={citations} />
    </>
  )
}

function Text({ blocks, citations }: { blocks: readonly Block[]; citations: CitationIndex }) {
  return (
    <div className="unchanged-text">
      <ProseBlocks document={{ blocks: [...blocks] }} citations={citations} />
    </div>
  )
}

const lengthOf = (blocks: readonly Block[]): number => blocks.reduce((sum, block) => sum + blockText(block).length, 0)

/** As many of the first blocks as fit. */
function within(blocks: readonly Block[]): Block[] {
  const fitting = blocks.findIndex((_, at) => lengthOf(blocks.slice(0, at + 1)) > MOST_CHARACTERS / 2)
  return blocks.slice(0, fitting < 0 ? blocks.length : fitting)
}
