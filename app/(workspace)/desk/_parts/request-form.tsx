import { Button } from "#ui/controls/button"
import { TextArea } from "#ui/forms/text-area"
import { problemOf, typedIn } from "../../_problems"
import type { Typed } from "../_typed"
import { DecisionFields, KeepWithoutScript, type Seen } from "./decision-fields"

type Props = { seen: Seen; formKey: string; held: Typed; isEdit: boolean }

/** The id of the form: what is asked about single changes stands at them and belongs to it. */
export const REQUEST_FORM = "request-form"

/** Sends the contribution back with what should change; its author may send it again, any number of times. */
export function RequestForm({ seen, formKey, held, isEdit }: Props) {
  return (
    <form
      data-keeps="request"
      autoComplete="off"
      id={REQUEST_FORM}
      method="post"
      action={`/desk/${seen.id}/request-changes`}
      className="form"
      aria-label="Ask for changes"
    >
      <TextArea
        name="message"
        id="request-message"
        label="What should change"
        hint={`The author reads exactly this and can send a new version.${isEdit ? " What you ask about single changes above goes with it, and is enough by itself." : ""}`}
        rows={5}
        value={typedIn(held, "message", "")}
        error={problemOf(held.problems, "message")}
      />
      <DecisionFields seen={seen} form="request" formKey={formKey} held={held} />
      <div className="actions">
        <Button>Ask for changes</Button>
      </div>
      <KeepWithoutScript id={seen.id} />
    </form>
  )
}
