import type { VersionContent } from "#core/contribution/content"
import type { Document } from "#core/document/schema"
import { diffDocuments } from "#core/text/diff"
import { citationsOfBoth } from "#ui/compare/compared-sources"
import { ChangedBlocks } from "#ui/review/changed-blocks"
import { Time } from "#ui/text/time"

type Version = { readonly n: number; readonly sentAt: Date; readonly content: VersionContent }

/** What the author changed since the version before, for who read that one already. */
export function EarlierVersions({ versions }: { versions: readonly Version[] }) {
  const newest = versions.at(-1)
  const before = versions.at(-2)
  if (!newest || !before) return null
  const documents = [textOf(before.content), textOf(newest.content)] as const
  return (
    <details className="fold">
      <summary>
        What changed since version {before.n}, sent <Time at={before.sentAt} />
      </summary>
      <ChangedBlocks changes={diffDocuments(...documents)} citations={citationsOfBoth(documents, [])} />
    </details>
  )
}

const textOf = (content: VersionContent): Document => (content.kind === "insight" ? content.body : content.proposed)
