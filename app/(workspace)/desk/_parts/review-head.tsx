import { CONTRIBUTION_KIND_LABELS, type ContributionKind, type ContributionState } from "#core/contribution/vocabulary"
import { articlePath, revisionPath } from "#core/metadata/addresses"
import { counted } from "#core/metadata/in-words"
import { ContributionStatus } from "#ui/review/status"
import { BackLink } from "#ui/site/breadcrumbs"
import { Time } from "#ui/text/time"

type Props = {
  queueHref: string
  kind: ContributionKind
  state: ContributionState
  article: { readonly slug: string; readonly title: string }
  versionN: number
  sentAt: Date
  baseSeq: number
  liveSeq: number
}

/** What lies on the desk: its kind and article, where it stands, and what it was written against. */
export function ReviewHead({ queueHref, kind, state, article, versionN, sentAt, baseSeq, liveSeq }: Props) {
  const behind = liveSeq - baseSeq
  return (
    <header className="review-head">
      <BackLink href={queueHref} label="Queue" />
      <h1>
        <span className="review-kind">{CONTRIBUTION_KIND_LABELS[kind]}:</span> {article.title}
      </h1>
      <p className="cluster review-facts">
        <ContributionStatus state={state} />
        <span>
          Version {versionN}, sent <Time at={sentAt} withTime />
        </span>
        <span>
          Written on <a href={revisionPath(article.slug, baseSeq)}>revision {baseSeq}</a>
          {behind > 0 && `, ${counted(behind, "revision")} ago`}
        </span>
        <a href={articlePath(article.slug)}>Open the article</a>
      </p>
    </header>
  )
}
