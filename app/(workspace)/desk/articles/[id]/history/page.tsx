import { notFound } from "next/navigation"
import { NOTICE_LABELS, REVISION_KIND_LABELS, SIGNIFICANCE_LABELS } from "#core/article/vocabulary"
import { parseSeq } from "#core/metadata/addresses"
import { readDeskArticle } from "#server/article/read-desk"
import { readHistory } from "#server/article/read-history"
import { Mended } from "#ui/history/mended"
import { BackLink } from "#ui/site/breadcrumbs"
import { Pagination } from "#ui/site/pagination"
import { DataTable } from "#ui/tables/data-table"
import { Time } from "#ui/text/time"
import { one, type Query } from "../../../../_signed-in"
import { enterDesk } from "../../../_enter"

export const instant = false
export const metadata = { title: "History and restore", robots: { index: false } }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> }

export default async function DeskHistoryPage({ params, searchParams }: Props) {
  const { id } = await params
  const path = `/desk/articles/${id}`
  const query = await searchParams
  const { ctx, closed } = await enterDesk(`${path}/history`, query)
  if (!ctx) return closed
  const before = parseSeq(one(query.before) ?? "") ?? undefined
  const article = await readDeskArticle(ctx, id)
  const history = article && (await readHistory(ctx, article.slug, "all", before))
  if (!article || !history) notFound()
  return (
    <div className="desk">
      <BackLink href={path} label={article.title} />
      <div className="page-title">
        <h1>History and restore</h1>
      </div>
      <DataTable
        caption="Revisions, newest first"
        captionHidden
        rows={[...history.changes]}
        rowId={(row) => `revision-${row.seq}`}
        columns={[
          {
            key: "seq",
            label: "Revision",
            names: true,
            cell: ({ seq }) => <a href={`/articles/${article.slug}/revisions/${seq}`}>Revision {seq}</a>,
          },
          {
            key: "note",
            label: "What changed",
            cell: ({ seq, note, notice, mended }) => (
              <div>
                {note}{" "}
                <a href={`${path}/mend/${seq}`}>
                  Mend<span className="visually-hidden"> the note of revision {seq}</span>
                </a>
                {mended && <Mended mended={mended} />}
                <p>
                  {notice && (
                    <span className="notice-tag">
                      {NOTICE_LABELS[notice.type]}
                      {notice.isTakenBack && ", taken back"}
                    </span>
                  )}{" "}
                  <a href={`${path}/notice/${seq}`}>
                    {notice ? "Change the notice" : "Put a notice on it"}
                    <span className="visually-hidden"> of revision {seq}</span>
                  </a>
                </p>
              </div>
            ),
          },
          { key: "kind", label: "How", cell: ({ kind }) => REVISION_KIND_LABELS[kind] },
          {
            key: "weight",
            label: "Weight",
            cell: ({ significance }) => SIGNIFICANCE_LABELS[significance].split(":")[0],
          },
          { key: "author", label: "Words by", cell: ({ author }) => author.name },
          { key: "approved", label: "Published by", cell: ({ approvedBy }) => approvedBy.name },
          { key: "at", label: "When", cell: ({ at }) => <Time at={at} withTime /> },
          {
            key: "restore",
            label: "Restore",
            cell: ({ seq }) =>
              seq === article.liveSeq ? "Live now" : <a href={`${path}/restore/${seq}`}>Restore revision {seq}</a>,
          },
        ]}
      />
      <Pagination
        nextHref={history.next === null ? undefined : `${path}/history?before=${history.next}`}
        previousHref={before === undefined ? undefined : `${path}/history`}
        nextLabel="Earlier revisions"
        previousLabel="Back to the newest"
      />
    </div>
  )
}
