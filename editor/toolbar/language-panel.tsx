import { type KeyboardEvent, useRef, useState } from "react"
import { codeLanguage } from "#core/document/block-form"
import { Button } from "#ui/controls/button"
import { useFirstFocus } from "./focus"

type Props = { language: string; onSet: (language: string | null) => void; onClose: () => void }

/** What language the code is in, so that it can be said to readers and coloured elsewhere. */
export function LanguagePanel({ language, onSet, onClose }: Props) {
  const panel = useRef<HTMLFieldSetElement | null>(null)
  const field = useRef<HTMLInputElement | null>(null)
  const [problem, setProblem] = useState("")
  useFirstFocus(panel)
  const set = () => {
    const written = field.current?.value.trim() ?? ""
    const name = codeLanguage(written)
    if (written !== "" && !name) setProblem("A language has a short name without spaces, such as python or c++.")
    else onSet(name ?? null)
  }
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return
    // Not the form around the text.
    event.preventDefault()
    set()
  }
  return (
    <fieldset ref={panel} className="editor-panel editor-panel-row">
      <legend className="visually-hidden">Language of the code</legend>
      <label htmlFor="editor-language">Language</label>
      <input
        ref={field}
        id="editor-language"
        className="input"
        autoComplete="off"
        autoCapitalize="off"
        defaultValue={language}
        aria-invalid={problem !== "" || undefined}
        aria-describedby={problem ? "editor-language-problem" : undefined}
        onKeyDown={press}
      />
      <span className="actions">
        <Button type="button" small onClick={set}>
          Set language
        </Button>
        <Button type="button" small variant="quiet" onClick={onClose}>
          Cancel
        </Button>
      </span>
      {problem && (
        <p className="field-error" id="editor-language-problem">
          {problem}
        </p>
      )}
    </fieldset>
  )
}
