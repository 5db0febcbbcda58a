import { useEffect, useRef } from "react"
import { Button } from "#ui/controls/button"
import { SHORTCUTS } from "../keys/keymap"
import { keysInWords } from "./tools"

/** What can be done by keyboard. */
export function Shortcuts({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement | null>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} className="editor-keys" aria-labelledby="shortcuts-title" onClose={onClose}>
      <h2 id="shortcuts-title">Keyboard shortcuts</h2>
      <dl>
        {SHORTCUTS.map(({ keys, does }) => (
          <div key={keys}>
            <dt>
              <kbd>{keysInWords(keys)}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">
        At the start of a paragraph, <kbd>##</kbd>, <kbd>-</kbd>, <kbd>1.</kbd> or <kbd>&gt;</kbd> and a space make a
        heading, a list or a quotation.
      </p>
      <Button type="button" onClick={() => dialog.current?.close()}>
        Close
      </Button>
    </dialog>
  )
}
