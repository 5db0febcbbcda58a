import type { Source } from "#core/document/schema"
import { SourceText } from "#ui/article/source-list"

type Props = {
  added: readonly Source[]
  /** Whether the text cites it: only then does it come into the article's list. */
  isCited: (source: Source) => boolean
}

/** The sources that a contribution brings to the article. */
export function NewSources({ added, isCited }: Props) {
  if (added.length === 0) return null
  return (
    <section className="new-sources" aria-labelledby="new-sources">
      <h3 id="new-sources">New sources</h3>
      <ul>
        {added.map((source) => (
          <li key={source.id}>
            <SourceText source={source} />{" "}
            <span className="quiet">
              {isCited(source)
                ? "Will be added to the article's sources."
                : "The next text does not cite it, so it stays with the contribution."}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
