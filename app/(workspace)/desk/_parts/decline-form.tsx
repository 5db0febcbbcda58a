import { DECLINE_REASON_CODES, DECLINE_REASONS, type DeclineReason } from "#core/contribution/vocabulary"
import { Button } from "#ui/controls/button"
import { problemOf, typedIn } from "../../_problems"
import type { Typed } from "../_typed"
import { DecisionFields, type Seen } from "./decision-fields"
import { DeclineReasonAndMessage } from "./decline-reason"

type Props = {
  seen: Seen
  formKey: string
  held: Typed /** Chosen by a link, where there is no script. */
  asked: string | undefined
}

/** Declines the contribution with a reason and a message; it can be reopened. */
export function DeclineForm({ seen, formKey, held, asked }: Props) {
  const reason = DECLINE_REASON_CODES.find((code) => code === typedIn(held, "reason", asked ?? ""))
  return (
    <form method="post" action={`/desk/${seen.id}/decline`} className="form" aria-label="Decline">
      <DeclineReasonAndMessage
        reasons={DECLINE_REASON_CODES.map((code) => ({ code, ...DECLINE_REASONS[code] }))}
        reason={reason}
        message={typedIn(held, "message", templateOf(reason))}
        reasonError={problemOf(held.problems, "reason")}
        messageError={problemOf(held.problems, "message")}
      />
      <DecisionFields seen={seen} form="decline" formKey={formKey} held={held} />
      <div className="actions">
        <Button variant="danger">Decline</Button>
      </div>
    </form>
  )
}

const templateOf = (reason: DeclineReason | undefined): string => (reason ? DECLINE_REASONS[reason].template : "")
