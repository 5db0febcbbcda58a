import type { DeclineReason } from "#core/contribution/vocabulary"
import { Button } from "#ui/controls/button"
import { problemOf, typedIn } from "../../_problems"
import type { Typed } from "../_typed"
import { DecisionFields, KeepWithoutScript, type Seen } from "./decision-fields"
import { DeclineReasonAndMessage } from "./decline-reason"

type Text = { readonly code: DeclineReason; readonly label: string; readonly template: string }
type Props = {
  seen: Seen
  formKey: string
  held: Typed
  /** The reasons, each with the words that the message begins with. */
  texts: readonly Text[]
  /** Chosen by a link, where there is no script. */
  asked: string | undefined
}

/** Declines the contribution with a reason and a message; it can be reopened. */
export function DeclineForm({ seen, formKey, held, texts, asked }: Props) {
  const chosen = texts.find(({ code }) => code === typedIn(held, "reason", asked ?? ""))
  return (
    <form
      data-keeps="decline"
      autoComplete="off"
      method="post"
      action={`/desk/${seen.id}/decline`}
      className="form"
      aria-label="Decline"
    >
      <DeclineReasonAndMessage
        reasons={texts.map(({ code, label, template }) => ({ code, label, template }))}
        reason={chosen?.code}
        message={typedIn(held, "message", chosen?.template ?? "")}
        reasonError={problemOf(held.problems, "reason")}
        messageError={problemOf(held.problems, "message")}
      />
      <DecisionFields seen={seen} form="decline" formKey={formKey} held={held} />
      <div className="actions">
        <Button variant="danger">Decline</Button>
        <a href="/desk/templates">Change these texts for all editors</a>
      </div>
      <KeepWithoutScript id={seen.id} />
    </form>
  )
}
