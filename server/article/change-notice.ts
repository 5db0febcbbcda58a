import { changeNoticeInput, takeBackNoticeInput } from "#core/article/inputs"
import type { NoticeSaid } from "#core/article/notices"
import { may } from "#core/policy"
import { Refusal } from "#core/refusal"
import { type Context, inTransaction } from "#server/context"
import { record } from "#server/event/record"
import { parse } from "#server/parse"
import { permit, refuseVisitors } from "#server/permit"
import { askedNotice, withdrawByNotice } from "./asked-notice"
import { tellReaders } from "./date-update"
import { type ArticleRow, loadArticle } from "./load"
import { type NoticeView, readNoticeAt, writeNotice } from "./notices"
import { revisionAt, takeBackNotices } from "./rule-notices"

type Changed = { articleId: string; seq: number }

/**
 * Says something else in the notice on a revision, or puts one on a revision that has none or whose notice was taken back.
 * The revision stays as it is, and what was said first stays on record; readers are told as of a revision. Saying what is
 * said already writes nothing. Refuses what a notice lacks, and when somebody else changed it since the editor looked.
 */
export async function changeNotice(ctx: Context, raw: unknown): Promise<Changed> {
  const input = parse(changeNoticeInput, raw)
  const { articleId, seq, seen, reason } = input
  const editorId = refuseVisitors(ctx)
  const notice = askedNotice(input)
  return inTransaction(ctx, async (tx) => {
    const row = await loadEditable(tx, articleId)
    const revisionId = await revisionAt(tx, articleId, seq)
    const standing = await readNoticeAt(tx, articleId, seq)
    if (!notice || (standing && isSaid(standing, notice))) return { articleId, seq }
    refuseUnseen(standing, seen)
    const { type, wrong, stands } = notice
    const about = { revisionId, articleId, liveSeq: row.liveSeq, editorId, reason }
    const hash = await writeNotice(tx, about, { type, wrong, stands })
    const kind = standing && !standing.isTakenBack ? "article.notice_corrected" : "article.notice_given"
    const detail = { notice: hash, note: reason, type, about: seq }
    await record(tx, { kind, article: row, revisionSeq: row.liveSeq, detail })
    await tellReaders(tx, articleId)
    await withdrawByNotice(tx, row, { notice, liveSeq: row.liveSeq })
    return { articleId, seq }
  })
}

/**
 * Takes the notice on a revision back: it stands with the article no more, and that it was given and taken back, by whom,
 * when and why, stays in the history. Refuses where none stands, and when somebody changed it since the editor looked.
 */
export async function takeBackNotice(ctx: Context, raw: unknown): Promise<Changed> {
  const { articleId, seq, seen, reason } = parse(takeBackNoticeInput, raw)
  return inTransaction(ctx, async (tx) => {
    const row = await loadEditable(tx, articleId)
    await revisionAt(tx, articleId, seq)
    const standing = await readNoticeAt(tx, articleId, seq)
    if (standing?.isTakenBack) return { articleId, seq }
    if (!standing) throw new Refusal("not-possible-now", `Revision ${seq} carries no notice.`)
    refuseUnseen(standing, seen)
    await takeBackNotices(tx, row, { notices: [standing], liveSeq: row.liveSeq, reason })
    return { articleId, seq }
  })
}

async function loadEditable(ctx: Context, articleId: string): Promise<ArticleRow> {
  const row = await loadArticle(ctx, articleId, "lock")
  permit(ctx, may(ctx.actor, "article.mend", row), "Only editors change the notices on a published article.")
  return row
}

const isSaid = (standing: NoticeView, { type, wrong, stands }: NoticeSaid): boolean =>
  !standing.isTakenBack && standing.type === type && standing.wrong === wrong && standing.stands === stands

function refuseUnseen(standing: NoticeView | null, seen: string): void {
  if ((standing?.rowId ?? "") === seen) return
  throw new Refusal("out-of-date", "Somebody changed this notice since you opened this page. Look at it as it is now.")
}
