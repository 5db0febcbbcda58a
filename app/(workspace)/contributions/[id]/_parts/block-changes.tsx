import type { BlockChange } from "#core/text/diff"
import type { CitationIndex } from "#ui/article/citations"
import { AttributeChanges } from "#ui/review/attribute-changes"
import { Diff } from "#ui/review/diff"
import { TableDiff } from "#ui/review/table-diff"

type Props = { changes: readonly BlockChange[]; citations?: CitationIndex }

/** What becomes of one passage, word by word, where it stands in the text. */
export function BlockChanges({ changes, citations }: Props) {
  return changes.map((change) => (
    <div key={`${change.kind}-${change.block.id}`} className={`change-text change-text-${change.block.type}`}>
      <Diff segments={change.segments} citations={citations} />
      {change.rows && <TableDiff rows={change.rows} citations={citations} />}
      <AttributeChanges changes={change.attributes} />
    </div>
  ))
}
