import type { DecisionKind } from "#core/contribution/vocabulary"
import { articlePath } from "#core/metadata/addresses"
import { LinkButton } from "#ui/controls/button"
import { Notice } from "#ui/text/notice"

type Props = {
  done: DecisionKind
  /** What was decided on. */
  decided: {
    readonly id: string
    readonly slug: string
    readonly title: string
    readonly mergedSeq: number | null
    readonly isCosigned: boolean
  }
  /** Whether this page is already that of the contribution that waits next. */
  isNext: boolean
  /** The queue as it was left. */
  queueHref: string
}

const TITLES = {
  merge: "Merged",
  amend: "Sent to the author for approval",
  request_changes: "Sent back with your message",
  decline: "Declined with your message",
  reopen: "Back in the queue",
  undo: "The merge is undone",
} satisfies Record<DecisionKind, string>

/** What was just done, and what waits next. */
export function AfterDecision({ done, decided, isNext, queueHref }: Props) {
  const { id, slug, title, mergedSeq, isCosigned } = decided
  const cosigned = done === "merge" && isCosigned
  return (
    <Notice tone="success" title={cosigned ? "Added as a co-signature" : TITLES[done]} announce>
      {done === "merge" && mergedSeq !== null && (
        <p>
          {cosigned ? "Its author is credited" : "It is in the article now"}, as revision {mergedSeq}.{" "}
          <a href={articlePath(slug)}>Read the article</a>
        </p>
      )}
      <p>Its author is told.</p>
      {isNext ? (
        <p>
          That was for {title}: <a href={`/desk/${id}`}>look at it again</a>. Below is what waits next.
        </p>
      ) : (
        <p className="actions">
          <LinkButton href={queueHref} variant="quiet" small>
            Back to the queue
          </LinkButton>
        </p>
      )}
    </Notice>
  )
}
