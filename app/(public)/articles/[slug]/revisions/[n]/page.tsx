import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { NOTICE_LABELS, REVISION_KIND_LABELS } from "#core/article/vocabulary"
import { articlePath, comparePath, historyPath, isSlug, parseSeq, revisionPath } from "#core/metadata/addresses"
import { standingTitle } from "#core/metadata/standing-title"
import type { RevisionView } from "#server/article/read-revision"
import { AnnotatedBody, InsightsApart } from "#ui/article/annotated-body"
import { ArticleHead } from "#ui/article/article-head"
import { placeInsights } from "#ui/article/insights"
import { SourceList } from "#ui/article/source-list"
import { Mended } from "#ui/history/mended"
import { PersonName } from "#ui/people/credited"
import { Pagination } from "#ui/site/pagination"
import { Notice } from "#ui/text/notice"
import { Time } from "#ui/text/time"
import { cachedRevision } from "../../../../../_cached/articles"
import { PLACEHOLDER } from "../../../../../_reading"
import { RevisionRelations } from "../../_relations"

type Props = { params: Promise<{ slug: string; n: string }> }

export const generateStaticParams = () => [{ slug: PLACEHOLDER, n: PLACEHOLDER }]

async function revisionAt({ params }: Props): Promise<RevisionView> {
  const { slug, n } = await params
  const seq = parseSeq(n)
  return ((isSlug(slug) && seq && (await cachedRevision(slug, seq))) || null) ?? notFound()
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const revision = await revisionAt(props)
  const { slug, seq, dek } = revision
  return {
    title: `${standingTitle(revision)} (revision ${seq})`,
    description: dek || undefined,
    robots: { index: false, follow: true },
    alternates: { canonical: articlePath(slug) },
  }
}

export default async function RevisionPage(props: Props) {
  const revision = await revisionAt(props)
  const { slug, seq, liveSeq, document, sources, title, dek, author } = revision
  const placed = placeInsights(revision.insights, document)
  return (
    <>
      <RevisionRelations revision={revision} />
      <article className="page with-margin article">
        <ArticleHead headline={title} dek={dek} notice={<WhichRevision {...revision} />} />
        <AnnotatedBody slug={slug} document={document} sources={sources} placed={placed} />
        <div className="article-end">
          <InsightsApart slug={slug} whole={placed.whole} gone={placed.gone} />
          <SourceList sources={[...sources]} document={document} />
          <section className="provenance" aria-labelledby="provenance">
            <h2 id="provenance" className="section-title">
              Where this revision comes from
            </h2>
            <p>
              {REVISION_KIND_LABELS[revision.kind]}: {revision.note}{" "}
              {revision.noticeType && `(${NOTICE_LABELS[revision.noticeType]}) `}
              By <PersonName byline={author} />, approved by <PersonName byline={revision.approvedBy} />,{" "}
              <Time at={revision.at} withTime />.
            </p>
            {revision.mended && <Mended mended={revision.mended} />}
            <p className="quiet small">
              Fingerprint of this revision and all before it (SHA-256): <code>{revision.hash}</code>
            </p>
          </section>
          <Pagination
            label="Revisions"
            previousHref={seq > 1 ? revisionPath(slug, seq - 1) : undefined}
            previousLabel={`Revision ${seq - 1}`}
            nextHref={seq < liveSeq ? revisionPath(slug, seq + 1) : undefined}
            nextLabel={`Revision ${seq + 1}`}
          />
        </div>
      </article>
    </>
  )
}

function WhichRevision({ slug, seq, liveSeq, at, status, standing }: RevisionView) {
  const isLive = seq === liveSeq
  return (
    <Notice
      tone={isLive ? "info" : "warning"}
      title={
        <>
          Revision {seq}, <Time at={at} />
        </>
      }
    >
      <p>
        {isLive
          ? "This is the article as it stands now, at an address that will always show this text. "
          : `This is how the article stood then. It is now at revision ${liveSeq}. `}
        {status === "withdrawn" && (
          <>
            The article has since been withdrawn
            {standing && (
              <>
                , on <Time at={standing.at} />
                {standing.note && `: ${standing.note}`}
              </>
            )}
            .{" "}
          </>
        )}
        <a href={articlePath(slug)}>Read the current article</a>
      </p>
      <p>
        {!isLive && (
          <>
            <a href={comparePath(slug, seq, liveSeq)}>What has changed since</a> ·{" "}
          </>
        )}
        <a href={historyPath(slug)}>All changes</a>
      </p>
    </Notice>
  )
}
