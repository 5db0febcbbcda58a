import type { ReactNode } from "react"
import type { Move } from "#core/contribution/moves"
import type { DeclineTextView } from "#server/contribution/read-decline-texts"
import type { ReviewView } from "#server/contribution/read-review"
import { Notice } from "#ui/text/notice"
import { typedIn } from "../../_problems"
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
  place: Pick<Seen, "page" | "layout" | "queue">
  pages: number
  /** The pages of the review that have not been opened yet. */
  unopened: readonly number[]
}

/** What the editor may do with the contribution now: every move they hold, or why there is none. */
export function Decide(props: Props) {
  const { review, declineTexts, held, asked, preview, place, pages, unopened } = props
  const { contribution, isOwn } = review
  const { moves, id } = contribution
  const { versionN, liveSeq, ownInterests } = review
  const seen: Seen = { id, versionN, liveSeq, ownInterests, ...place, pages, unopened }
  const formKey = crypto.randomUUID()
  const isPending = ["submitted", "changes_requested", "declined"].includes(contribution.state)
  if (isOwn) return isPending ? <OwnContribution /> : null
  if (!DECIDING.some((move) => moves.has(move))) return null
  if (!review.ownDisclosureHolds) return <OwnDisclosure returnTo={reviewPath(id)} had={review.hadOwnDisclosure} />
  const isWithdrawn = review.articleStatus === "withdrawn" && (moves.has("merge") || moves.has("amend"))
  const at = asked === undefined ? formAt(held) : "decline"
  return (
    <section className="stack decide" aria-labelledby="decide">
      <h2 id="decide" className="section-title">
        Decide
      </h2>
      {preview && review.edit && <Preview review={review} edit={review.edit} page={place.page} />}
      {isWithdrawn && <Withdrawn />}
      {moves.has("merge") && !isWithdrawn && (
        <Fold id="merge" title={review.edit?.cosigned ? "Add as co-signature" : "Merge"} open={at === "merge"}>
          <Merge review={review} seen={seen} formKey={formKey} held={formNamed(held, "merge")} />
        </Fold>
      )}
      {moves.has("amend") && !isWithdrawn && (
        <Fold id="amend" title="Propose other words" open={at === "amend"}>
          <Amend review={review} seen={seen} formKey={`${formKey}-a`} held={formNamed(held, "amend")} />
        </Fold>
      )}
      {moves.has("recall") && contribution.amendment && <Awaiting id={id} amendment={contribution.amendment} />}
      {moves.has("request_changes") && (
        <Fold id="request" title="Ask for changes" open={at === "request"}>
          <RequestForm
            seen={seen}
            formKey={`${formKey}-r`}
            held={formNamed(held, "request")}
            isEdit={review.edit !== null}
          />
        </Fold>
      )}
      {moves.has("decline") && (
        <Fold id="decline" title="Decline" open={at === "decline"}>
          <DeclineForm
            seen={seen}
            formKey={`${formKey}-d`}
            held={formNamed(held, "decline")}
            texts={declineTexts}
            asked={asked}
          />
        </Fold>
      )}
      {review.undo && moves.has("undo") && leavesAll(review.undo) && (
        <p className="quiet">
          Nothing of what this merge brought stands in the article any more, so there is nothing to undo.
        </p>
      )}
      {review.undo && moves.has("undo") && !leavesAll(review.undo) && (
        <Fold id="undo" title="Undo the merge" open={at === "undo" || preview}>
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

/** The decision to unfold: that whose form came back, that in which something was written, or else merging. */
function formAt(held: Typed): string {
  const { form } = held.values
  if (typeof form === "string" && (form === "merge" || FOLDS.includes(form))) return form
  const written = FOLDS.find((name) => WRITTEN.some((field) => typedIn(formNamed(held, name), field, "").trim() !== ""))
  return written ?? "merge"
}

const FOLDS = ["request", "decline", "amend", "undo"]
const WRITTEN = ["message", "body", "reason"]

const DECIDING: readonly Move[] = ["merge", "decline", "reopen", "recall", "undo"]

/** Undoing it would change no word: what it brought was written over or taken out since. */
const leavesAll = ({ text, changes }: NonNullable<ReviewView["undo"]>): boolean =>
  text !== null && text.conflicts.length === 0 && changes.every(({ kind }) => kind === "same")

function Withdrawn() {
  return (
    <Notice tone="warning" title="This article is withdrawn">
      <p>Nothing is merged into it. You can decline this, ask for changes, or open the article again first.</p>
    </Notice>
  )
}

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
