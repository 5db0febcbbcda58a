import { describedBy } from "#ui/forms/described-by"
import { FieldFrame, type FieldProps } from "#ui/forms/field-frame"

export type Option = { value: string; label: string; disabled?: boolean }

type Props = FieldProps & {
  options: Option[]
  value?: string /** The first, empty choice: "Choose a reason". */
  prompt?: string
}

/** One of many. For up to five choices prefer radio buttons. */
export function Select({ label, hint, error, optional, options, value = "", prompt, id, ...select }: Props) {
  const fieldId = id ?? select.name
  return (
    <FieldFrame id={fieldId} label={label} hint={hint} error={error} optional={optional}>
      <select
        {...select}
        id={fieldId}
        className="input select"
        defaultValue={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(fieldId, { hint, error })}
      >
        {prompt && <option value="">{prompt}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}
