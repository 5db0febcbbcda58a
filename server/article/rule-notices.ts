import { and, eq } from "drizzle-orm"
import { NOTICE_LABELS } from "#core/article/vocabulary"
import { Refusal } from "#core/refusal"
import { revision } from "#db/tables/articles"
import type { Context } from "#server/context"
import { record } from "#server/event/record"
import { refuseVisitors } from "#server/permit"
import { tellReaders } from "./date-update"
import type { ArticleRow } from "./load"
import { type NoticeView, readNotices, writeNotice } from "./notices"

/** The notices that stand on some revisions of an article: on those above a number, or on those named. */
export type NoticesOn = { readonly above?: number; readonly seqs?: readonly number[] }

export async function standingNotices(
  ctx: Pick<Context, "db">,
  articleId: string,
  { above = Number.MAX_SAFE_INTEGER, seqs = [] }: NoticesOn,
): Promise<NoticeView[]> {
  const notices = await readNotices(ctx, articleId)
  return notices.filter(({ seq, isTakenBack }) => !isTakenBack && (seq > above || seqs.includes(seq)))
}

type Rulings = Readonly<Record<string, "keep" | "take_back">>

/** The notices that an editor takes back with what they were about; a refusal while it is not said of each whether it holds. */
export async function ruledNotices(
  ctx: Context,
  row: ArticleRow,
  { rulings, ...on }: NoticesOn & { rulings: Rulings },
): Promise<NoticeView[]> {
  const standing = await standingNotices(ctx, row.id, on)
  const unruled = standing.filter(({ seq }) => rulings[seq] === undefined)
  if (unruled.length > 0) {
    throw new Refusal(
      "invalid-input",
      "A notice for readers is about what you take back. Say whether it still holds.",
      Object.fromEntries(
        unruled.map(({ seq, type }) => [
          `notices.${seq}`,
          `Say whether the ${NOTICE_LABELS[type].toLowerCase()} on revision ${seq} still holds.`,
        ]),
      ),
    )
  }
  return standing.filter(({ seq }) => rulings[seq] === "take_back")
}

type TakenBack = { readonly notices: readonly NoticeView[]; readonly liveSeq: number; readonly reason: string }

/** Takes notices back, each with a public event of its own. To be called last. */
export async function takeBackNotices(
  ctx: Context,
  row: ArticleRow,
  { notices, liveSeq, reason }: TakenBack,
): Promise<void> {
  for (const { seq, type } of notices) {
    const revisionId = await revisionAt(ctx, row.id, seq)
    const about = { revisionId, articleId: row.id, liveSeq, editorId: refuseVisitors(ctx), reason }
    const notice = await writeNotice(ctx, about, null)
    const detail = { notice, note: reason, type, about: seq }
    await tellReaders(ctx, row.id)
    await record(ctx, { kind: "article.notice_taken_back", article: row, revisionSeq: liveSeq, detail })
  }
}

/** The id of a revision of an article, or a refusal. */
export async function revisionAt(ctx: Pick<Context, "db">, articleId: string, seq: number): Promise<string> {
  const [row] = await ctx.db
    .select({ id: revision.id })
    .from(revision)
    .where(and(eq(revision.articleId, articleId), eq(revision.seq, seq)))
  if (!row) throw new Refusal("not-found", `There is no revision ${seq} of this article.`)
  return row.id
}
