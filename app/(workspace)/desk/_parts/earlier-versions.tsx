import { reasonsBetween, sourcesBrought } from "#core/contribution/between-versions"
import type { VersionContent } from "#core/contribution/content"
import type { Document, Source } from "#core/document/schema"
import { diffDocuments } from "#core/text/diff"
import { citationsOfBoth, sourcesOfBoth } from "#ui/compare/compared-sources"
import { ChangedBlocks } from "#ui/review/changed-blocks"
import { ReasonsSince } from "#ui/review/reasons-since"
import { Time } from "#ui/text/time"

type Version = {
  readonly n: number
  readonly sentAt: Date
  readonly content: VersionContent
  readonly sources: readonly Source[]
}

/** What the author changed since the version before, for who read that one already. */
export function EarlierVersions({ versions }: { versions: readonly Version[] }) {
  const newest = versions.at(-1)
  const before = versions.at(-2)
  if (!newest || !before) return null
  const added = [...sourcesBrought(newest.content), ...sourcesBrought(before.content)]
  const listed = sourcesOfBoth(newest.sources, [...newest.sources, ...added])
  const documents = [textOf(before.content), textOf(newest.content)] as const
  return (
    <details className="fold">
      <summary>
        What changed since version {before.n}, sent <Time at={before.sentAt} />
      </summary>
      <ChangedBlocks changes={diffDocuments(...documents)} citations={citationsOfBoth(documents, listed)} />
      <ReasonsSince between={reasonsBetween(before.content, newest.content)} sources={newest.sources} added={added} />
    </details>
  )
}

const textOf = (content: VersionContent): Document => (content.kind === "insight" ? content.body : content.proposed)
