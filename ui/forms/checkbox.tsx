import type { ReactNode } from "react"
import { describedBy, hintId } from "#ui/forms/described-by"
import { FieldError, type Registered } from "#ui/forms/field-frame"

type Props = {
  name: string
  label: ReactNode
  /** What is sent when it is ticked. */
  value?: string
  checked?: boolean
  id?: string
  hint?: ReactNode
  error?: string
  required?: boolean
  disabled?: boolean
  registered?: Registered
}

/** One thing to agree to or to choose. */
export function Checkbox({ name, label, value = "yes", checked, id, hint, error, registered, ...rest }: Props) {
  const fieldId = id ?? name
  return (
    <div className={error ? "choice field-wrong" : "choice"}>
      <input
        {...rest}
        {...registered}
        type="checkbox"
        id={fieldId}
        name={name}
        value={value}
        defaultChecked={checked}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(fieldId, { hint, error })}
      />
      <label htmlFor={fieldId}>{label}</label>
      {hint && (
        <p className="field-hint" id={hintId(fieldId)}>
          {hint}
        </p>
      )}
      <FieldError id={fieldId} error={error} />
    </div>
  )
}
