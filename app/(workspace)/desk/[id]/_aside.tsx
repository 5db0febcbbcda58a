import { claimedAt } from "#core/contribution/claim"
import type { ReviewView } from "#server/contribution/read-review"
import { Time } from "#ui/text/time"
import { type Looking, reviewPlace } from "../_decision"
import { Age } from "../_parts/age"
import { AuthorCard } from "../_parts/author-card"
import { ClaimForm } from "../_parts/claim-form"

/** Beside the review: who wrote it, who has it, what waits next. */
export function Aside({ review, now, place }: { review: ReviewView; now: Date; place: Looking }) {
  const { contribution, record, answers, certifiedAt, parties, interestsNamed, next } = review
  const mayClaim = contribution.moves.has("claim")
  return (
    <aside className="stack review-aside" aria-label="About this contribution">
      <AuthorCard
        author={contribution.author}
        record={record}
        answers={answers}
        certifiedAt={certifiedAt}
        parties={parties}
        interestsNamed={interestsNamed}
      />
      {mayClaim && (
        <section className="stack stack-tight" aria-labelledby="claim">
          <h2 id="claim" className="section-title">
            Who has it
          </h2>
          <Holder review={review} now={now} />
          <ClaimForm
            id={contribution.id}
            formKey={crypto.randomUUID()}
            isMine={review.isMine}
            isTaken={contribution.assignee !== null}
            returnTo={reviewPlace(contribution.id, place)}
          />
        </section>
      )}
      {next && (
        <section className="stack stack-tight" aria-labelledby="next">
          <h2 id="next" className="section-title">
            Next in the queue
          </h2>
          <p>
            <a href={reviewPlace(next.id, { queue: place.queue })}>{next.title}</a>
          </p>
        </section>
      )}
    </aside>
  )
}

function Holder({ review: { contribution, isMine }, now }: { review: ReviewView; now: Date }) {
  const { assignee } = contribution
  if (!assignee) return <p className="small">Nobody. Say that you review it, and others see so for an hour.</p>
  return (
    <p className="small">
      {isMine ? "You" : assignee.byline.name} began <Age since={claimedAt(assignee.until)} now={now} /> and{" "}
      {isMine ? "are" : "is"} shown as reviewing it until <Time at={assignee.until} withTime />.
      {!isMine && " You can decide all the same; ask them first."}
    </p>
  )
}
