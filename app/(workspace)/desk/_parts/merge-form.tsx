import type { ReactNode } from "react"
import type { Significance } from "#core/article/vocabulary"
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
  /** Places to settle, and what to read before pressing the button. */
  children: ReactNode
  /** Whether there is a next text to look at first. */
  hasPreview: boolean
  label: string
  significance?: Significance
}

/** The id of the form: the verdicts on single changes stand elsewhere on the page and belong to it. */
export const MERGE_FORM = "merge-form"

/** Publishes the contribution in the article as it is now. */
export function MergeForm({ seen, formKey, held, note, children, hasPreview, label, significance }: Props) {
  return (
    <form
      data-keeps="merge"
      autoComplete="off"
      id={MERGE_FORM}
      method="post"
      action={`/desk/${seen.id}/merge`}
      className="form"
      aria-label="Merge"
      noValidate
    >
      {children}
      <PublishingFields held={held} note={note} significance={significance} />
      <TextArea
        name="message"
        label="Message to the author"
        optional
        hint="Goes with the letter that tells them it is published."
        rows={3}
        value={typedIn(held, "message", "")}
        error={problemOf(held.problems, "message")}
      />
      <DecisionFields seen={seen} form="merge" formKey={formKey} held={held} />
      <div className="actions">
        <Button>{label}</Button>
        {hasPreview && (
          <button
            type="submit"
            className="button button-quiet"
            formAction={`/desk/${seen.id}/preview`}
            data-preview={true}
          >
            Preview the next text
          </button>
        )}
      </div>
      <KeepWithoutScript id={seen.id} />
    </form>
  )
}
