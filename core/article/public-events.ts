/** What happens to a whole article, without new words, and is told to readers as its revisions are. */
export const PUBLIC_EVENTS = {
  "article.closed": { what: "closed", label: "Closed to contributions" },
  "article.reopened": { what: "reopened", label: "Opened to contributions again" },
  "article.withdrawn": { what: "withdrawn", label: "Withdrawn" },
} as const
export type PublicEventKind = keyof typeof PUBLIC_EVENTS

/** The label and the note of a public event as one line: "Withdrawn: The data were made up." */
export function publicEventLine({ kind, note }: { readonly kind: PublicEventKind; readonly note: string }): string {
  const { label } = PUBLIC_EVENTS[kind]
  return note === "" ? label : `${label}: ${note}`
}

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
