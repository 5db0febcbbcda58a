import { ARTICLE_STATUS_LABELS, ARTICLE_STATUSES } from "#core/article/vocabulary"
import {
  type DeskArticleFilters,
  type DeskArticleRow,
  deskArticleFilters,
  listDeskArticles,
} from "#server/article/read-desk"
import { LinkButton } from "#ui/controls/button"
import { ArticleStatusMark } from "#ui/review/status"
import { Pagination } from "#ui/site/pagination"
import { DataTable } from "#ui/tables/data-table"
import { EmptyState } from "#ui/text/empty-state"
import { Notice } from "#ui/text/notice"
import { TabLinks } from "#ui/text/tab-links"
import { Time } from "#ui/text/time"
import type { Query } from "../../_signed-in"
import { enterDesk } from "../_enter"
import { DeskFrame } from "../_parts/desk-frame"

export const instant = false
export const metadata = { title: "Articles at the desk", robots: { index: false } }

export default async function DeskArticlesPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams
  const { ctx, closed } = await enterDesk("/desk/articles", query)
  if (!ctx) return closed
  const filters = deskArticleFilters.parse(query)
  const { rows, next } = await listDeskArticles(ctx, filters)
  return (
    <DeskFrame
      place="articles"
      title="Articles"
      actions={<LinkButton href="/desk/articles/new">Write or import</LinkButton>}
    >
      {query.discarded !== undefined && (
        <Notice tone="success" announce>
          <p>The draft was thrown away. The log keeps its title.</p>
        </Notice>
      )}
      <TabLinks label="State" tabs={statusTabs(filters)} />
      <DataTable
        caption="Articles, newest first"
        captionHidden
        rows={rows}
        rowId={(row) => `article-${row.articleId}`}
        empty={
          filters.status ? (
            <EmptyState title="No article is in this state" />
          ) : (
            <EmptyState
              title="No articles yet"
              action={<LinkButton href="/desk/articles/new">Write or import one</LinkButton>}
            >
              An article begins as a draft that only editors see.
            </EmptyState>
          )
        }
        columns={[
          {
            key: "title",
            label: "Title",
            names: true,
            cell: (row) => <a href={`/desk/articles/${row.articleId}`}>{row.title}</a>,
          },
          { key: "topic", label: "Topic", cell: (row) => row.topic || <span className="quiet">None</span> },
          { key: "status", label: "State", cell: (row) => <ArticleStatusMark status={row.status} /> },
          {
            key: "revision",
            label: "Revision",
            align: "right",
            cell: (row) => row.liveSeq || <span className="quiet">None</span>,
          },
          {
            key: "waiting",
            label: "Waiting",
            align: "right",
            cell: (row) => (row.waiting > 0 ? <a href={`/desk?article=${row.slug}`}>{row.waiting}</a> : "0"),
          },
          {
            key: "draft",
            label: "Draft",
            cell: Writing,
          },
          { key: "changed", label: "Changed", cell: (row) => <Time at={row.changedAt ?? row.createdAt} /> },
        ]}
      />
      <Pagination
        nextHref={next ? articlesPath({ ...filters, after: next }) : undefined}
        previousHref={filters.after ? articlesPath({ status: filters.status }) : undefined}
        nextLabel="Older articles"
        previousLabel="Back to the newest"
      />
    </DeskFrame>
  )
}

/** What of the next text there is: being written, waiting for its time, or neither. */
function Writing({ articleId, hasDraft, scheduled }: DeskArticleRow) {
  if (!scheduled) return hasDraft ? "Being written" : <span className="quiet">None</span>
  return (
    <a href={`/desk/articles/${articleId}#scheduled`}>
      {scheduled.hasFailed ? "Not published: was scheduled for" : "Scheduled for"} <Time at={scheduled.at} withTime />
    </a>
  )
}

function statusTabs(filters: DeskArticleFilters) {
  const tab = (status: DeskArticleFilters["status"], label: string) => ({
    href: articlesPath({ status }),
    label,
    current: filters.status === status,
  })
  return [tab(undefined, "All"), ...ARTICLE_STATUSES.map((status) => tab(status, ARTICLE_STATUS_LABELS[status]))]
}

function articlesPath({ status, after }: DeskArticleFilters): string {
  const query = new URLSearchParams([...(status ? [["status", status]] : []), ...(after ? [["after", after]] : [])])
  return query.size === 0 ? "/desk/articles" : `/desk/articles?${query}`
}
