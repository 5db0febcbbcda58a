import { type KeyboardEvent, useId, useRef, useState } from "react"
import { NO_SOURCE, type ReadSource, type TypedSource } from "#core/document/new-source"
import type { Source } from "#core/document/schema"
import type { Problems } from "#core/refusal"
import { Button } from "#ui/controls/button"
import { Field } from "#ui/forms/field"

/** Makes a source of what was filled in, or says for each field what is wrong with it. */
export type AddSource = (typed: TypedSource) => ReadSource

type Props = {
  onAdd: AddSource
  onAdded: (source: Source) => void
  button: string
}

const FIELDS = [
  { name: "address", label: "DOI, PubMed number or web address", width: "full", optional: false },
  { name: "title", label: "Title", width: "full", optional: false },
  { name: "authors", label: "Authors", width: "full", optional: true },
  { name: "year", label: "Year", width: "short", optional: true },
] as const satisfies readonly { name: keyof TypedSource; label: string; width: string; optional: boolean }[]

/** A source that is not in the list yet, as a person fills it in. */
export function SourceFields({ onAdd, onAdded, button }: Props) {
  const id = useId()
  const place = useRef<HTMLFieldSetElement | null>(null)
  const [problems, setProblems] = useState<Problems>({})
  const fieldOf = (name: string) => place.current?.querySelector<HTMLInputElement>(`[id="${id}${name}"]`)
  const add = () => {
    const filled = FIELDS.map(({ name }) => [name, fieldOf(name)?.value ?? ""])
    const read = onAdd({ ...NO_SOURCE, ...Object.fromEntries(filled) })
    if (read.ok) onAdded(read.source)
    else {
      setProblems(read.problems)
      fieldOf(FIELDS.find(({ name }) => name in read.problems)?.name ?? "")?.focus()
    }
  }
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return
    // Not the form around the text.
    event.preventDefault()
    add()
  }
  return (
    <fieldset ref={place} className="source-fields" onKeyDown={press}>
      <legend>Another source</legend>
      {FIELDS.map(({ name, ...field }) => (
        <Field key={name} name={`${id}${name}`} autoComplete="off" error={problems[name]} {...field} />
      ))}
      <p>
        <Button type="button" small onClick={add}>
          {button}
        </Button>
      </p>
    </fieldset>
  )
}
