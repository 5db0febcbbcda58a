import { site } from "#auth/site"
import { LICENCE } from "#core/contribution/vocabulary"
import type { Byline } from "#core/credit/byline"
import { articlePath, historyPath, personPath, revisionPath } from "#core/metadata/addresses"
import type { ArticleView } from "#server/article/read"
import type { CitedRevisionView } from "#server/article/read-cited-revision"
import { PageRelations } from "#ui/site/page-relations"

/** The relatives of an article's page: its versions (RFC 5829), how to cite it (RFC 8574), its authors and licence. */
export function ArticleRelations({ article: { slug, seq, authors } }: { article: ArticleView }) {
  const { origin } = site()
  return (
    <PageRelations
      relations={[
        { rel: "cite-as", href: origin + revisionPath(slug, seq) },
        { rel: "version-history", href: historyPath(slug) },
        { rel: "latest-version", href: articlePath(slug) },
        { rel: "predecessor-version", href: seq > 1 ? revisionPath(slug, seq - 1) : undefined },
        ...authors.map((author) => ({ rel: "author", href: authorAddress(author) })),
        { rel: "license", href: LICENCE.url },
      ]}
    />
  )
}

/** Where somebody is found: their ORCID iD, else their page; nowhere for who is only named. */
const authorAddress = ({ orcid, slug }: Byline): string | undefined =>
  orcid ? `https://orcid.org/${orcid}` : personPath(slug)

/** The relatives of one revision's page. */
export function RevisionRelations({ revision }: { revision: CitedRevisionView }) {
  const { origin } = site()
  const { slug, seq, liveSeq, authors } = revision
  return (
    <PageRelations
      relations={[
        { rel: "cite-as", href: origin + revisionPath(slug, seq) },
        { rel: "version-history", href: historyPath(slug) },
        { rel: "latest-version", href: articlePath(slug) },
        ...authors.map((author) => ({ rel: "author", href: authorAddress(author) })),
        { rel: "predecessor-version", href: seq > 1 ? revisionPath(slug, seq - 1) : undefined },
        { rel: "successor-version", href: seq < liveSeq ? revisionPath(slug, seq + 1) : undefined },
        { rel: "license", href: LICENCE.url },
      ]}
    />
  )
}
