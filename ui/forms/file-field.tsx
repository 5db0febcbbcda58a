import type { ReactNode } from "react"
import { describedBy } from "#ui/forms/described-by"
import { FieldFrame } from "#ui/forms/field-frame"

type Props = { name: string; label: string; hint?: ReactNode; error?: string; accept?: string }

/** A file from the reader's own machine. */
export function FileField({ name, label, hint, error, accept }: Props) {
  return (
    <FieldFrame id={name} label={label} hint={hint} error={error} optional>
      <input
        className="input"
        type="file"
        id={name}
        name={name}
        accept={accept}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(name, { hint, error })}
      />
    </FieldFrame>
  )
}
