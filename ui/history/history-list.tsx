import { NOTICE_LABELS, type NoticeType, type RevisionKind, type Significance } from "#core/article/vocabulary"
import type { ContributionKind } from "#core/contribution/vocabulary"
import type { Byline } from "#core/credit/byline"
import { comparePath, recordPath, revisionPath } from "#core/metadata/addresses"
import { Mended, type MendedNote } from "#ui/history/mended"
import { PersonName } from "#ui/people/credited"
import { Time } from "#ui/text/time"

export type HistoryChange = {
  readonly seq: number
  readonly kind: RevisionKind
  readonly note: string
  readonly significance: Significance
  readonly mended: MendedNote | null
  readonly noticeType: NoticeType | null
  readonly author: Byline
  readonly approvedBy: Byline
  readonly contribution: { readonly id: string; readonly kind: ContributionKind } | null
  readonly restoresSeq: number | null
  readonly at: Date
}

/** The changes of an article, newest first: what, who, approved by whom, and where to see it. */
export function HistoryList({ slug, changes }: { slug: string; changes: readonly HistoryChange[] }) {
  return (
    <ol className="history-list">
      {changes.map((change) => (
        <li key={change.seq} id={`revision-${change.seq}`} className={`history-change history-${change.significance}`}>
          <p className="history-when">
            <a href={revisionPath(slug, change.seq)}>Revision {change.seq}</a>
            <Time at={change.at} />
          </p>
          <div className="history-what">
            {change.noticeType && <p className="notice-tag">{NOTICE_LABELS[change.noticeType]}</p>}
            <p className="history-note">{change.note || WHAT_HAPPENED[change.kind]}</p>
            <p className="history-who">
              <Who {...change} />
              {change.significance === "minor" && <span>Minor change</span>}
            </p>
            {change.mended && <Mended mended={change.mended} />}
            <p className="history-links">
              {change.seq > 1 && <a href={comparePath(slug, change.seq - 1, change.seq)}>See the change</a>}
              {change.contribution && <a href={recordPath(slug, change.contribution.id)}>Record of the contribution</a>}
            </p>
          </div>
        </li>
      ))}
    </ol>
  )
}

const WHAT_HAPPENED = {
  create: "First published",
  edit: "Edited",
  merge: "A contribution was merged",
  restore: "An earlier revision was restored",
  undo: "A merge was undone",
} satisfies Record<RevisionKind, string>

/** Whose words and whose decision, as a sentence for each kind of revision. */
function Who({ kind, author, approvedBy, contribution, restoresSeq }: HistoryChange) {
  const name = <PersonName byline={author} />
  const editor = <PersonName byline={approvedBy} />
  if (kind === "create") return <span>Published by {editor}</span>
  if (kind === "edit") return <span>Edited by {editor}</span>
  if (kind === "restore") {
    return (
      <span>
        Revision {restoresSeq} restored by {editor}
      </span>
    )
  }
  if (kind === "undo") {
    return (
      <span>
        Merge of revision {restoresSeq} undone by {editor}
      </span>
    )
  }
  return (
    <>
      <span>
        {contribution?.kind === "insight" ? "Insight by " : "Edit suggested by "}
        {name}
      </span>
      <span>Approved by {editor}</span>
    </>
  )
}
