import type { AttributeChange } from "#core/text/diff"
import { fieldName, fieldValue } from "#ui/review/field-in-words"

/** What changed about a passage besides its words. */
export function AttributeChanges({ changes }: { changes: readonly AttributeChange[] }) {
  const shown = withoutWhatFollows(changes)
  if (shown.length === 0) return null
  return (
    <dl className="attribute-changes">
      {shown.map(({ name, before, after }) => (
        <div key={name}>
          <dt>{fieldName(name)}</dt>
          <dd>
            <del>
              <span className="visually-hidden">was </span>
              {fieldValue(name, before)}
            </del>{" "}
            <ins>
              <span className="visually-hidden">is now </span>
              {fieldValue(name, after)}
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** A list item that becomes a paragraph is in no list any more: what only one of the two forms has goes without saying. */
function withoutWhatFollows(changes: readonly AttributeChange[]): readonly AttributeChange[] {
  if (!changes.some(({ name }) => name === "type")) return changes
  return changes.filter(
    ({ name, before, after }) => name === "type" || name === "src" || (before !== undefined && after !== undefined),
  )
}
