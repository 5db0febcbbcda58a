import type { ReactNode } from "react"
import { reasonsBy } from "#core/contribution/reasons"
import type { Source } from "#core/document/schema"
import type { EditReview } from "#server/contribution/read-review"
import { ChangeReasons } from "#ui/review/change-reasons"

/** Shows why the author would make a change, by the id of the change or of the place in question. */
export function reasonsShown(edit: EditReview, sources: readonly Source[]): (id: string) => ReactNode {
  const reasons = reasonsBy(edit.reasons, edit.merged)
  return (id) => <ChangeReasons reasons={reasons.get(id) ?? []} sources={sources} added={edit.added} />
}

/** The sources of the next text, then those of the contribution that it would not cite: what is left out is shown too. */
export function withAdded({ sources, added }: EditReview): Source[] {
  const listed = new Set(sources.map(({ id }) => id))
  return [...sources, ...added.filter(({ id }) => !listed.has(id))]
}
