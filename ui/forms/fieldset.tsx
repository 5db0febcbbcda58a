import type { ReactNode } from "react"
import { describedBy, hintId } from "#ui/forms/described-by"
import { FieldError } from "#ui/forms/field-frame"

type Props = { legend: ReactNode; children: ReactNode; id: string; hint?: ReactNode; error?: string }

/** Fields that answer one question together. */
export function Fieldset({ legend, children, id, hint, error }: Props) {
  return (
    <fieldset
      className={error ? "fieldset field-wrong" : "fieldset"}
      id={id}
      tabIndex={error ? -1 : undefined}
      aria-describedby={describedBy(id, { hint, error })}
    >
      <legend>{legend}</legend>
      {hint && (
        <p className="field-hint" id={hintId(id)}>
          {hint}
        </p>
      )}
      <FieldError id={id} error={error} />
      {children}
    </fieldset>
  )
}
