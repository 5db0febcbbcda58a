import { useRef } from "react"
import type { Source } from "#core/document/schema"
import { Button } from "#ui/controls/button"
import { useFirstFocus } from "./focus"
import { type AddSource, SourceFields } from "./source-fields"

type Props = {
  sources: readonly Source[]
  onCite: (refId: string) => void
  /** Absent where no source can be added. */
  onAdd?: AddSource
  onClose: () => void
}

/** The article's sources, to be cited where the cursor is. */
export function CitePanel({ sources, onCite, onAdd, onClose }: Props) {
  const panel = useRef<HTMLFieldSetElement | null>(null)
  useFirstFocus(panel)
  return (
    <fieldset ref={panel} className="editor-panel">
      <legend>Cite a source of this article</legend>
      {sources.length > 0 ? (
        <ol className="editor-sources">
          {sources.map(({ id, text }) => (
            <li key={id}>
              <button type="button" className="editor-source" onClick={() => onCite(id)}>
                {text}
              </button>
            </li>
          ))}
        </ol>
      ) : (
        <p>It has none yet.</p>
      )}
      {onAdd && <SourceFields onAdd={onAdd} onAdded={({ id }) => onCite(id)} button="Add and cite" />}
      <Button type="button" small variant="quiet" onClick={onClose}>
        Close
      </Button>
    </fieldset>
  )
}
