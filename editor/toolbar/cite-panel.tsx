import { type KeyboardEvent, useEffect, useRef, useState } from "react"
import type { Source } from "#core/document/schema"
import { Button } from "#ui/controls/button"

/** Makes a source of its words and its address, or says in a sentence what is wrong with them. */
export type AddSource = (words: string, address: string) => Source | string

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
  useEffect(() => panel.current?.querySelector<HTMLElement>("button, input")?.focus(), [])
  const press = (event: KeyboardEvent) => {
    if (event.key === "Escape") onClose()
  }
  return (
    <fieldset ref={panel} className="editor-panel" onKeyDown={press}>
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
        <p>It has none yet.{!onAdd && " Name yours where you say why."}</p>
      )}
      {onAdd && <NewSource onAdd={onAdd} onCite={onCite} />}
      <Button type="button" small variant="quiet" onClick={onClose}>
        Close
      </Button>
    </fieldset>
  )
}

function NewSource({ onAdd, onCite }: { onAdd: AddSource; onCite: (refId: string) => void }) {
  const words = useRef<HTMLInputElement | null>(null)
  const address = useRef<HTMLInputElement | null>(null)
  const [problem, setProblem] = useState("")
  const add = () => {
    const source = onAdd(words.current?.value ?? "", address.current?.value ?? "")
    if (typeof source === "string") setProblem(source)
    else onCite(source.id)
  }
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return
    // Not the form around the text.
    event.preventDefault()
    add()
  }
  const described = {
    "aria-describedby": problem ? "source-problem" : undefined,
    autoComplete: "off",
    onKeyDown: press,
  }
  return (
    <div className="editor-new-source">
      <label htmlFor="source-words">Another source: as it is printed</label>
      <input ref={words} id="source-words" className="input" {...described} />
      <label htmlFor="source-address">DOI, PubMed number or web address</label>
      <input
        ref={address}
        id="source-address"
        className="input"
        {...described}
        aria-invalid={problem !== "" || undefined}
      />
      {problem && (
        <p className="field-error" id="source-problem">
          {problem}
        </p>
      )}
      <Button type="button" small onClick={add}>
        Add and cite
      </Button>
    </div>
  )
}
