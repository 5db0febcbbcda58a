import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { articlePath, type HistoryLevel, historyPath, isSlug, parseSeq } from "#core/metadata/addresses"
import { counted } from "#core/metadata/in-words"
import { standingTitle } from "#core/metadata/standing-title"
import type { HistoryView } from "#server/article/read-history"
import { CompareForm } from "#ui/history/compare-form"
import { HistoryList } from "#ui/history/history-list"
import { BackLink } from "#ui/site/breadcrumbs"
import { Pagination } from "#ui/site/pagination"
import { TabLinks } from "#ui/text/tab-links"
import { cachedHistory } from "../../../../_cached/articles"

export type HistoryProps = { params: Promise<{ slug: string; seq?: string }> }

async function historyAt(
  { params }: HistoryProps,
  level: HistoryLevel,
): Promise<{ history: HistoryView; before?: number }> {
  const { slug, seq } = await params
  const before = seq === undefined ? undefined : parseSeq(seq)
  if (!isSlug(slug) || before === null) notFound()
  const history = await cachedHistory(slug, level, before)
  return { history: history ?? notFound(), before }
}

export async function historyMetadata(props: HistoryProps, level: HistoryLevel): Promise<Metadata> {
  const { history, before } = await historyAt(props, level)
  return {
    title: `What changed: ${standingTitle(history)}`,
    robots: { index: level === "substantive" && before === undefined, follow: true },
    alternates: {
      canonical: historyPath(history.slug, level, before),
      types: {
        "application/atom+xml": [{ url: `${articlePath(history.slug)}/feed.atom`, title: standingTitle(history) }],
      },
    },
  }
}

/** The history of an article at one level: the pages below are this one at their addresses. */
export async function HistoryPage({ level, ...props }: HistoryProps & { level: HistoryLevel }) {
  const { history, before } = await historyAt(props, level)
  const { slug, title, liveSeq, changes, events, minor, next } = history
  return (
    <div className="page page-main history">
      <BackLink href={articlePath(slug)} label={title} />
      <header className="history-head">
        <h1>What changed</h1>
        <p className="quiet">
          {counted(liveSeq, "revision")} so far. Each is kept as readers saw it.{" "}
          <a href={`${articlePath(slug)}/feed.atom`}>Follow by feed</a>
        </p>
      </header>
      <div className="history-tools">
        <TabLinks
          label="Which changes"
          tabs={[
            { href: historyPath(slug), label: "Substantive changes", current: level === "substantive" },
            { href: historyPath(slug, "all"), label: "All changes", current: level === "all" },
          ]}
        />
        <CompareForm action={`${articlePath(slug)}/compare`} liveSeq={liveSeq} />
      </div>
      <HistoryList slug={slug} changes={changes} events={events} />
      {minor > 0 && (
        <p className="quiet">
          {counted(minor, "minor change")} in wording, spelling or layout {minor === 1 ? "is" : "are"} not listed here.{" "}
          <a href={historyPath(slug, "all", before)}>Show all changes</a>
        </p>
      )}
      <Pagination
        label="Changes"
        previousHref={before === undefined ? undefined : historyPath(slug, level)}
        previousLabel="Newest changes"
        nextHref={next === null ? undefined : historyPath(slug, level, next)}
        nextLabel="Earlier changes"
      />
    </div>
  )
}
