import { Button } from "#ui/controls/button"
import type { ListedChange } from "./changes"
import { detailsId } from "./plugin"

type Props = {
  changes: readonly ListedChange[]
  onGoTo: (blockId: string) => void
  onTakeBack: (change: ListedChange) => void
}

/** What was changed, in reading order, each with a way there and a way back. */
export function ChangeList({ changes, onGoTo, onTakeBack }: Props) {
  if (changes.length === 0) return <p className="quiet">None yet. Change any words of the text.</p>
  return (
    <ol className="plain-list change-list">
      {changes.map((change, at) => (
        <li key={change.id}>
          <div role="comment" id={changes[at - 1]?.blockId === change.blockId ? undefined : detailsId(change.blockId)}>
            <button type="button" className="change-place" onClick={() => onGoTo(change.blockId)}>
              <span className="change-what">{change.what}</span> <Words change={change} />
            </button>
          </div>
          <Button type="button" small variant="quiet" onClick={() => onTakeBack(change)}>
            Take back<span className="visually-hidden"> change {at + 1}</span>
          </Button>
        </li>
      ))}
    </ol>
  )
}

function Words({ change: { before, after, what } }: { change: ListedChange }) {
  if (what === "Formatted" || what.startsWith("Moved")) return <span>{shortened(after)}</span>
  return (
    <>
      {before && <del>{shortened(before)}</del>} {after && <ins>{shortened(after)}</ins>}
    </>
  )
}

function shortened(text: string): string {
  const words = text.replaceAll("\uFFFC", "[source]").replace(/\s+/g, " ").trim()
  return words.length > 80 ? `${words.slice(0, 80).trimEnd()}…` : words
}
