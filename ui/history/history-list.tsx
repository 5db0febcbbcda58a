import { inOrder, PUBLIC_EVENTS, type PublicEventKind, publicEventTitle } from "#core/article/public-events"
import { NOTICE_LABELS, type RevisionKind, type Significance } from "#core/article/vocabulary"
import type { ContributionKind } from "#core/contribution/vocabulary"
import type { Byline } from "#core/credit/byline"
import { comparePath, recordPath, revisionPath } from "#core/metadata/addresses"
import { NoticeWords, type PublicNotice } from "#ui/article/article-notices"
import { Mended, type MendedNote } from "#ui/history/mended"
import { PersonName } from "#ui/people/credited"
import { Time } from "#ui/text/time"

export type HistoryChange = {
  readonly seq: number
  readonly kind: RevisionKind
  readonly note: string
  readonly significance: Significance
  readonly mended: MendedNote | null
  readonly notice: PublicNotice | null
  readonly author: Byline
  readonly approvedBy: Byline
  readonly contribution: { readonly id: string; readonly kind: ContributionKind } | null
  readonly restoresSeq: number | null
  readonly at: Date
}

export type HistoryEvent = {
  readonly id: number
  readonly kind: PublicEventKind
  readonly note: string
  /** The notice that it is about, if it is about one. */
  readonly about: string
  readonly by: Byline
  readonly at: Date
  readonly afterSeq: number
}

type Props = { slug: string; changes: readonly HistoryChange[]; events?: readonly HistoryEvent[] }

/** What happened to an article, newest first: what, who, approved by whom, and where to see it. */
export function HistoryList({ slug, changes, events = [] }: Props) {
  return (
    <ol className="history-list">
      {inOrder(changes, events).map(({ change, event }) =>
        event ? (
          <EventRow key={`event-${event.id}`} event={event} />
        ) : (
          <ChangeRow key={change.seq} slug={slug} change={change} />
        ),
      )}
    </ol>
  )
}

/** What happened to the whole article, without a revision. */
function EventRow({ event: { id, kind, note, about, by, at } }: { event: HistoryEvent }) {
  const { what, label } = PUBLIC_EVENTS[kind]
  const title = publicEventTitle({ kind, about })
  return (
    <li id={`event-${id}`} className={`history-change history-event history-${what}`}>
      <p className="history-when">
        <Time at={at} />
      </p>
      <div className="history-what">
        <p className="history-note">
          {title}
          {note && `: ${note}`}
        </p>
        <p className="history-who">
          <span>
            {label} by <PersonName byline={by} />
          </span>
        </p>
      </div>
    </li>
  )
}

function ChangeRow({ slug, change }: { slug: string; change: HistoryChange }) {
  return (
    <li id={`revision-${change.seq}`} className={`history-change history-${change.significance}`}>
      <p className="history-when">
        <a href={revisionPath(slug, change.seq)}>Revision {change.seq}</a>
        <Time at={change.at} />
      </p>
      <div className="history-what">
        {change.notice && (
          <p className="notice-tag">
            {NOTICE_LABELS[change.notice.type]}
            {change.notice.isTakenBack && ", taken back"}
          </p>
        )}
        <p className="history-note">{change.note || WHAT_HAPPENED[change.kind]}</p>
        <p className="history-who">
          <Who {...change} />
          {change.significance === "minor" && <span>Minor change</span>}
        </p>
        {change.notice && (change.notice.wrong || change.notice.changed) && <NoticeWords notice={change.notice} />}
        {change.mended && <Mended mended={change.mended} />}
        <p className="history-links">
          {change.seq > 1 && <a href={comparePath(slug, change.seq - 1, change.seq)}>See the change</a>}
          {change.contribution && <a href={recordPath(slug, change.contribution.id)}>Record of the contribution</a>}
        </p>
      </div>
    </li>
  )
}

const WHAT_HAPPENED = {
  create: "First published",
  edit: "Edited",
  merge: "A contribution was merged",
  restore: "An earlier revision was restored",
  undo: "A merge was undone",
  byline: "Other authors were named",
} satisfies Record<RevisionKind, string>

/** Whose words and whose decision, as a sentence for each kind of revision. */
function Who({ kind, author, approvedBy, contribution, restoresSeq }: HistoryChange) {
  const name = <PersonName byline={author} />
  const editor = <PersonName byline={approvedBy} />
  if (kind === "create") return <span>Published by {editor}</span>
  if (kind === "edit") return <span>Edited by {editor}</span>
  if (kind === "byline") return <span>Authors named by {editor}</span>
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
