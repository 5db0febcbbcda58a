import { randomUUID } from "node:crypto"
import { notFound } from "next/navigation"
import { readRestore } from "#server/article/read-next"
import { readHeldForm } from "#server/form/read-held"
import { indexCitations } from "#ui/article/citations"
import { Button } from "#ui/controls/button"
import { ErrorSummary } from "#ui/forms/error-summary"
import { Field } from "#ui/forms/field"
import { BackLink } from "#ui/site/breadcrumbs"
import { Time } from "#ui/text/time"
import { errorsOf, problemOf, typedIn } from "../../../../../_problems"
import { one, type Query } from "../../../../../_signed-in"
import { enterDesk } from "../../../../_enter"
import { ArticleChanges } from "../../../../_parts/article-changes"
import { NoticeRulings } from "../../../../_parts/notice-rulings"

export const instant = false
export const metadata = { title: "Restore a revision", robots: { index: false } }

type Props = { params: Promise<{ id: string; seq: string }>; searchParams: Promise<Query> }

export default async function RestorePage({ params, searchParams }: Props) {
  const { id, seq } = await params
  const query = await searchParams
  const path = `/desk/articles/${id}/restore/${seq}`
  const { ctx, closed } = await enterDesk(path, query)
  if (!ctx) return closed
  const restore = /^\d{1,9}$/.test(seq) ? await readRestore(ctx, id, Number(seq)) : null
  if (!restore) notFound()
  const held = await readHeldForm(ctx, one(query.held), path)
  const errors = errorsOf(held, [...restore.notices.map(({ seq: on }) => `notices.${on}`), "note"])
  return (
    <div className="desk stack">
      <BackLink href={`/desk/articles/${id}/history`} label="History" />
      <h1>Restore revision {restore.seq}</h1>
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <p className="measure">
        Readers see revision {restore.liveSeq} now. This makes revision {restore.liveSeq + 1}, which says what revision{" "}
        {restore.seq} of <Time at={restore.at} /> said. Nothing in between is lost, and every word goes back to who
        wrote it.{insightsSentence(restore)}
      </p>
      <ArticleChanges
        changes={restore.changes}
        citations={indexCitations(restore.document, [...restore.sources])}
        layout="inline"
        empty="The text is the same as readers see now."
      />
      {restore.isSame ? (
        <p className="measure">There is nothing to restore.</p>
      ) : (
        <form className="form" method="post" action={`${path}/confirm`}>
          <input type="hidden" name="_key" value={randomUUID()} />
          <input type="hidden" name="liveSeq" value={restore.liveSeq} />
          <NoticeRulings notices={restore.notices} held={held} />
          <Field
            name="note"
            label="Why"
            hint="Readers see this in the history."
            maxLength={500}
            value={typedIn(held, "note", "")}
            error={problemOf(held.problems, "note")}
          />
          <div className="actions">
            <Button>Restore revision {restore.seq}</Button>
          </div>
        </form>
      )}
    </div>
  )
}

function insightsSentence({ insightsGone, insightsBack }: { insightsGone: number; insightsBack: number }): string {
  const gone = insightsGone > 0 ? ` Insights added since are no longer shown: ${insightsGone}.` : ""
  const back = insightsBack > 0 ? ` Insights shown again: ${insightsBack}.` : ""
  return gone + back
}
