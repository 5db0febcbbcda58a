/** What happens to a whole article, without new words, and is told to readers as its revisions are. */
export const PUBLIC_EVENTS = {
  "article.closed": { what: "closed", label: "Closed to contributions" },
  "article.reopened": { what: "reopened", label: "Opened to contributions again" },
  "article.withdrawn": { what: "withdrawn", label: "Withdrawn" },
  "article.notice_given": { what: "notice", label: "Notice put on" },
  "article.notice_corrected": { what: "notice", label: "Notice corrected" },
  "article.notice_taken_back": { what: "notice", label: "Notice taken back" },
} as const
export type PublicEventKind = keyof typeof PUBLIC_EVENTS

/** What makes an article closed, open or withdrawn; the others are about a notice. */
export const isStateChange = (kind: PublicEventKind): boolean => PUBLIC_EVENTS[kind].what !== "notice"

type Told = { readonly kind: PublicEventKind; readonly note: string; readonly about: string }

/** What happened, and of a notice to which: "Notice taken back (Retraction, revision 4)". */
export const publicEventTitle = ({ kind, about }: Omit<Told, "note">): string =>
  about === "" ? PUBLIC_EVENTS[kind].label : `${PUBLIC_EVENTS[kind].label} (${about})`

/** The same with its note as one line: "Withdrawn: The data were made up." */
export const publicEventLine = (told: Told): string =>
  told.note === "" ? publicEventTitle(told) : `${publicEventTitle(told)}: ${told.note}`

type Row<Change, Event> =
  | { readonly change: Change; readonly event?: undefined }
  | { readonly event: Event; readonly change?: undefined }

/**
 * Revisions and public events as one list, newest first. Both come newest first; an event stands above the revision that
 * readers saw when it happened (`afterSeq`), and above any older one.
 */
export function inOrder<Change extends { readonly seq: number }, Event extends { readonly afterSeq: number }>(
  changes: readonly Change[],
  events: readonly Event[],
): Row<Change, Event>[] {
  const waiting = [...events]
  const rows: Row<Change, Event>[] = []
  for (const change of changes) {
    while (waiting[0] && waiting[0].afterSeq >= change.seq) rows.push({ event: waiting[0] }) && waiting.shift()
    rows.push({ change })
  }
  return [...rows, ...waiting.map((event) => ({ event }))]
}
