import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { site } from "#auth/site"
import { NOTICE_LABELS, REVISION_KIND_LABELS } from "#core/article/vocabulary"
import { timesContributed } from "#core/credit/standing"
import { articlePath, comparePath, historyPath, isSlug, parseSeq, revisionPath } from "#core/metadata/addresses"
import { citationText } from "#core/metadata/citation"
import { asSentence } from "#core/metadata/in-words"
import { revisionJsonLd } from "#core/metadata/json-ld"
import { standingTitle } from "#core/metadata/standing-title"
import type { CitedRevisionView } from "#server/article/read-cited-revision"
import { AnnotatedBody, InsightsApart } from "#ui/article/annotated-body"
import { ArticleCredits } from "#ui/article/article-credits"
import { ArticleHead } from "#ui/article/article-head"
import { NoticeWords } from "#ui/article/article-notices"
import { HowToCite } from "#ui/article/how-to-cite"
import { placeInsights } from "#ui/article/insights"
import { ReportError } from "#ui/article/report-error"
import { SourceList } from "#ui/article/source-list"
import { Mended } from "#ui/history/mended"
import { PersonName, PersonNames } from "#ui/people/credited"
import { Pagination } from "#ui/site/pagination"
import { Notice } from "#ui/text/notice"
import { Time } from "#ui/text/time"
import { cachedRevision } from "../../../../../_cached/articles"
import { PLACEHOLDER } from "../../../../../_reading"
import { JsonLd } from "../../../../_json-ld"
import { RevisionRelations } from "../../_relations"

type Props = { params: Promise<{ slug: string; n: string }> }

export const generateStaticParams = () => [{ slug: PLACEHOLDER, n: PLACEHOLDER }]

async function revisionAt({ params }: Props): Promise<CitedRevisionView> {
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
    authors: revision.authors.map(({ name }) => ({ name })),
    alternates: {
      canonical: articlePath(slug),
      types: {
        "application/atom+xml": [{ url: `${articlePath(slug)}/feed.atom`, title: `${revision.title}: what changed` }],
      },
    },
    openGraph: {
      type: "article",
      title: `${standingTitle(revision)} (revision ${seq})`,
      description: dek || undefined,
      url: revisionPath(slug, seq),
      siteName: site().publication,
      publishedTime: revision.publishedAt.toISOString(),
      modifiedTime: revision.at.toISOString(),
      section: revision.topic || undefined,
      authors: revision.authors.map(({ name }) => name),
    },
  }
}

export default async function RevisionPage(props: Props) {
  const revision = await revisionAt(props)
  const { slug, seq, liveSeq, document, sources } = revision
  const { contact, origin } = site()
  const url = origin + revisionPath(slug, seq)
  const placed = placeInsights(revision.insights, document)
  return (
    <>
      <RevisionRelations revision={revision} />
      <JsonLd data={revisionJsonLd(factsOf(revision), site())} />
      <article className="page with-margin article">
        <Head revision={revision} />
        <AnnotatedBody slug={slug} document={document} sources={sources} placed={placed} />
        <div className="article-end">
          <InsightsApart slug={slug} whole={placed.whole} gone={placed.gone} />
          <SourceList sources={[...sources]} document={document} />
          <Provenance {...revision} />
          <ArticleCredits credits={revision.credits} />
          <HowToCite citation={citationOf(revision, url)} permalink={revisionPath(slug, seq)} revision={seq} />
          <ReportError contact={contact} title={revision.title} seq={seq} url={url} />
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

function Head({ revision }: { revision: CitedRevisionView }) {
  const { slug, seq, title, dek, topic, publishedAt, at, authors, credits } = revision
  const experts = expertsOf(revision)
  return (
    <ArticleHead
      headline={title}
      dek={dek}
      kicker={topic}
      byline={<PersonNames bylines={authors} restHref="#credits" />}
      contributors={experts.map((byline) => <PersonName key={byline.personId} byline={byline} />)}
      publishedAt={publishedAt}
      updatedAt={at > publishedAt ? at : undefined}
      revision={seq}
      contributorCount={credits.filter((credit) => timesContributed(credit) > 0).length}
      historyHref={historyPath(slug)}
      notice={<WhichRevision {...revision} />}
    />
  )
}

/** Everybody who contributed but the authors, who are named anyway. */
const expertsOf = ({ credits, authors }: CitedRevisionView) =>
  credits
    .filter((credit) => timesContributed(credit) > 0)
    .map(({ byline }) => byline)
    .filter(({ personId }) => !authors.some((author) => author.personId === personId))

function citationOf(revision: CitedRevisionView, url: string): string {
  return citationText({
    ...revision,
    title: standingTitle(revision),
    authors: revision.authors.map(({ name }) => name),
    contributors: expertsOf(revision).map(({ name }) => name),
    publication: site().publication,
    revisedAt: revision.at,
    url,
  })
}

/** What machines are told of this revision; of notices only its own. */
const factsOf = (revision: CitedRevisionView): Parameters<typeof revisionJsonLd>[0] => ({
  ...revision,
  updatedAt: revision.at,
  notices: revision.notice ? [revision.notice] : [],
})

function Provenance({ kind, note, notice, writtenBy, approvedBy, at, mended, hash }: CitedRevisionView) {
  const isOwn = writtenBy.every(({ personId }) => personId === approvedBy.personId)
  return (
    <section className="provenance" aria-labelledby="provenance">
      <h2 id="provenance" className="section-title">
        Where this revision comes from
      </h2>
      <p>
        {asSentence(
          [notice && !notice.isTakenBack && NOTICE_LABELS[notice.type], REVISION_KIND_LABELS[kind], note]
            .filter(Boolean)
            .join(": "),
        )}{" "}
        {isOwn ? (
          "Made by "
        ) : (
          <>
            Written by <PersonNames bylines={writtenBy} />, approved by{" "}
          </>
        )}
        <PersonName byline={approvedBy} />, <Time at={at} withTime />.
      </p>
      {mended && <Mended mended={mended} />}
      {notice && <NoticeWords notice={notice} />}
      <p className="quiet small">
        Fingerprint of this revision and all before it (SHA-256): <code>{hash}</code>
      </p>
    </section>
  )
}

function WhichRevision({ slug, seq, liveSeq, at, status, standing }: CitedRevisionView) {
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
