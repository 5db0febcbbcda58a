import { Button } from "#ui/controls/button"
import { TextArea } from "#ui/forms/text-area"
import { problemOf, typedIn } from "../../_problems"
import type { Typed } from "../_typed"
import { DecisionFields, type Seen } from "./decision-fields"

/** Sends the contribution back with what should change; its author may send it again, any number of times. */
export function RequestForm({ seen, formKey, held }: { seen: Seen; formKey: string; held: Typed }) {
  return (
    <form method="post" action={`/desk/${seen.id}/request-changes`} className="form" aria-label="Ask for changes">
      <TextArea
        name="message"
        id="request-message"
        label="What should change"
        hint="The author reads exactly this and can send a new version."
        rows={5}
        value={typedIn(held, "message", "")}
        error={problemOf(held.problems, "message")}
      />
      <DecisionFields seen={seen} form="request" formKey={formKey} held={held} />
      <div className="actions">
        <Button>Ask for changes</Button>
      </div>
    </form>
  )
}
