import type { ReactNode } from "react"
import { Time } from "#ui/text/time"

type Props = {
  headline: string
  dek?: string
  /** Above the headline: a topic or a kind of text, as a link or words. */
  kicker?: ReactNode
  /** The authors' names as one phrase. */
  byline?: ReactNode
  /** Experts whose contributions are in the text or beside it, named with its author. */
  contributors?: ReactNode[]
  publishedAt?: string | Date
  updatedAt?: string | Date
  revision?: number
  /** When that revision was made, where small repairs were made after the last update. */
  repairedAt?: Date
  contributorCount?: number
  /** Where readers see what changed. */
  historyHref?: string
  /** Where readers see who wrote which words. */
  authorshipHref?: string
  /** That the article is withdrawn or closed, or which revision this is: above everything else. */
  notice?: ReactNode
  /** What readers are told about the text, below who wrote it and within its width. */
  corrections?: ReactNode
}

/** From this many characters on a headline is set smaller. */
const LONG = 90

/** The opening of an article: what it says, who says it, how fresh it is and who has improved it. */
export function ArticleHead(props: Props) {
  const { headline, dek, kicker, byline, contributors = [], notice, corrections } = props
  return (
    <header className="article-head">
      {notice}
      {kicker && <p className="kicker">{kicker}</p>}
      <h1 className={headline.length > LONG ? "headline-long" : undefined}>{headline}</h1>
      {dek && <p className="dek">{dek}</p>}
      <div className="article-facts">
        {byline && (
          <p className="byline">
            By {byline}
            {contributors.length > 0 && (
              <>
                {" "}
                with <Names names={contributors} />
              </>
            )}
          </p>
        )}
        <Dates {...props} />
        <Standing {...props} />
      </div>
      {corrections}
    </header>
  )
}

function Names({ names }: { names: ReactNode[] }) {
  return names.map((name, index) => (
    <span key={index}>
      {index > 0 && (index === names.length - 1 ? " and " : ", ")}
      <span className="byline-name">{name}</span>
    </span>
  ))
}

function Dates({ publishedAt, updatedAt }: Props) {
  if (!publishedAt && !updatedAt) return null
  return (
    <p>
      {publishedAt && (
        <span>
          Published <Time at={publishedAt} />
        </span>
      )}
      {updatedAt && (
        <span>
          {publishedAt ? "Updated" : "Last updated"} <Time at={updatedAt} withTime />
        </span>
      )}
    </p>
  )
}

function Standing({ revision, repairedAt, contributorCount = 0, historyHref, authorshipHref }: Props) {
  if (revision === undefined) return null
  return (
    <p>
      <span>
        Revision {revision}
        {repairedAt && (
          <>
            , with small repairs of <Time at={repairedAt} />
          </>
        )}
      </span>
      {contributorCount > 0 && (
        <span>
          {contributorCount} {contributorCount === 1 ? "expert" : "experts"} contributed
        </span>
      )}
      {historyHref && <a href={historyHref}>See what changed</a>}
      {authorshipHref && <a href={authorshipHref}>See who wrote what</a>}
    </p>
  )
}
