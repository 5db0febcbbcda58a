import { site } from "#auth/site"
import { LICENCE } from "#core/contribution/vocabulary"
import type { Byline } from "#core/credit/byline"
import { articlePath, historyPath, personPath, revisionPath } from "#core/metadata/addresses"
import type { ArticleView } from "#server/article/read"
import type { CitedRevisionView } from "#server/article/read-cited-revision"
import { PageRelations } from "#ui/site/page-relations"

/** The relatives of an article's page: its versions (RFC 5829), how to cite it (RFC 8574), its author and licence. */
export function ArticleRelations({ article: { slug, seq, author } }: { article: ArticleView }) {
  const { origin } = site()
  return (
    <PageRelations
      relations={[
        { rel: "cite-as", href: origin + revisionPath(slug, seq) },
        { rel: "version-history", href: historyPath(slug) },
        { rel: "latest-version", href: articlePath(slug) },
        { rel: "predecessor-version", href: seq > 1 ? revisionPath(slug, seq - 1) : undefined },
        { rel: "author", href: authorAddress(author) },
        { rel: "license", href: LICENCE.url },
      ]}
    />
  )
}

const authorAddress = ({ orcid, slug }: Byline): string | undefined =>
  orcid ? `https://orcid.org/${orcid}` : personPath(slug)

/** The relatives of one revision's page. */
export function RevisionRelations({ revision }: { revision: CitedRevisionView }) {
  const { origin } = site()
  const { slug, seq, liveSeq, articleAuthor } = revision
  return (
    <PageRelations
      relations={[
        { rel: "cite-as", href: origin + revisionPath(slug, seq) },
        { rel: "version-history", href: historyPath(slug) },
        { rel: "latest-version", href: articlePath(slug) },
        { rel: "author", href: authorAddress(articleAuthor) },
        { rel: "predecessor-version", href: seq > 1 ? revisionPath(slug, seq - 1) : undefined },
        { rel: "successor-version", href: seq < liveSeq ? revisionPath(slug, seq + 1) : undefined },
        { rel: "license", href: LICENCE.url },
      ]}
    />
  )
}
