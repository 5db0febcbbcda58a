import { type QueueFilters, type QueueState, queuePath } from "#core/contribution/queue"
import { LinkButton } from "#ui/controls/button"
import { EmptyState } from "#ui/text/empty-state"

const NOTHING = {
  submitted: {
    title: "Nothing waits for a decision",
    words: "When an expert sends something in, it appears here and you get a letter.",
  },
  changes_requested: {
    title: "No expert has been asked for changes",
    words: "What you send back stands here until its author sends a new version.",
  },
  amended: { title: "No expert has words of ours to approve", words: "" },
  merged: { title: "Nothing has been merged yet", words: "What you merge is listed here, with who suggested it." },
  reverted: {
    title: "No merge has been undone",
    words: "What is taken out of an article again stays here and can be reopened.",
  },
  declined: { title: "Nothing has been declined", words: "What you decline stays here and can be reopened." },
  withdrawn: { title: "Nobody has withdrawn anything", words: "" },
} satisfies Record<QueueState, { title: string; words: string }>

/** An empty tab: because of the filters, or because there is nothing. */
export function EmptyQueue({ filters }: { filters: QueueFilters }) {
  const isNarrowed = filters.kind || filters.article || filters.claimed || filters.after
  if (isNarrowed) {
    return (
      <EmptyState
        title="Nothing fits these filters"
        action={
          <LinkButton href={queuePath({ state: filters.state })} variant="quiet">
            Show everything in this state
          </LinkButton>
        }
      />
    )
  }
  const { title, words } = NOTHING[filters.state]
  return (
    <EmptyState
      title={title}
      action={
        <LinkButton href="/desk/articles" variant="quiet">
          Go to the articles
        </LinkButton>
      }
    >
      {words && <p>{words}</p>}
    </EmptyState>
  )
}
