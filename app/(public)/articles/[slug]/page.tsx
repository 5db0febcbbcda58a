import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { site } from "#auth/site"
import {
  articlePath,
  authorshipPath,
  contributePath,
  historyPath,
  isSlug,
  revisionPath,
} from "#core/metadata/addresses"
import { citationText } from "#core/metadata/citation"
import { dayInWords } from "#core/metadata/in-words"
import { articleJsonLd } from "#core/metadata/json-ld"
import { standingTitle } from "#core/metadata/standing-title"
import type { ArticleView } from "#server/article/read"
import { AnnotatedBody, InsightsApart } from "#ui/article/annotated-body"
import { ArticleCredits } from "#ui/article/article-credits"
import { ArticleHead } from "#ui/article/article-head"
import { HeadNotices, NoticeList, StandingNotice } from "#ui/article/article-notices"
import { CallClosed, CallToContribute } from "#ui/article/call-to-contribute"
import { HowToCite } from "#ui/article/how-to-cite"
import { placeInsights } from "#ui/article/insights"
import { ReportError } from "#ui/article/report-error"
import { SourceList } from "#ui/article/source-list"
import { PersonName, PersonNames } from "#ui/people/credited"
import { cachedArticle } from "../../../_cached/articles"
import { PLACEHOLDER } from "../../../_reading"
import { JsonLd } from "../../_json-ld"
import { ArticleRelations } from "./_relations"

type Props = { params: Promise<{ slug: string }> }

export const generateStaticParams = () => [{ slug: PLACEHOLDER }]

async function articleAt({ params }: Props): Promise<ArticleView> {
  const { slug } = await params
  return ((isSlug(slug) && (await cachedArticle(slug))) || null) ?? notFound()
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const article = await articleAt(props)
  const { slug, dek, topic, authors, publishedAt, updatedAt } = article
  const title = standingTitle(article)
  return {
    title,
    description: dek || undefined,
    authors: authors.map(({ name }) => ({ name })),
    // Also when it is withdrawn: who looks for it must find that it was.
    robots: { index: true, follow: true, "max-image-preview": "large" },
    alternates: {
      canonical: articlePath(slug),
      types: { "application/atom+xml": [{ url: `${articlePath(slug)}/feed.atom`, title: `${title}: what changed` }] },
    },
    openGraph: {
      type: "article",
      title,
      description: dek || undefined,
      url: articlePath(slug),
      siteName: site().publication,
      publishedTime: publishedAt.toISOString(),
      modifiedTime: updatedAt.toISOString(),
      section: topic || undefined,
      authors: authors.map(({ name }) => name),
    },
    twitter: { card: "summary" },
  }
}

/** Whether the revision that readers see is later than the last update: a small repair is none. */
const hasRepairs = ({ revisedAt, updatedAt }: ArticleView) =>
  revisedAt > updatedAt && dayInWords(revisedAt) !== dayInWords(updatedAt)

/** How many authors and experts are named at the top; all are in the credits. */
const MOST_NAMED = 6
const NAMED = 5

export default async function ArticlePage(props: Props) {
  const article = await articleAt(props)
  const { slug, seq, status, document, sources, credits, notices } = article
  const placed = placeInsights(article.insights, document)
  const isOpen = status === "live"
  const { contact, origin } = site()
  return (
    <>
      <ArticleRelations article={article} />
      <JsonLd data={articleJsonLd(article, site())} />
      <article
        className="page with-margin article"
        data-slug={slug}
        data-seq={seq}
        data-substantive={article.substantive.join(" ")}
        data-open={isOpen ? "" : undefined}
        data-contact={contact}
      >
        <Head article={article} />
        <p className="since-last-read no-print" id="since-last-read" hidden />
        <AnnotatedBody
          slug={slug}
          document={document}
          sources={sources}
          placed={placed}
          commentHref={isOpen ? (block) => contributePath(slug, { kind: "insight", block, rev: seq }) : undefined}
        />
        <div className="article-end">
          <InsightsApart slug={slug} whole={placed.whole} gone={placed.gone} />
          {isOpen ? (
            <CallToContribute contributeHref={contributePath(slug)} creditHref="/policies/credit" />
          ) : (
            <CallClosed />
          )}
          <ReportError
            contact={contact}
            title={article.title}
            seq={seq}
            url={origin + revisionPath(slug, seq)}
            slug={isOpen ? slug : undefined}
          />
          <SourceList sources={[...sources]} document={document} />
          <NoticeList slug={slug} notices={notices} />
          <ArticleCredits credits={credits} />
          <HowToCite citation={citationOf(article)} permalink={revisionPath(slug, seq)} revision={seq} />
        </div>
      </article>
    </>
  )
}

function Head({ article }: { article: ArticleView }) {
  const { slug, title, dek, topic, authors, publishedAt, updatedAt, revisedAt, seq, experts } = article
  const contributors = expertsOf(article)
  const names = contributors.slice(0, NAMED).map((byline) => <PersonName key={byline.personId} byline={byline} />)
  const others = contributors.length - names.length
  return (
    <ArticleHead
      headline={title}
      dek={dek}
      kicker={topic}
      byline={<PersonNames bylines={authors} most={MOST_NAMED} restHref="#credits" />}
      contributors={others > 0 ? [...names, <a key="others" href="#credits">{`${others} more`}</a>] : names}
      publishedAt={publishedAt}
      updatedAt={updatedAt > publishedAt ? updatedAt : undefined}
      revision={seq}
      repairedAt={hasRepairs(article) ? revisedAt : undefined}
      contributorCount={experts}
      historyHref={historyPath(slug)}
      authorshipHref={authorshipPath(slug)}
      notice={<StandingNotice {...article} />}
      corrections={<HeadNotices {...article} />}
    />
  )
}

/** Everybody with a merged contribution but the authors, who are named anyway. */
const expertsOf = ({ credits, authors }: ArticleView) =>
  credits
    .filter(
      ({ insights, edits, byline }) =>
        insights + edits > 0 && !authors.some(({ personId }) => personId === byline.personId),
    )
    .map(({ byline }) => byline)

function citationOf(article: ArticleView): string {
  const { publication, origin } = site()
  return citationText({
    ...article,
    title: standingTitle(article),
    authors: article.authors.map(({ name }) => name),
    contributors: expertsOf(article).map((byline) => byline.name),
    publication,
    url: origin + revisionPath(article.slug, article.seq),
  })
}
