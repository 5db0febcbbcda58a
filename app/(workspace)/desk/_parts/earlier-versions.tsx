import type { AskedChange, Outcome } from "#core/contribution/asked"
import { reasonsBetween, sourcesBrought } from "#core/contribution/between-versions"
import type { VersionContent } from "#core/contribution/content"
import type { Source } from "#core/document/schema"
import type { BlockChange } from "#core/text/diff"
import { citationsOfBoth, sourcesOfBoth } from "#ui/compare/compared-sources"
import { ChangedBlocks } from "#ui/review/changed-blocks"
import { ReasonsSince } from "#ui/review/reasons-since"
import { Requests } from "#ui/review/requests"
import { Time } from "#ui/text/time"

type Version = {
  readonly n: number
  readonly sentAt: Date
  readonly content: VersionContent
  readonly sources: readonly Source[]
  readonly sincePrevious: readonly BlockChange[] | null
}
type Asked = {
  readonly by: { readonly name: string }
  readonly answeredIn: number | null
  readonly requests: readonly (AskedChange & { readonly outcome: Outcome; readonly answer: string })[]
}
type Props = { versions: readonly Version[]; asked: Asked | null; author: string }

/** What the author changed since the version before, for who read that one already; first what was asked, and its answers. */
export function EarlierVersions({ versions, asked, author }: Props) {
  const newest = versions.at(-1)
  const before = versions.at(-2)
  if (!newest?.sincePrevious || !before) return null
  const added = [...sourcesBrought(newest.content), ...sourcesBrought(before.content)]
  const listed = sourcesOfBoth(newest.sources, [...newest.sources, ...added])
  const documents = newest.sincePrevious.map(({ block, before: was }) => ({ blocks: was ? [block, was] : [block] }))
  const answered = asked?.answeredIn ? asked : null
  return (
    <details className="fold" id="since" open={answered !== null}>
      <summary>
        What changed since version {before.n}, sent <Time at={before.sentAt} />
      </summary>
      {answered && (
        <section className="stack" aria-labelledby="since-asked">
          <h3 id="since-asked" className="card-title">
            What {answered.by.name} asked, and what became of it
          </h3>
          <Requests requests={answered.requests} author={author} />
        </section>
      )}
      <ChangedBlocks addressed="since-" changes={newest.sincePrevious} citations={citationsOfBoth(documents, listed)} />
      <ReasonsSince between={reasonsBetween(before.content, newest.content)} sources={newest.sources} added={added} />
    </details>
  )
}
