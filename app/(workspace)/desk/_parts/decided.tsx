import type { Asked } from "#core/contribution/asked"
import type { Ruled } from "#core/contribution/ruled"
import { DECISION_LABELS, DECLINE_REASONS, type DecisionKind, type DeclineReason } from "#core/contribution/vocabulary"
import type { Byline } from "#core/credit/byline"
import { EVENTS, type EventKind } from "#core/event/vocabulary"
import { Requests } from "#ui/review/requests"
import { RuledChanges } from "#ui/review/ruled-changes"
import { Timeline, type TimelineEntry } from "#ui/review/timeline"

type Decision = {
  readonly kind: DecisionKind
  readonly by: Byline
  readonly reason: string | null
  readonly message: string
  readonly ruled: Ruled | null
  readonly requests: Asked
  readonly versionN: number
  readonly at: Date
}
type Happening = { readonly kind: EventKind; readonly by: Byline | null; readonly at: Date }

const DECISIONS: ReadonlySet<EventKind> = new Set<EventKind>([
  "contribution.merged",
  "contribution.cosigned",
  "contribution.amended",
  "contribution.undone",
  "contribution.declined",
  "contribution.changes_requested",
  "contribution.reopened",
])

/** Everything that happened to the contribution, in order, decisions with their reason and message. */
export function Decided({ decisions, timeline }: { decisions: readonly Decision[]; timeline: readonly Happening[] }) {
  const waiting = [...decisions]
  const entries = timeline.map((happening, index): TimelineEntry => {
    const decision = DECISIONS.has(happening.kind) ? waiting.shift() : undefined
    return {
      id: `happened-${index + 1}`,
      at: happening.at,
      what: `${happening.by?.name ?? "The system"} ${EVENTS[happening.kind]}`,
      detail: decision && <DecisionDetail decision={decision} />,
      weighty: decision !== undefined,
    }
  })
  return (
    <details className="fold">
      <summary>What happened so far</summary>
      <Timeline entries={entries} />
    </details>
  )
}

function DecisionDetail({ decision: { kind, reason, message, ruled, requests, versionN } }: { decision: Decision }) {
  const why = reason && reason in DECLINE_REASONS ? DECLINE_REASONS[reason as DeclineReason].label : reason
  return (
    <>
      <p>
        {DECISION_LABELS[kind]} on version {versionN}
        {why && `: ${why}`}
      </p>
      {message && <p>{message}</p>}
      {ruled && <RuledChanges ruled={ruled} />}
      {requests.length > 0 && <Requests requests={requests} />}
    </>
  )
}
