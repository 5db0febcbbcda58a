import { notFound } from "next/navigation"
import { resolutionsIn } from "#core/contribution/typed-choices"
import { type DeskArticleView, readDeskArticle } from "#server/article/read-desk"
import { readNextDraft } from "#server/article/read-next"
import { readScheduled } from "#server/article/read-scheduled"
import { type HeldForm, readHeldForm } from "#server/form/read-held"
import { ErrorSummary } from "#ui/forms/error-summary"
import { KeptWords } from "#ui/forms/kept-words"
import { ArticleStatusMark } from "#ui/review/status"
import { BackLink } from "#ui/site/breadcrumbs"
import { Notice } from "#ui/text/notice"
import { errorsOf, wordsIn } from "../../../_problems"
import { one, type Query } from "../../../_signed-in"
import { enterDesk } from "../../_enter"
import { formNamed } from "../../_typed"
import { DescribeForm, StatusForm } from "./_about"
import { Authors } from "./_authors"
import { DraftForm } from "./_draft"
import { NextRevision } from "./_next"
import { ImportReport } from "./_parts/import-report"
import { Scheduled } from "./_scheduled"
import { SuggestForm } from "./_suggest"

export const instant = false
export const metadata = { title: "Edit an article", robots: { index: false } }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> }

export default async function DeskArticlePage({ params, searchParams }: Props) {
  const { id } = await params
  const query = await searchParams
  const path = `/desk/articles/${id}`
  const { ctx, closed } = await enterDesk(path, query)
  if (!ctx) return closed
  const article = await readDeskArticle(ctx, id)
  if (!article) notFound()
  const held = await readHeldForm(ctx, one(query.held), path)
  const report = await readHeldForm(ctx, one(query.report), path)
  const scheduled = await readScheduled(ctx, id)
  const next = article.draft && (await readNextDraft(ctx, id, resolutionsIn(held.values)))
  const errors = errorsAbove(held)
  return (
    <div className="desk">
      <BackLink href="/desk/articles" label="Articles" />
      <div className="page-title">
        <h1>{article.title}</h1>
        <div className="actions">
          <ArticleStatusMark status={article.status} />
          {article.liveSeq > 0 && <a href={`/articles/${article.slug}`}>As readers see it</a>}
          {article.waiting > 0 && (
            <a href={`/desk?article=${article.slug}`}>{article.waiting} waiting for a decision</a>
          )}
          {article.liveSeq > 0 && <a href={`${path}/history`}>History and restore</a>}
          <a href={`${path}/export.md`} download>
            Export as Markdown
          </a>
        </div>
      </div>
      <ErrorSummary errors={errors} />
      {query.saved !== undefined && errors.length === 0 && (
        <Notice tone="success" announce>
          <p>Saved.</p>
        </Notice>
      )}
      <ImportReport lines={[report.values.dropped ?? []].flat()} said={[report.values.said ?? []].flat()} />
      <div className="stack stack-wide">
        {scheduled && (
          <Scheduled
            article={article}
            scheduled={scheduled}
            held={formNamed(held, "reschedule")}
            page={one(query.text)}
          />
        )}
        {article.draft ? (
          <DraftForm article={article} draft={article.draft} held={formNamed(held, "draft")} />
        ) : (
          <>
            <KeptWords
              words={wordsIn(held, { markdown: "The text", note: "What changed", reason: "Why should this change?" })}
            />
            <NothingWritten article={article} />
          </>
        )}
        {article.draft && next && (
          <NextRevision
            article={article}
            seen={scheduled?.scheduledAt.toISOString() ?? ""}
            draft={article.draft}
            next={next}
            held={formNamed(held, "publish")}
            preview={{ isOpen: query.preview !== undefined, page: one(query.text) }}
          />
        )}
        {article.draft && next?.ok && !next.isSame && article.status === "live" && !scheduled && (
          <SuggestForm article={article} draft={article.draft} held={formNamed(held, "suggest")} />
        )}
        <Authors article={article} actor={ctx.actor} />
        <DescribeForm article={article} held={formNamed(held, "describe")} />
        {article.status !== "draft" && <StatusForm article={article} held={formNamed(held, "status")} />}
      </div>
    </div>
  )
}

const FIELDS = [
  "markdown",
  "note",
  "significance",
  "noticeType",
  "noticeWrong",
  "noticeStands",
  "noticeConfirmed",
  "noticeWithdraws",
  "publishAt",
  "reason",
  "topic",
  "parties",
  "status",
]

/** What was wrong with the form that came back; the places to settle are named with the others, in their order. */
function errorsAbove(held: HeldForm): { field?: string; message: string }[] {
  const places = Object.keys(held.problems).filter((name) => name.startsWith("resolutions."))
  const { form } = held.values
  return errorsOf(held, [...places, ...FIELDS]).map((error) => {
    if (error.field === "note" && form === "status") return { ...error, field: "statusNote" }
    if (error.field === "publishAt" && form === "reschedule") return { ...error, field: "reschedule-publishAt" }
    return error
  })
}

function NothingWritten({ article: { articleId, liveSeq, status, scheduled } }: { article: DeskArticleView }) {
  if (status === "withdrawn") return <p>This article is withdrawn, so its text stays as it is.</p>
  return (
    <form method="post" action={`/desk/articles/${articleId}/begin`} className="stack stack-tight">
      <p>
        Readers see revision {liveSeq}.{" "}
        {scheduled ? "You can write on from what is scheduled." : "Nobody is working on the next one."}
      </p>
      <p>
        <button className="button button-primary" type="submit">
          Edit the text
        </button>
      </p>
    </form>
  )
}
