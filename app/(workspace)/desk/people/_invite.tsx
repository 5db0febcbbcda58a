import { randomUUID } from "node:crypto"
import { ROLE_LABELS } from "#core/actor"
import type { HeldForm } from "#server/form/read-held"
import { Button } from "#ui/controls/button"
import { ErrorSummary } from "#ui/forms/error-summary"
import { Field } from "#ui/forms/field"
import { RadioGroup } from "#ui/forms/radio-group"
import { TextArea } from "#ui/forms/text-area"
import { errorsOf, problemOf, typedIn } from "../../_problems"

const FIELDS = ["email", "role", "message"]

/** For administrators: asks somebody to the desk by mail. It stands open when it came back with something to mend. */
export function Invite({ held }: { held: HeldForm }) {
  const errors = errorsOf(held, FIELDS)
  return (
    <details className="fold" open={errors.length > 0}>
      <summary>Invite an editor</summary>
      <form className="form" method="post" action="/desk/people/invite" noValidate aria-label="Invite an editor">
        {errors.length > 0 && <ErrorSummary errors={errors} />}
        <input type="hidden" name="_key" value={randomUUID()} />
        <Field
          name="email"
          label="Their e-mail address"
          type="email"
          autoComplete="off"
          value={typedIn(held, "email", "")}
          error={problemOf(held.problems, "email")}
        />
        <RadioGroup
          name="role"
          legend="What they may do here"
          choices={[
            { value: "editor", label: ROLE_LABELS.editor, hint: "Decides on contributions and edits articles." },
            { value: "admin", label: ROLE_LABELS.admin, hint: "All that editors may, and gives and takes roles." },
          ]}
          value={typedIn(held, "role", "editor")}
          error={problemOf(held.problems, "role")}
        />
        <TextArea
          name="message"
          label="A word from you (optional)"
          hint="It stands in the letter, as yours."
          rows={3}
          maxLength={1000}
          value={typedIn(held, "message", "")}
          error={problemOf(held.problems, "message")}
        />
        <div className="actions">
          <Button>Send the invitation</Button>
        </div>
      </form>
    </details>
  )
}
