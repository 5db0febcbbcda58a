import type { ChangeReason } from "#core/contribution/reasons"
import { blockText } from "#core/document/plain-text"
import { shortened } from "#core/document/shortened"
import type { BlockChange } from "#core/text/diff"
import { changedBlockLabel } from "#ui/review/changed-blocks"

type Props = {
  changes: readonly BlockChange[]
  /** The number of the first of them. */
  first?: number
  /** Why single changes should be made. */
  reasons: readonly ChangeReason[]
}

/** A list of all changed passages to jump to, where there are enough to get lost in. */
export function ChangeIndex({ changes, first = 1, reasons }: Props) {
  const changed = changes.filter(({ kind }) => kind !== "same")
  if (changed.length < 4) return null
  return (
    <details className="change-index">
      <summary>
        All {changed.length} changed passages {first > 1 && "of this page"}
      </summary>
      <ol>
        {changed.map((change, index) => (
          <li key={change.block.id}>
            <a href={`#change-${first + index}`}>{changedBlockLabel(change)}</a>{" "}
            <span className="quiet">{beginning(blockText(change.block))}</span>
            {why(change, reasons) !== "" && <span className="change-index-why">Why: {why(change, reasons)}</span>}
          </li>
        ))}
      </ol>
    </details>
  )
}

const why = ({ block }: BlockChange, reasons: readonly ChangeReason[]): string =>
  beginning(
    reasons
      .filter(({ about }) => about.place.blockId === block.id)
      .map(({ text }) => text)
      .join(" "),
  )

const beginning = (text: string): string => shortened(text, 60)
