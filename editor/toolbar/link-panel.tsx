import { type KeyboardEvent, useRef, useState } from "react"
import { safeHref } from "#core/document/links"
import { Button } from "#ui/controls/button"
import { useFirstFocus } from "./focus"

type Props = {
  /** Where the selected words lead now. */
  href: string
  onSet: (href: string | null) => void
  onClose: () => void
}

/** Where the selected words shall lead. */
export function LinkPanel({ hasWords, ...props }: Props & { hasWords: boolean }) {
  return hasWords ? <Address {...props} /> : <NoWords onClose={props.onClose} />
}

function Address({ href, onSet, onClose }: Props) {
  const panel = useRef<HTMLFieldSetElement | null>(null)
  const field = useRef<HTMLInputElement | null>(null)
  const [problem, setProblem] = useState("")
  useFirstFocus(panel)
  const set = () => {
    const written = field.current?.value.trim() ?? ""
    const address = safeHref(/^[\w-]+(\.[\w-]+)+(\/|$)/.test(written) ? `https://${written}` : written)
    if (address === null || written === "") setProblem("This is no address. Write it as https://example.org/page.")
    else onSet(address)
  }
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return
    // Not the form around the text.
    event.preventDefault()
    set()
  }
  return (
    <fieldset ref={panel} className="editor-panel editor-panel-row">
      <legend className="visually-hidden">Link</legend>
      <label htmlFor="editor-link">Address</label>
      <input
        ref={field}
        id="editor-link"
        className="input"
        type="url"
        inputMode="url"
        autoComplete="off"
        placeholder="https://"
        defaultValue={href}
        aria-invalid={problem !== "" || undefined}
        aria-describedby={problem ? "editor-link-problem" : undefined}
        onKeyDown={press}
      />
      <span className="actions">
        <Button type="button" small onClick={set}>
          Set link
        </Button>
        {href !== "" && (
          <Button type="button" small variant="quiet" onClick={() => onSet(null)}>
            Take it off
          </Button>
        )}
        <Button type="button" small variant="quiet" onClick={onClose}>
          Cancel
        </Button>
      </span>
      {problem && (
        <p className="field-error" id="editor-link-problem">
          {problem}
        </p>
      )}
    </fieldset>
  )
}

function NoWords({ onClose }: Pick<Props, "onClose">) {
  const panel = useRef<HTMLDivElement | null>(null)
  useFirstFocus(panel)
  return (
    <div ref={panel} className="editor-panel editor-panel-row">
      <p>Select the words that shall be the link first.</p>
      <Button type="button" small variant="quiet" onClick={onClose}>
        Close
      </Button>
    </div>
  )
}
