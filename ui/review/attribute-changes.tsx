import type { AttributeChange } from "#core/text/diff"

const NAMES: Record<string, string> = {
  type: "Kind of block",
  level: "Heading level",
  list: "Kind of list",
  indent: "Indentation",
  start: "First number",
  pull: "Pull quote",
  language: "Language",
  src: "Picture",
  alt: "Description for those who cannot see it",
  credit: "Credit",
  columns: "Alignment of the columns",
}

/** What changed about a block besides its words. */
export function AttributeChanges({ changes }: { changes: readonly AttributeChange[] }) {
  if (changes.length === 0) return null
  return (
    <dl className="attribute-changes">
      {changes.map(({ name, before, after }) => (
        <div key={name}>
          <dt>{NAMES[name] ?? name}</dt>
          <dd>
            <del>
              <span className="visually-hidden">was </span>
              {words(before)}
            </del>{" "}
            <ins>
              <span className="visually-hidden">is now </span>
              {words(after)}
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function words(value: unknown): string {
  if (value === undefined || value === null || value === "") return "none"
  if (typeof value === "boolean") return value ? "yes" : "no"
  return typeof value === "object" ? JSON.stringify(value) : String(value)
}
