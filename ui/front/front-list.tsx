import { type PublicEventKind, publicEventLine } from "#core/article/public-events"
import type { ArticleStatus } from "#core/article/vocabulary"
import type { Byline } from "#core/credit/byline"
import { articlePath, comparePath, contributePath, historyPath } from "#core/metadata/addresses"
import { counted } from "#core/metadata/in-words"
import { PersonNames } from "#ui/people/credited"
import { ArticleStatusMark } from "#ui/review/status"
import { Time } from "#ui/text/time"

export type ListedArticle = {
  readonly slug: string
  readonly title: string
  readonly dek: string
  readonly topic: string
  readonly status: ArticleStatus
  readonly seq: number
  readonly experts: number
  readonly publishedAt: Date
  readonly updatedAt: Date
  readonly authors: readonly Byline[]
  /** The newest substantive change, with the number of its own revision: readers may see a later one. */
  readonly change: { readonly seq: number; readonly note: string; readonly by: Byline } | null
  /** What happened last to the whole article, where that is its newest news. */
  readonly event: {
    readonly kind: PublicEventKind
    readonly note: string
    readonly about: string
    readonly by: Byline
  } | null
}

/** Articles, the first of them large where it leads the front page; what changed last stands in the margin of each. */
export function FrontList({ articles, lead = false }: { articles: readonly ListedArticle[]; lead?: boolean }) {
  return (
    <ul className="front-list">
      {articles.map((article, index) => (
        <li key={article.slug}>
          <article
            className={lead && index === 0 && article.status !== "withdrawn" ? "front-item front-lead" : "front-item"}
          >
            <Opening {...article} />
            <Freshness {...article} />
          </article>
        </li>
      ))}
    </ul>
  )
}

function Opening({ slug, title, dek, topic, status, authors, publishedAt }: ListedArticle) {
  return (
    <div className="front-opening">
      {topic && <p className="kicker">{topic}</p>}
      <h2>
        <a href={articlePath(slug)}>{title}</a>
      </h2>
      {dek && <p className="front-dek">{dek}</p>}
      <p className="front-facts">
        <span>
          By <PersonNames bylines={authors} most={4} />
        </span>
        <span>
          <Time at={publishedAt} />
        </span>
        {(status === "closed" || status === "withdrawn") && <ArticleStatusMark status={status} />}
      </p>
    </div>
  )
}

function Freshness({ slug, status, seq, experts, updatedAt, publishedAt, change, event }: ListedArticle) {
  const news = event ? { note: publicEventLine(event), by: event.by, seq: null } : change
  return (
    <div className={news ? "front-margin front-news" : "front-margin"}>
      <p className="front-standing">
        <a href={historyPath(slug)}>Revision {seq}</a>
        {experts > 0 && <span>{counted(experts, "expert")} contributed</span>}
        {experts === 0 && status === "live" && <a href={contributePath(slug)}>Be the first expert to contribute</a>}
      </p>
      {news && (
        <p className="front-change">
          {news.note}{" "}
          <span className="front-by">
            {news.by.name}
            {news.seq && (
              <>
                , in <a href={comparePath(slug, news.seq - 1, news.seq)}>revision {news.seq}</a>
              </>
            )}
          </span>
        </p>
      )}
      {updatedAt.getTime() > publishedAt.getTime() && (
        <p className="front-updated">
          Updated <Time at={updatedAt} />
        </p>
      )}
    </div>
  )
}
