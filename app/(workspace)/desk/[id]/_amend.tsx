import type { ContributionView } from "#server/contribution/read"
import { insightMarkdown } from "#server/contribution/read-amendment"
import type { ReviewView } from "#server/contribution/read-review"
import { Button } from "#ui/controls/button"
import { ChangedBlocks } from "#ui/review/changed-blocks"
import { Time } from "#ui/text/time"
import { AmendForm } from "../_parts/amend-form"
import type { Seen } from "../_parts/decision-fields"
import type { Typed } from "../_typed"

type Props = { review: ReviewView; seen: Seen; formKey: string; held: Typed }

/** The insight in the editor's words, to be sent to its author for approval. */
export function Amend({ review, seen, formKey, held }: Props) {
  const { contribution } = review
  const content = contribution.versions.at(-1)?.content
  if (content?.kind !== "insight") return null
  return (
    <AmendForm
      seen={seen}
      formKey={formKey}
      held={held}
      note={`Added an insight by ${contribution.author.name}.`}
      body={insightMarkdown(content.body)}
    />
  )
}

type AwaitingProps = { id: string; amendment: NonNullable<ContributionView["amendment"]> }

/** What the author was asked to approve, since when, and the way back. */
export function Awaiting({ id, amendment }: AwaitingProps) {
  return (
    <section className="stack" aria-labelledby="awaiting">
      <h3 id="awaiting" className="card-title">
        {amendment.by.name} proposed other words on <Time at={amendment.at} />
      </h3>
      <p>Nothing is published until the author approves them. They are reminded after five days and after fourteen.</p>
      <ChangedBlocks changes={amendment.changes} />
      <form method="post" action={`/desk/${id}/recall`} className="actions" aria-label="Take the words back">
        <input type="hidden" name="_key" value={crypto.randomUUID()} />
        <Button variant="quiet">Take these words back</Button>
        <span className="quiet small">The insight waits for a decision again, as its author sent it.</span>
      </form>
    </section>
  )
}
