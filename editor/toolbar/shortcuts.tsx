import { useEffect, useRef } from "react"
import { Button } from "#ui/controls/button"
import { SHORTCUTS } from "../keys/keymap"
import { focusInPlace } from "./focus"
import { keysInWords } from "./tools"

/** What can be done by keyboard. */
export function Shortcuts({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement | null>(null)
  const title = useRef<HTMLHeadingElement | null>(null)
  // It is read from its top: a browser would go to its only button, which stands at the end.
  useEffect(() => {
    dialog.current?.showModal()
    focusInPlace(title.current)
    dialog.current?.scrollTo({ top: 0 })
  }, [])
  return (
    <dialog ref={dialog} className="editor-keys" aria-labelledby="shortcuts-title" onClose={onClose}>
      <h2 ref={title} id="shortcuts-title" tabIndex={-1}>
        Keyboard shortcuts
      </h2>
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
