import type { ReactNode } from "react"
import { Button } from "#ui/controls/button"
import { TextArea } from "#ui/forms/text-area"
import { problemOf, typedIn } from "../../_problems"
import type { Typed } from "../_typed"
import { DecisionFields, KeepWithoutScript, type Seen } from "./decision-fields"
import { NoticeRulings } from "./notice-rulings"
import { PublishingFields } from "./publishing-fields"

type Props = {
  seen: Seen
  formKey: string
  held: Typed
  note: string
  hasChoices: boolean
  /** Notices on the merge, of which is to be said whether they hold. */
  notices: Parameters<typeof NoticeRulings>[0]["notices"]
  /** What it would take out, and the places to settle. */
  children: ReactNode
}

/** Takes what was merged out of the article again and keeps everything written since. */
export function UndoForm({ seen, formKey, held, note, hasChoices, notices, children }: Props) {
  return (
    <form
      data-keeps="undo"
      autoComplete="off"
      method="post"
      action={`/desk/${seen.id}/undo`}
      className="form"
      aria-label="Undo the merge"
      noValidate
    >
      {children}
      <NoticeRulings notices={notices} held={held} />
      <PublishingFields held={held} note={note} />
      <TextArea
        name="message"
        id="undo-message"
        label="Why, to the author"
        hint="Their words were published; they read exactly this."
        rows={4}
        value={typedIn(held, "message", "")}
        error={problemOf(held.problems, "message")}
      />
      <DecisionFields seen={seen} form="undo" formKey={formKey} held={held} />
      <div className="actions">
        <Button variant="danger">Undo the merge</Button>
        {hasChoices && (
          <Button variant="quiet" formAction={`/desk/${seen.id}/undo-preview`}>
            Show it with these choices
          </Button>
        )}
      </div>
      <KeepWithoutScript id={seen.id} />
    </form>
  )
}
