import { and, asc, desc, eq, inArray, isNotNull, or } from "drizzle-orm"
import type { NoticeSaid } from "#core/article/notices"
import type { NoticeType } from "#core/article/vocabulary"
import type { Byline } from "#core/credit/byline"
import { contentHash } from "#core/document/content-hash"
import { revision, revisionNotice } from "#db/tables/articles"
import type { Context } from "#server/context"
import { newId } from "#server/new-id"
import { bylinesOf } from "#server/people/bylines"
import { withNotes } from "./mended"

type Reading = Pick<Context, "db">
export type NoticeRow = typeof revisionNotice.$inferSelect

/** A public notice on a revision, as it stands now. */
export type NoticeView = NoticeSaid & {
  readonly seq: number
  /** What the revision says of itself; what the notice says where it has no words of its own. */
  readonly note: string
  /** When it was given, and the revision that readers saw when something was last said of it. */
  readonly at: Date
  readonly saidAtSeq: number
  /** The newest row about it, which a further one is bound to; "" where it has none. */
  readonly rowId: string
  /** Who corrected or took it back last, when and why; null where it stands as it was given. */
  readonly changed: NoticeChange | null
  /** A notice that was taken back stands no more, and is still listed. */
  readonly isTakenBack: boolean
}
export type NoticeChange = {
  readonly how: "given" | "corrected" | "taken_back"
  readonly by: Byline
  readonly at: Date
  readonly reason: string
}

/** The most notices that an article's page lists; the history has them all. */
const MOST = 50

/** The notices of an article, of the newest revision first, those that were taken back among them. */
export async function readNotices(ctx: Reading, articleId: string): Promise<NoticeView[]> {
  const said = ctx.db
    .select({ id: revisionNotice.revisionId })
    .from(revisionNotice)
    .where(eq(revisionNotice.articleId, articleId))
  const rows = await ctx.db
    .select(COLUMNS)
    .from(revision)
    .where(and(eq(revision.articleId, articleId), or(isNotNull(revision.noticeType), inArray(revision.id, said))))
    .orderBy(desc(revision.seq))
    .limit(MOST)
  return [...(await noticesOf(ctx, await withNotes(ctx, rows))).values()]
}

/** The notice on one revision, standing or taken back; null where there never was one. */
export async function readNoticeAt(ctx: Reading, articleId: string, seq: number): Promise<NoticeView | null> {
  const rows = await ctx.db
    .select(COLUMNS)
    .from(revision)
    .where(and(eq(revision.articleId, articleId), eq(revision.seq, seq)))
  return [...(await noticesOf(ctx, await withNotes(ctx, rows))).values()][0] ?? null
}

const COLUMNS = {
  revisionId: revision.id,
  seq: revision.seq,
  note: revision.note,
  noticeType: revision.noticeType,
  at: revision.createdAt,
}
type Noticed = {
  readonly revisionId: string
  readonly seq: number
  readonly note: string
  readonly noticeType: NoticeType | null
  readonly at: Date
}

/** The notices of these revisions, by revision id, in their order. */
export async function noticesOf(ctx: Reading, revisions: readonly Noticed[]): Promise<Map<string, NoticeView>> {
  const said = await rowsOf(
    ctx,
    revisions.map(({ revisionId }) => revisionId),
  )
  const byline = await bylinesOf(
    ctx,
    said.map(({ editorId }) => editorId),
  )
  const notices = new Map<string, NoticeView>()
  for (const one of revisions) {
    const rows = said.filter(({ revisionId }) => revisionId === one.revisionId)
    const notice = noticeAsSaid(one, rows, byline)
    if (notice) notices.set(one.revisionId, notice)
  }
  return notices
}

const rowsOf = async (ctx: Reading, revisionIds: readonly string[]): Promise<NoticeRow[]> =>
  revisionIds.length === 0
    ? []
    : ctx.db
        .select()
        .from(revisionNotice)
        .where(inArray(revisionNotice.revisionId, [...revisionIds]))
        .orderBy(asc(revisionNotice.saidAt), asc(revisionNotice.id))

function noticeAsSaid(
  { seq, note, noticeType, at }: Noticed,
  rows: readonly NoticeRow[],
  byline: (id: string) => Byline,
): NoticeView | null {
  const newest = rows.at(-1)
  const shown = rows.findLast(({ type }) => type !== null)
  const type = shown?.type ?? noticeType
  if (!type) return null
  const said = { type, wrong: shown?.wrong ?? "", stands: shown?.stands ?? "" }
  const isFirst = !newest || (rows.length === 1 && noticeType !== null && newest.reason === "")
  return {
    ...said,
    seq,
    note,
    at: noticeType === null ? (rows[0]?.saidAt ?? at) : at,
    saidAtSeq: newest?.liveSeq ?? seq,
    rowId: newest?.id ?? "",
    changed: isFirst
      ? null
      : { how: howChanged(noticeType, rows), by: byline(newest.editorId), at: newest.saidAt, reason: newest.reason },
    isTakenBack: newest?.type === null,
  }
}

function howChanged(noticeType: NoticeType | null, rows: readonly NoticeRow[]): NoticeChange["how"] {
  const [newest, before] = rows.toReversed()
  if (newest?.type === null) return "taken_back"
  return (before ? before.type : noticeType) === null ? "given" : "corrected"
}

/** Says something of a revision in a notice (null: takes it back). Gives the hash that the event has to carry. */
export async function writeNotice(
  ctx: Context,
  about: { revisionId: string; articleId: string; liveSeq: number; editorId: string; reason: string },
  said: NoticeSaid | null,
): Promise<string> {
  const row = { id: newId(), ...about, ...(said ?? { type: null, wrong: "", stands: "" }), saidAt: ctx.now }
  await ctx.db.insert(revisionNotice).values(row)
  return noticeHash(row)
}

/** SHA-256 over the canonical JSON of everything that a notice says; the event that records it carries it. */
export const noticeHash = ({ saidAt, ...said }: NoticeRow): string =>
  contentHash({ ...said, saidAt: saidAt.toISOString() })
