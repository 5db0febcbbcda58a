import { endsArticle, type NoticeAsked, type NoticeSaid, noticeProblems } from "#core/article/notices"
import { NOTICE_LABELS } from "#core/article/vocabulary"
import { Refusal } from "#core/refusal"
import type { Context } from "#server/context"
import { changeState } from "./change-state"
import type { ArticleRow } from "./load"

/** A notice that comes with a revision, and whether the article is withdrawn with it. */
export type AskedNotice = NoticeSaid & { readonly withdraws: boolean }

/** The notice that a form asks for, or null; a refusal that says what is missing in it. */
export function askedNotice(asked: NoticeAsked): AskedNotice | null {
  const problems = noticeProblems(asked)
  if (Object.keys(problems).length > 0) throw new Refusal("invalid-input", "The notice needs another look.", problems)
  const { noticeType: type, noticeWrong: wrong, noticeStands: stands, noticeWithdraws } = asked
  return type && { type, wrong, stands, withdraws: endsArticle(type) && noticeWithdraws === "yes" }
}

/** As `askedNotice`, for what is not published at once; the end of an article does not wait for a time or for an author. */
export function askedNoticeForLater(asked: NoticeAsked): NoticeSaid | null {
  const { noticeType } = asked
  if (noticeType && endsArticle(noticeType)) {
    throw new Refusal("invalid-input", "The notice needs another look.", {
      noticeType: `A ${NOTICE_LABELS[noticeType].toLowerCase()} cannot wait. Publish it by hand, at once.`,
    })
  }
  return askedNotice(asked)
}

/** Withdraws the article where its notice says so, in the transaction that publishes the notice. To be called last. */
export async function withdrawByNotice(
  ctx: Context,
  row: ArticleRow,
  { notice, liveSeq }: { notice: AskedNotice | null; liveSeq: number },
): Promise<void> {
  if (!notice?.withdraws || row.status === "withdrawn") return
  await changeState(ctx, row, { status: "withdrawn", note: notice.wrong, liveSeq })
}
