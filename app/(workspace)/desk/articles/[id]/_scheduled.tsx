import { randomUUID } from "node:crypto"
import { NOTICE_LABELS, SIGNIFICANCE_LABELS } from "#core/article/vocabulary"
import type { DeskArticleView } from "#server/article/read-desk"
import type { ScheduledView } from "#server/article/read-scheduled"
import { Button } from "#ui/controls/button"
import { Notice } from "#ui/text/notice"
import { Time } from "#ui/text/time"
import { problemOf, typedIn } from "../../../_problems"
import type { Typed } from "../../_typed"
import { PublishAt } from "./_parts/publish-at"
import { WhatChanges, WholeText } from "./_what-changes"

type Props = { article: DeskArticleView; scheduled: ScheduledView; held: Typed; page: string | undefined }

/** What is to be published, when and by whom, and what can still be done about it. */
export function Scheduled({ article, scheduled, held, page }: Props) {
  const { failed, by, note, significance, noticeType, next } = scheduled
  const isOpen = next?.ok === true && (next.merged?.unresolved.length ?? 0) > 0
  return (
    <section id="scheduled" className="stack" aria-labelledby="scheduled-title">
      <h2 id="scheduled-title">
        Scheduled for <Time at={scheduled.publishAt} withTime />
      </h2>
      {failed && (
        <Notice tone="warning" title="It could not be published">
          <p>{failed.problem}</p>
          <p>
            That was on <Time at={failed.at} withTime />. Readers see what they saw before, and the text is kept. Choose
            another time, or cancel the schedule and go on from there.
          </p>
        </Notice>
      )}
      {!failed && isOpen && (
        <Notice tone="warning" title="It cannot be published by itself any more">
          <p>
            The article has moved on, and the same words were changed there. Cancel the schedule, choose in the draft
            which words to keep, then publish it or schedule it again.
          </p>
        </Notice>
      )}
      <p className="measure">
        By {by.name}, who scheduled it on <Time at={scheduled.scheduledAt} withTime />. The history will say: “{note}” (
        {SIGNIFICANCE_LABELS[significance].split(":")[0]?.toLowerCase()}
        {noticeType && `, with a notice: ${NOTICE_LABELS[noticeType].toLowerCase()}`}).
      </p>
      <p className="measure">
        It is published as it stood then. What is typed into the draft does not change it, unless the draft is scheduled
        in its place.{draftSentence(article, scheduled)}
      </p>
      {next?.ok && (
        <details className="fold" open={page !== undefined || undefined}>
          <summary>{article.liveSeq === 0 ? "The text that is scheduled" : "What it changes for readers"}</summary>
          <div className="stack">
            <WhatChanges next={next} isFirst={article.liveSeq === 0} />
            {article.liveSeq === 0 && (
              <WholeText next={next} path={`/desk/articles/${article.articleId}`} asked={page} />
            )}
          </div>
        </details>
      )}
      <WhatToDo article={article} scheduled={scheduled} held={held} canPublish={next?.ok === true && !isOpen} />
    </section>
  )
}

function draftSentence({ draft }: DeskArticleView, { markdown }: ScheduledView): string {
  if (!draft) return ""
  return draft.markdown === markdown
    ? " The draft below says the same."
    : " The draft below says something else by now."
}

function WhatToDo({ article, scheduled, held, canPublish }: Omit<Props, "page"> & { canPublish: boolean }) {
  const path = `/desk/articles/${article.articleId}`
  const problem = problemOf(held.problems, "publishAt")
  const hidden = (
    <>
      <input type="hidden" name="_key" value={randomUUID()} />
      <input type="hidden" name="form" value="reschedule" />
      <input type="hidden" name="seen" value={scheduled.scheduledAt.toISOString()} />
    </>
  )
  return (
    <>
      <form method="post" action={`${path}/unschedule`} className="actions" aria-label="What is scheduled">
        {hidden}
        {canPublish && article.status !== "withdrawn" && (
          <Button variant="quiet" formAction={`${path}/publish-scheduled`}>
            Publish it now
          </Button>
        )}
        <Button variant="quiet">Cancel the schedule</Button>
      </form>
      <details className="fold" open={problem !== undefined || scheduled.failed !== null}>
        <summary>Schedule it for another time</summary>
        <form className="form" method="post" action={`${path}/reschedule`} aria-label="Another time">
          {hidden}
          <PublishAt
            id="reschedule-publishAt"
            value={typedIn(held, "publishAt", scheduled.publishAt.toISOString())}
            error={problem}
          />
          <div className="actions">
            <Button variant="quiet">Change the time</Button>
          </div>
        </form>
      </details>
    </>
  )
}
