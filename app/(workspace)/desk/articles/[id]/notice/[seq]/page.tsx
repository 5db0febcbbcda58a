import { randomUUID } from "node:crypto"
import { notFound } from "next/navigation"
import { NOTICE_LABELS } from "#core/article/vocabulary"
import { parseSeq, revisionPath } from "#core/metadata/addresses"
import { readDeskArticle } from "#server/article/read-desk"
import { type RevisionView, readRevision } from "#server/article/read-revision"
import { type HeldForm, readHeldForm } from "#server/form/read-held"
import { NoticeWords } from "#ui/article/article-notices"
import { Button } from "#ui/controls/button"
import { ErrorSummary } from "#ui/forms/error-summary"
import { Field } from "#ui/forms/field"
import { BackLink } from "#ui/site/breadcrumbs"
import { errorsOf, problemOf, typedIn } from "../../../../../_problems"
import { one, type Query } from "../../../../../_signed-in"
import { enterDesk } from "../../../../_enter"
import { NoticeFields } from "../../../../_parts/notice-fields"
import { formNamed } from "../../../../_typed"

export const instant = false
export const metadata = { title: "A notice for readers", robots: { index: false } }

type Props = { params: Promise<{ id: string; seq: string }>; searchParams: Promise<Query> }

export default async function NoticePage({ params, searchParams }: Props) {
  const { id, seq } = await params
  const query = await searchParams
  const path = `/desk/articles/${id}/notice/${seq}`
  const { ctx, closed } = await enterDesk(path, query)
  if (!ctx) return closed
  const article = await readDeskArticle(ctx, id)
  const n = parseSeq(seq)
  const revision = article && n ? await readRevision(ctx, article.slug, n) : null
  if (!revision) notFound()
  const held = await readHeldForm(ctx, one(query.held), path)
  const { notice } = revision
  const stands = notice !== null && !notice.isTakenBack
  return (
    <div className="desk stack">
      <BackLink href={`/desk/articles/${id}/history`} label="History" />
      <h1>{stands ? `The notice on revision ${revision.seq}` : `Put a notice on revision ${revision.seq}`}</h1>
      <Errors held={held} />
      <p className="measure">
        What every reader is told with the article about{" "}
        <a href={revisionPath(revision.slug, revision.seq)}>revision {revision.seq}</a> ({revision.note}). The text
        stays as it is, and what was said before stays in the history.
      </p>
      {notice && <NoticeWords notice={notice} />}
      <ChangeForm revision={revision} path={path} held={formNamed(held, "change")} />
      {stands && <TakeBackForm revision={revision} path={path} held={formNamed(held, "take-back")} />}
    </div>
  )
}

const FIELDS = ["noticeType", "noticeWrong", "noticeStands", "noticeConfirmed", "noticeWithdraws", "reason"]

function Errors({ held }: { held: HeldForm }) {
  const errors = errorsOf(held, FIELDS).map((error) =>
    error.field === "reason" ? { ...error, field: `${held.values.form}-reason` } : error,
  )
  return errors.length > 0 ? <ErrorSummary errors={errors} /> : null
}

type FormProps = { revision: RevisionView; path: string; held: Pick<HeldForm, "values" | "problems" | "message"> }

function ChangeForm({ revision: { notice }, path, held }: FormProps) {
  const stands = notice !== null && !notice.isTakenBack
  return (
    <form className="form" method="post" action={`${path}/change`} aria-label="What the notice says" noValidate>
      <h2>{stands ? "Correct what it says" : "What it says"}</h2>
      <Hidden form="change" rowId={notice?.rowId} />
      <NoticeFields held={held} standing={stands ? notice : null} />
      <Why form="change" held={held} label={stands ? "Why it is corrected" : "Why it is put on now"} />
      <div className="actions">
        <Button>{stands ? "Correct the notice" : "Put the notice on"}</Button>
      </div>
    </form>
  )
}

function TakeBackForm({ revision: { seq, notice }, path, held }: FormProps) {
  if (!notice) return null
  return (
    <form className="form" method="post" action={`${path}/take-back`} aria-label="Take it back" noValidate>
      <h2>Take it back</h2>
      <p className="measure">
        The {NOTICE_LABELS[notice.type].toLowerCase()} on revision {seq} stands with the article no more. The history
        says that it was given, and that you took it back. If it withdrew the article, open the article again by its
        state.
      </p>
      <Hidden form="take-back" rowId={notice.rowId} />
      <Why form="take-back" held={held} label="Why it is taken back" />
      <div className="actions">
        <Button variant="danger">Take the notice back</Button>
      </div>
    </form>
  )
}

function Hidden({ form, rowId = "" }: { form: string; rowId?: string | undefined }) {
  return (
    <>
      <input type="hidden" name="_key" value={randomUUID()} />
      <input type="hidden" name="form" value={form} />
      <input type="hidden" name="seen" value={rowId} />
    </>
  )
}

function Why({ form, held, label }: { form: string; held: FormProps["held"]; label: string }) {
  return (
    <Field
      name="reason"
      id={`${form}-reason`}
      label={label}
      hint="A few words for the history; readers see them."
      maxLength={500}
      value={typedIn(held, "reason", "")}
      error={problemOf(held.problems, "reason")}
    />
  )
}
