import { ROLE_LABELS, type Role } from "#core/actor"
import { DECLINE_REASONS, type DeclineReason } from "#core/contribution/vocabulary"
import { EVENTS, type EventKind } from "#core/event/vocabulary"
import { counted, instantInWords } from "#core/metadata/in-words"
import { LOG_SUBJECTS, type LogFilters, type LogRow, logFilters, readLog } from "#server/event/read-log"
import { Pagination } from "#ui/site/pagination"
import { DataTable } from "#ui/tables/data-table"
import { EmptyState } from "#ui/text/empty-state"
import { TabLinks } from "#ui/text/tab-links"
import { Time } from "#ui/text/time"
import type { Query } from "../../_signed-in"
import { enterDesk } from "../_enter"
import { DeskFrame } from "../_parts/desk-frame"

export const instant = false
export const metadata = { title: "Log", robots: { index: false } }

const SUBJECT_LABELS = { article: "Articles", contribution: "Contributions", person: "People" } as const

export default async function LogPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams
  const { ctx, closed } = await enterDesk("/desk/log", query)
  if (!ctx) return closed
  const filters = logFilters.parse(query)
  const { rows, next } = await readLog(ctx, filters)
  return (
    <DeskFrame place="log" title="Log">
      <TabLinks
        label="What to show"
        tabs={[
          {
            href: logPath({ ...filters, subject: undefined, before: undefined }),
            label: "Everything",
            current: !filters.subject,
          },
          ...LOG_SUBJECTS.map((subject) => ({
            href: logPath({ ...filters, subject, before: undefined }),
            label: SUBJECT_LABELS[subject],
            current: filters.subject === subject,
          })),
        ]}
      />
      {(filters.article || filters.by || filters.contribution) && (
        <p>
          Only what concerns {filters.article ? `“${filters.article}”` : filters.by ? "one person" : "one contribution"}
          . <a href="/desk/log">Show everything</a>
        </p>
      )}
      <DataTable
        caption="What happened, newest first"
        captionHidden
        rows={rows}
        rowId={(row) => `event-${row.id}`}
        empty={
          <EmptyState title="Nothing happened yet">Whatever anybody does here is written down in this list.</EmptyState>
        }
        columns={[
          { key: "at", label: "When", cell: (row) => <Time at={row.at} withTime /> },
          { key: "what", label: "What", names: true, cell: What },
          { key: "where", label: "Article", cell: Where },
          { key: "role", label: "As", cell: (row) => ROLE_LABELS[row.role as Role] ?? "System" },
        ]}
      />
      <Pagination
        nextHref={next ? logPath({ ...filters, before: next }) : undefined}
        previousHref={filters.before ? logPath({ ...filters, before: undefined }) : undefined}
        nextLabel="Earlier"
        previousLabel="Back to the newest"
      />
    </DeskFrame>
  )
}

function What(row: LogRow) {
  const { by, about, kind, contributionId } = row
  return (
    <>
      {by ? <a href={logPath({ by: by.personId })}>{by.name}</a> : "The system"}{" "}
      {contributionId && !UNSENT.has(kind) ? <a href={`/desk/${contributionId}`}>{EVENTS[kind]}</a> : EVENTS[kind]}
      {about && about.personId !== by?.personId && (
        <>
          {" "}
          (<a href={`/desk/people/${about.personId}`}>{about.name}</a>)
        </>
      )}
      {moreInWords(row)}
    </>
  )
}

/** What is written and not sent is its author's alone, so there is nothing to open. */
const UNSENT: ReadonlySet<EventKind> = new Set<EventKind>(["contribution.started", "contribution.discarded"])

/** What is known of an event besides who did what: the reason of a decline, the role that was given. */
function moreInWords({ detail }: LogRow): string {
  if (typeof detail.reason === "string" && detail.reason in DECLINE_REASONS)
    return `: ${DECLINE_REASONS[detail.reason as DeclineReason].label.toLowerCase()}`
  if (typeof detail.to === "string") return ` from ${roleInWords(detail.from)} to ${roleInWords(detail.to)}`
  if (typeof detail.restores === "number") return `: revision ${detail.restores}`
  if (typeof detail.version === "number" && detail.version > 1) return `: version ${detail.version}`
  if (typeof detail.note === "string" && detail.note !== "") return `: “${detail.note}”`
  if (typeof detail.publishAt === "string") return ` for ${instantInWords(new Date(detail.publishAt))}`
  if (typeof detail.dropped === "number" && detail.dropped > 0)
    return `; ${counted(detail.dropped, "thing")} in it could not be kept`
  return ""
}

const roleInWords = (role: unknown): string => (ROLE_LABELS[role as Role] ?? String(role)).toLowerCase()

function Where({ slug, title, revisionSeq }: LogRow) {
  // A draft that was thrown away has no page any more, but it had a title.
  if (!slug) return title === "" ? null : `“${title}”`
  const revision = revisionSeq && <a href={`/articles/${slug}/revisions/${revisionSeq}`}>revision {revisionSeq}</a>
  return (
    <span>
      <a href={`/desk/log?article=${encodeURIComponent(slug)}`}>{title}</a>
      {revision && <>, {revision}</>}
    </span>
  )
}

function logPath(filters: LogFilters): string {
  const given = Object.entries(filters).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))
  return given.length === 0 ? "/desk/log" : `/desk/log?${new URLSearchParams(given)}`
}
