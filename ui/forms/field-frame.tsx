import type { ReactNode } from "react"
import { errorId, hintId } from "#ui/forms/described-by"

/** How a form's script points at a control and listens to it: what react-hook-form's `register` gives. */
export type Registered = {
  readonly ref: (element: HTMLElement | null) => void
  readonly onChange: (event: { target: unknown; type?: unknown }) => unknown
  readonly onBlur: (event: { target: unknown; type?: unknown }) => unknown
}

/** What every field takes. `id` defaults to `name`; an error is a whole sentence that says what to do. */
export type FieldProps = {
  name: string
  label: string
  id?: string
  hint?: ReactNode
  error?: string
  required?: boolean
  disabled?: boolean
  /** Shown beside the label of what may be left empty. */
  optional?: boolean
  registered?: Registered
}

type Props = Pick<FieldProps, "label" | "hint" | "error" | "optional"> & { id: string; children: ReactNode }

/** Label, hint, control and error of one field, in the order in which they are read. */
export function FieldFrame({ id, label, hint, error, optional, children }: Props) {
  return (
    <div className={error ? "field field-wrong" : "field"}>
      <label className="field-label" htmlFor={id}>
        {label} {optional && <span className="field-optional">optional</span>}
      </label>
      {hint && (
        <p className="field-hint" id={hintId(id)}>
          {hint}
        </p>
      )}
      {children}
      <FieldError id={id} error={error} />
    </div>
  )
}

/** The sentence beside a field that needs attention. */
export function FieldError({ id, error }: { id: string; error?: string }) {
  if (!error) return null
  return (
    <p className="field-error" id={errorId(id)}>
      <span className="visually-hidden">Error: </span>
      {error}
    </p>
  )
}
