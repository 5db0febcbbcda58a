import type { Metadata } from "next"
import { notFound } from "next/navigation"
import {
  articlePath,
  type ComparisonLayout,
  comparePath,
  historyPath,
  isSlug,
  parseRange,
  revisionPath,
} from "#core/metadata/addresses"
import { counted } from "#core/metadata/in-words"
import { standingTitle } from "#core/metadata/standing-title"
import type { ComparisonView, RevisionView } from "#server/article/read-revision"
import { NoticeWords } from "#ui/article/article-notices"
import { Comparison } from "#ui/compare/comparison"
import { summaryOf } from "#ui/compare/stretches"
import { BackLink } from "#ui/site/breadcrumbs"
import { TabLinks } from "#ui/text/tab-links"
import { Time } from "#ui/text/time"
import { cachedComparison } from "../../../../../_cached/articles"

export type ComparisonProps = { params: Promise<{ slug: string; range: string }> }

async function comparisonAt({ params }: ComparisonProps): Promise<ComparisonView> {
  const { slug, range } = await params
  const seqs = parseRange(range)
  return ((isSlug(slug) && seqs && (await cachedComparison(slug, ...seqs))) || null) ?? notFound()
}

export async function comparisonMetadata(props: ComparisonProps): Promise<Metadata> {
  const { slug, from, to } = await comparisonAt(props)
  return {
    title: `Revision ${from.seq} and ${to.seq} compared: ${standingTitle(to)}`,
    robots: { index: false, follow: true },
    alternates: { canonical: articlePath(slug) },
  }
}

/** Two revisions compared, in one text or side by side: the pages below are this one at their addresses. */
export async function ComparisonPage({ layout, ...props }: ComparisonProps & { layout: ComparisonLayout }) {
  const comparison = await comparisonAt(props)
  const { slug, from, to } = comparison
  return (
    <div className="page page-main compare">
      <BackLink href={historyPath(slug)} label="All changes" />
      <header className="compare-head">
        <h1>
          Revision {from.seq} to revision {to.seq}
        </h1>
        <p className="quiet">{to.title}</p>
        <p className="compare-summary">{summary(comparison)}</p>
        <dl className="compare-sides">
          <Side revision={from} />
          <Side revision={to} />
        </dl>
      </header>
      <TabLinks
        label="Layout"
        tabs={[
          { href: comparePath(slug, from.seq, to.seq), label: "In one text", current: layout === "inline" },
          {
            href: comparePath(slug, from.seq, to.seq, "side-by-side"),
            label: "Side by side",
            current: layout === "side-by-side",
          },
        ]}
      />
      <Comparison {...comparison} layout={layout} />
    </div>
  )
}

function Side({ revision }: { revision: RevisionView }) {
  const { slug, seq, at, note, notice } = revision
  return (
    <div>
      <dt>
        <a href={revisionPath(slug, seq)}>Revision {seq}</a>, <Time at={at} />
      </dt>
      <dd>
        {note}
        {notice && <NoticeWords notice={notice} />}
      </dd>
    </div>
  )
}

function summary({ from, to, changes, insightsAdded, insightsRemoved }: ComparisonView): string {
  const text = summaryOf(changes)
  const parts = [
    text && `${text}.`,
    insightsAdded.length > 0 && `${counted(insightsAdded.length, "insight")} added.`,
    insightsRemoved.length > 0 && `${counted(insightsRemoved.length, "insight")} removed.`,
    from.seq > to.seq && `This reads backwards: revision ${from.seq} is the later one.`,
  ]
  return parts.filter(Boolean).join(" ")
}
