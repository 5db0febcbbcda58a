import type { KeyboardEvent } from "react"
import { describedBy } from "#ui/forms/described-by"
import { FieldFrame, type FieldProps } from "#ui/forms/field-frame"

type Props = FieldProps & {
  value?: string
  rows?: number
  maxLength?: number
  spellCheck?: boolean
  autoComplete?: string
  onKeyDown?: (event: KeyboardEvent) => void
  /** Set like the article: for words that will be printed. */
  printed?: boolean
}

/** Several lines of text; it grows with what is written where the browser can. */
export function TextArea({ label, hint, error, optional, value, id, rows = 6, printed = false, ...rest }: Props) {
  const { registered, ...area } = rest
  const fieldId = id ?? area.name
  return (
    <FieldFrame id={fieldId} label={label} hint={hint} error={error} optional={optional}>
      <textarea
        {...area}
        {...registered}
        id={fieldId}
        rows={rows}
        className={printed ? "input text-area text-area-printed" : "input text-area"}
        defaultValue={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(fieldId, { hint, error })}
      />
    </FieldFrame>
  )
}
