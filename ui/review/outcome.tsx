import type { Ruled } from "#core/contribution/ruled"
import type { ContributionKind } from "#core/contribution/vocabulary"
import type { Byline } from "#core/credit/byline"
import { articlePath, comparePath, recordPath, revisionPath } from "#core/metadata/addresses"
import { RuledChanges } from "#ui/review/ruled-changes"
import { Time } from "#ui/text/time"

type Props = {
  id: string
  slug: string
  kind: ContributionKind
  mergedSeq: number
  by: Byline
  at: Date
  isCosigned: boolean
  /** What became of each change of an edit; null where that was not kept. */
  ruled: Ruled | null
  /** When it was taken out of the article again, and by whom. */
  undone: { readonly by: Byline; readonly at: Date } | null
}

/** What became of a merged contribution, before what it suggested: in which revision, by whom, when, and each change. */
export function Outcome({ id, slug, kind, mergedSeq, by, at, isCosigned, ruled, undone }: Props) {
  const words = kind === "insight" ? `${articlePath(slug)}#insight-${id}` : comparePath(slug, mergedSeq - 1, mergedSeq)
  return (
    <section className="decision stack stack-tight" aria-labelledby="outcome">
      <h2 id="outcome" className="section-title">
        What became of it
      </h2>
      <p>
        {isCosigned ? "Added as a co-signature in" : "Merged as"}{" "}
        <a href={revisionPath(slug, mergedSeq)}>revision {mergedSeq}</a> by {by.name} on <Time at={at} withTime />.{" "}
        {undone ? (
          <>
            Taken out again by {undone.by.name} on <Time at={undone.at} withTime />.
          </>
        ) : (
          !isCosigned && (
            <>
              <a href={words}>{kind === "insight" ? "See it in the article" : "See what it changed"}</a>
              <span aria-hidden="true"> · </span>
            </>
          )
        )}{" "}
        <a href={recordPath(slug, id)}>Public record</a>
      </p>
      {ruled && !isCosigned && <RuledChanges ruled={ruled} />}
    </section>
  )
}
