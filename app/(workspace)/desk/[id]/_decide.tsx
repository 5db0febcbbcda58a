import type { ReactNode } from "react"
import type { Move } from "#core/contribution/moves"
import type { DeclineTextView } from "#server/contribution/read-decline-texts"
import type { ReviewView } from "#server/contribution/read-review"
import { Notice } from "#ui/text/notice"
import { reviewPath } from "../_decision"
import type { Seen } from "../_parts/decision-fields"
import { DeclineForm } from "../_parts/decline-form"
import { OwnDisclosure } from "../_parts/own-disclosure"
import { ReopenForm } from "../_parts/reopen-form"
import { RequestForm } from "../_parts/request-form"
import { formNamed, type Typed } from "../_typed"
import { Amend, Awaiting } from "./_amend"
import { Merge, Preview } from "./_merge"
import { Undo } from "./_undo"

type Props = {
  review: ReviewView
  declineTexts: readonly DeclineTextView[]
  held: Typed
  asked: string | undefined
  preview: boolean
}

/** What the editor may do with the contribution now: every move they hold, or why there is none. */
export function Decide({ review, declineTexts, held, asked, preview }: Props) {
  const { contribution, isOwn } = review
  const { moves, id } = contribution
  const seen: Seen = { id, versionN: review.versionN, liveSeq: review.liveSeq, ownInterests: review.ownInterests }
  const formKey = crypto.randomUUID()
  const isPending = ["submitted", "changes_requested", "declined"].includes(contribution.state)
  if (isOwn) return isPending ? <OwnContribution /> : null
  if (!DECIDING.some((move) => moves.has(move))) return null
  if (!review.ownDisclosureHolds) return <OwnDisclosure returnTo={reviewPath(id)} had={review.hadOwnDisclosure} />
  const other = ["request", "decline", "amend"].includes(String(held.values.form)) || asked !== undefined
  return (
    <section className="stack decide" aria-labelledby="decide">
      <h2 id="decide" className="section-title">
        Decide
      </h2>
      {preview && review.edit && <Preview review={review} edit={review.edit} />}
      {moves.has("merge") && (
        <Fold id="merge" title={review.edit?.cosigned ? "Add as co-signature" : "Merge"} open={!other}>
          <Merge review={review} seen={seen} formKey={formKey} held={formNamed(held, "merge")} />
        </Fold>
      )}
      {moves.has("amend") && (
        <Fold id="amend" title="Propose other words" open={held.values.form === "amend"}>
          <Amend review={review} seen={seen} formKey={`${formKey}-a`} held={formNamed(held, "amend")} />
        </Fold>
      )}
      {moves.has("recall") && contribution.amendment && <Awaiting id={id} amendment={contribution.amendment} />}
      {moves.has("request_changes") && (
        <Fold id="request" title="Ask for changes" open={held.values.form === "request"}>
          <RequestForm
            seen={seen}
            formKey={`${formKey}-r`}
            held={formNamed(held, "request")}
            isEdit={review.edit !== null}
          />
        </Fold>
      )}
      {moves.has("decline") && (
        <Fold id="decline" title="Decline" open={held.values.form === "decline" || asked !== undefined}>
          <DeclineForm
            seen={seen}
            formKey={`${formKey}-d`}
            held={formNamed(held, "decline")}
            texts={declineTexts}
            asked={asked}
          />
        </Fold>
      )}
      {review.undo && moves.has("undo") && (
        <Fold id="undo" title="Undo the merge" open={held.values.form === "undo"}>
          <Undo
            review={review}
            undo={review.undo}
            seen={seen}
            formKey={`${formKey}-u`}
            held={formNamed(held, "undo")}
          />
        </Fold>
      )}
      {moves.has("reopen") && (
        <Fold id="reopen" title="Reopen" open>
          <ReopenForm seen={seen} formKey={formKey} held={formNamed(held, "reopen")} />
        </Fold>
      )}
    </section>
  )
}

const DECIDING: readonly Move[] = ["merge", "decline", "reopen", "recall", "undo"]

function OwnContribution() {
  return (
    <Notice title="This is your own contribution">
      <p>
        Nobody decides on their own words, so another editor has to decide on it. You can follow it like any expert.
      </p>
    </Notice>
  )
}

type FoldProps = { id: string; title: string; open: boolean; children: ReactNode }

/** One decision at a time: opening one closes the others, also without a script. */
function Fold({ id, title, open, children }: FoldProps) {
  return (
    <details className="fold decision" id={id} name="decision" open={open}>
      <summary>{title}</summary>
      {children}
    </details>
  )
}
