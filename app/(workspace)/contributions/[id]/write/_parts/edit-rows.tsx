import { useMemo } from "react"
import { listNumbers } from "#core/document/numbering"
import type { Block, Source } from "#core/document/schema"
import type { Problems } from "#core/refusal"
import { indexCitations } from "#ui/article/citations"
import { EditRow } from "./edit-row"

type Props = {
  ground: readonly Block[]
  sources: readonly Source[]
  written: Readonly<Record<string, string>>
  problems: Problems
  startAt: string | undefined
}

/** A field for each passage. */
export function EditRows({ ground, sources, written, problems, startAt }: Props) {
  const citations = useMemo(() => indexCitations({ blocks: [...ground] }, [...sources]), [ground, sources])
  const numbers = useMemo(() => listNumbers(ground), [ground])
  return ground.map((block, index) =>
    block.type === "divider" ? (
      <hr key={block.id} className="divider" />
    ) : (
      <EditRow
        key={block.id}
        block={block}
        number={numbers.get(block.id)}
        n={index + 1}
        sources={sources}
        citations={citations}
        text={written[block.id]}
        problem={problems[`blocks.${block.id}`]}
        isOpen={block.id === startAt || `blocks.${block.id}` in problems}
      />
    ),
  )
}
