import type { Source } from "#core/document/schema"
import { SourceText } from "#ui/article/source-list"
import { Button } from "#ui/controls/button"

type Props = {
  sources: readonly Source[]
  /** Whether the text cites it, or a reason names it. */
  isUsed: (source: Source) => boolean
  onTakeOut: (source: Source) => void
}

/** The sources that the edit brings to the article. */
export function AddedSources({ sources, isUsed, onTakeOut }: Props) {
  if (sources.length === 0) return null
  return (
    <section className="added-sources" aria-labelledby="added-sources">
      <h3 id="added-sources">Sources you add</h3>
      <ul className="plain-list">
        {sources.map((source) => (
          <li key={source.id}>
            <p>
              <SourceText source={source} />
            </p>
            {isUsed(source) ? null : (
              <Button type="button" small variant="quiet" onClick={() => onTakeOut(source)}>
                Take it out
              </Button>
            )}
          </li>
        ))}
      </ul>
      <p className="quiet">To correct one, add it again with the same address.</p>
    </section>
  )
}
