import type { ReactNode } from "react"
import { blockSource, changesInBlock } from "#core/contribution/proposal"
import type { Block, Source } from "#core/document/schema"
import { BlockView } from "#ui/article/block-view"
import type { CitationIndex } from "#ui/article/citations"
import { ListView } from "#ui/article/list-view"
import { TextArea } from "#ui/forms/text-area"
import { BlockChanges } from "../../_parts/block-changes"
import { blockName } from "./block-name"

type Props = {
  block: Block
  /** The number of an item of a numbered list. */
  number: number | undefined
  /** Its place in the article, from 1. */
  n: number
  sources: readonly Source[]
  citations: CitationIndex
  /** What its field holds, where that differs from what the text says. */
  text: string | undefined
  problem: string | undefined
  isOpen: boolean
}

/** A passage as readers see it, and the field that edits it. */
export function EditRow({ block, number, n, sources, citations, text, problem, isOpen }: Props) {
  const source = blockSource(block)
  const changed = text === undefined ? NOTHING : changesInBlock(block, text, sources)
  const isChanged = changed.changes.length > 0
  const name = blockName(block, n)
  return (
    <div className={isChanged ? "edit-row edit-row-changed" : "edit-row"} id={`edit-${block.id}`}>
      <div className="edit-view">
        {isChanged ? (
          <BlockChanges changes={changed.changes} citations={citations} />
        ) : (
          <Plain block={block} number={number} citations={citations} />
        )}
      </div>
      <details className="edit-field" open={isOpen}>
        <summary>
          <span className="edit-summary">{isChanged ? "Edit again" : "Edit"}</span>
          <span className="visually-hidden"> {name}</span>
        </summary>
        <TextArea
          id={`blocks.${block.id}`}
          name={`blocks.${block.id}`}
          label={`Your words for ${name}`}
          printed={block.type !== "code" && block.type !== "table"}
          rows={rowsFor(text ?? source)}
          autoComplete="off"
          value={text ?? source}
          error={changed.problem ?? problem}
        />
      </details>
    </div>
  )
}

const NOTHING = { changes: [], problem: undefined }

function Plain({ block, number, citations }: Pick<Props, "block" | "number" | "citations">): ReactNode {
  if (block.type === "list_item")
    return <ListView items={[block]} from={number} citations={citations} addressed={false} />
  return <BlockView block={block} citations={citations} addressed={false} />
}

const rowsFor = (text: string): number => Math.min(14, Math.max(2, Math.ceil(text.length / 70) + 1))
