import type { ReactNode } from "react"
import { Time } from "#ui/text/time"

export type TimelineEntry = {
  id: string
  at: string | Date
  /** Who did what, as one sentence. */
  what: ReactNode
  /** The message that came with it, the reason given. */
  detail?: ReactNode
  /** Stands out: a decision, a merge. */
  weighty?: boolean
}

/** What happened, in order, with who and when. */
export function Timeline({ entries, label = "What happened" }: { entries: TimelineEntry[]; label?: string }) {
  return (
    <ol className="timeline" aria-label={label}>
      {entries.map(({ id, at, what, detail, weighty }) => (
        <li key={id} id={id} className={weighty ? "timeline-entry timeline-weighty" : "timeline-entry"}>
          <p className="timeline-what">{what}</p>
          <p className="timeline-when">
            <Time at={at} withTime />
          </p>
          {detail && <div className="timeline-detail">{detail}</div>}
        </li>
      ))}
    </ol>
  )
}
