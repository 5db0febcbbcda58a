import type { TypedSource } from "#core/document/new-source"
import type { Source } from "#core/document/schema"
import type { Problems } from "#core/refusal"
import { SourceText } from "#ui/article/source-list"
import { Field } from "#ui/forms/field"

type Props = {
  added: readonly Source[]
  /** What was typed into a form that came back. */
  typed: TypedSource
  problems: Problems
}

/** A source that the article does not have, for those who write without the editor: added when the draft is saved. */
export function PlainSource({ added, typed, problems }: Props) {
  const problem = (field: keyof TypedSource) => problems[`newSource.${field}`]
  const isOpen = Object.values(typed).some((text) => text !== "")
  return (
    <details className="reason-choice" open={isOpen || added.length > 0 || undefined}>
      <summary>Add a source</summary>
      {added.length > 0 && (
        <ul>
          {added.map((source) => (
            <li key={source.id}>
              <SourceText source={source} /> Write <code>[^{source.id}]</code> where it is cited.
            </li>
          ))}
        </ul>
      )}
      <p className="quiet">It is added when you save, and can then be cited.</p>
      <Field
        name="newSource.address"
        label="DOI, PubMed number or web address"
        value={typed.address}
        error={problem("address")}
      />
      <Field name="newSource.title" label="Title" value={typed.title} error={problem("title")} />
      <Field name="newSource.authors" label="Authors" optional value={typed.authors} error={problem("authors")} />
      <Field name="newSource.year" label="Year" optional width="short" value={typed.year} error={problem("year")} />
    </details>
  )
}
