import { ARTICLE_STATUS_LABELS, type ArticleStatus } from "#core/article/vocabulary"
import { CONTRIBUTION_STATE_LABELS, type ContributionState } from "#core/contribution/vocabulary"

/** The state of a contribution: a shape and a word, never colour alone. `label` where the reader's side needs other words. */
export function ContributionStatus({ state, label }: { state: ContributionState | "reverted"; label?: string }) {
  const words = state === "reverted" ? "Merge undone" : CONTRIBUTION_STATE_LABELS[state]
  return <Sign kind={state} label={label ?? words} />
}

/** The state of an article. */
export function ArticleStatusMark({ status, label }: { status: ArticleStatus; label?: string }) {
  return <Sign kind={`article-${status}`} label={label ?? ARTICLE_STATUS_LABELS[status]} />
}

function Sign({ kind, label }: { kind: string; label: string }) {
  return (
    <span className={`status status-${kind}`}>
      <span className="status-sign" aria-hidden="true" />
      {label}
    </span>
  )
}
