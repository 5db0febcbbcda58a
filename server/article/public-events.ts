import { and, desc, eq, gte, lt, sql } from "drizzle-orm"
import { isStateChange, PUBLIC_EVENTS, type PublicEventKind } from "#core/article/public-events"
import { NOTICE_LABELS, NOTICE_TYPES } from "#core/article/vocabulary"
import type { Byline } from "#core/credit/byline"
import { event, isPublicEvent } from "#db/tables/contributions"
import type { Context } from "#server/context"
import { bylinesOf } from "#server/people/bylines"

type Reading = Pick<Context, "db">

/** Something that happened to the whole article, as readers are told. */
export type PublicEventView = {
  readonly id: number
  readonly kind: PublicEventKind
  readonly note: string
  /** The notice that it is about: "Retraction, revision 4"; "" for what is about the article. */
  readonly about: string
  /** The editor who did it. */
  readonly by: Byline
  readonly at: Date
  /** The revision that readers saw then. */
  readonly afterSeq: number
}

/** The revision that was live when an event happened; events from before it was kept are placed by their date. */
const afterSeq = sql<number>`coalesce("event"."revision_seq", (select max(r.seq) from revision r where r.article_id = "event"."article_id" and r.created_at <= "event"."at"), 1)`

const MOST = 200

/** What happened to an article, newest first: of the stretch of its history from revision `from` on and below `before`. */
export async function readPublicEvents(
  ctx: Reading,
  articleId: string,
  { from, before, most = MOST }: { from?: number | undefined; before?: number | undefined; most?: number } = {},
): Promise<PublicEventView[]> {
  const rows = await ctx.db
    .select({ ...PUBLIC_EVENT_COLUMNS, afterSeq: sql<number>`${afterSeq}::int` })
    .from(event)
    .where(
      and(
        eq(event.articleId, articleId),
        isPublicEvent(event.kind),
        from === undefined ? undefined : gte(afterSeq, from),
        before === undefined ? undefined : lt(afterSeq, before),
      ),
    )
    .orderBy(desc(event.id))
    .limit(most)
  const byline = await bylinesOf(
    ctx,
    rows.map(({ actorId }) => actorId),
  )
  return rows.flatMap((row) => {
    const told = publicEvent(row, byline)
    return told ? [{ ...told, afterSeq: row.afterSeq }] : []
  })
}

export const PUBLIC_EVENT_COLUMNS = {
  id: event.id,
  kind: event.kind,
  actorId: event.actorId,
  detail: event.detail,
  at: event.at,
}

type Row = Pick<typeof event.$inferSelect, keyof typeof PUBLIC_EVENT_COLUMNS>

/** A row of the log as readers may see it: field by field, nothing else of it. */
export function publicEvent(
  { id, kind, actorId, detail, at }: Row,
  byline: (id: string | null) => Byline,
): Omit<PublicEventView, "afterSeq"> | null {
  if (!isPublicKind(kind)) return null
  const type = NOTICE_TYPES.find((one) => one === detail.type)
  const about = type ? `${NOTICE_LABELS[type]}, revision ${detail.about}` : ""
  return { id, kind, note: String(detail.note ?? ""), about, by: byline(actorId), at }
}

const isPublicKind = (kind: string): kind is PublicEventKind => kind in PUBLIC_EVENTS

/** The change that made an article what it is now; a notice reworded since does not make it later. Null where it is open and always was. */
export async function readStanding(ctx: Reading, articleId: string): Promise<PublicEventView | null> {
  const changes = (await readPublicEvents(ctx, articleId)).filter(({ kind }) => isStateChange(kind))
  const [newest] = changes
  if (!newest) return null
  const turned = changes.findIndex(({ kind }) => kind !== newest.kind)
  const first = changes[(turned < 0 ? changes.length : turned) - 1] ?? newest
  return { ...first, note: newest.note }
}
