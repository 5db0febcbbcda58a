import { describedBy } from "#ui/forms/described-by"
import { FieldFrame, type FieldProps } from "#ui/forms/field-frame"

type Props = FieldProps & {
  type?: "text" | "email" | "url" | "search" | "tel" | "number" | "date"
  /** What was typed before, kept when the form comes back with an error. */
  value?: string
  autoComplete?: string
  inputMode?: "text" | "email" | "url" | "numeric"
  maxLength?: number
  spellCheck?: boolean
  autoFocus?: boolean
  /** Width follows what is asked for. */
  width?: "short" | "medium" | "full"
}

/** One line of text. */
export function Field({ label, hint, error, optional, width = "full", value, id, type = "text", ...rest }: Props) {
  const { registered, ...input } = rest
  const fieldId = id ?? input.name
  return (
    <FieldFrame id={fieldId} label={label} hint={hint} error={error} optional={optional}>
      <input
        {...input}
        {...registered}
        id={fieldId}
        type={type}
        className={`input input-${width}`}
        defaultValue={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(fieldId, { hint, error })}
      />
    </FieldFrame>
  )
}
