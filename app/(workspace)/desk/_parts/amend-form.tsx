import { Button } from "#ui/controls/button"
import { TextArea } from "#ui/forms/text-area"
import { problemOf, typedIn } from "../../_problems"
import type { Typed } from "../_typed"
import { DecisionFields, KeepWithoutScript, type Seen } from "./decision-fields"
import { PublishingFields } from "./publishing-fields"

type Props = {
  seen: Seen
  formKey: string
  held: Typed
  note: string
  /** The insight as its author wrote it, in Markdown. */
  body: string
}

/** Asks the author to approve the insight in other words; it is published when they do, and not before. */
export function AmendForm({ seen, formKey, held, note, body }: Props) {
  return (
    <form
      data-keeps="amend"
      autoComplete="off"
      method="post"
      action={`/desk/${seen.id}/amend`}
      className="form"
      aria-label="Propose other words"
      noValidate
    >
      <TextArea
        name="body"
        id="amend-body"
        label="The insight as you would have it"
        hint="It carries its author's name. They see what you changed, and nothing appears before they approve it."
        rows={10}
        printed
        value={typedIn(held, "body", body)}
        error={problemOf(held.problems, "body")}
      />
      <TextArea
        name="message"
        id="amend-message"
        label="Why, to the author"
        rows={3}
        value={typedIn(held, "message", "")}
        error={problemOf(held.problems, "message")}
      />
      <PublishingFields held={held} note={note} idPrefix="amend-" isLater />
      <DecisionFields seen={seen} form="amend" aboutAll={false} formKey={formKey} held={held} />
      <div className="actions">
        <Button>Ask the author to approve</Button>
      </div>
      <KeepWithoutScript id={seen.id} />
    </form>
  )
}
