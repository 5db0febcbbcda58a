import type { ReactNode } from "react"
import { hintId } from "#ui/forms/described-by"
import type { Registered } from "#ui/forms/field-frame"
import { Fieldset } from "#ui/forms/fieldset"

export type Choice = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean }

type Props = {
  name: string
  legend: ReactNode
  choices: Choice[]
  value?: string
  id?: string
  hint?: ReactNode
  error?: string
  required?: boolean
  /** Side by side, for two or three short answers. */
  inline?: boolean
  registered?: Registered
}

/** One of a few, all in view. */
export function RadioGroup(props: Props) {
  const { name, legend, choices, value, id, hint, error, required, inline = false, registered } = props
  const groupId = id ?? name
  return (
    <Fieldset id={groupId} legend={legend} hint={hint} error={error}>
      <div className={inline ? "choices choices-inline" : "choices"}>
        {choices.map((choice) => {
          const choiceId = `${groupId}-${choice.value}`
          return (
            <div className="choice" key={choice.value}>
              <input
                {...registered}
                type="radio"
                id={choiceId}
                name={name}
                value={choice.value}
                defaultChecked={choice.value === value}
                disabled={choice.disabled}
                required={required}
                aria-describedby={choice.hint ? hintId(choiceId) : undefined}
              />
              <label htmlFor={choiceId}>{choice.label}</label>
              {choice.hint && (
                <p className="field-hint" id={hintId(choiceId)}>
                  {choice.hint}
                </p>
              )}
            </div>
          )
        })}
      </div>
    </Fieldset>
  )
}
