"use client"

import { useEffect, useRef, useState } from "react"
import { chosenInstant, instantsAt, localAt, offsetInWords } from "#core/article/local-time"
import { instantInWords } from "#core/metadata/in-words"
import { describedBy } from "#ui/forms/described-by"
import { FieldFrame } from "#ui/forms/field-frame"

type Props = {
  id: string
  /** An instant in ISO 8601, or a time with its zone as it came back; without a zone it is UTC. "" for none. */
  value: string
  error?: string
}

/** What the field says, and the instant that it means: the one it came with until somebody changes it. */
type Choice = { readonly local: string; readonly at: Date | null }

/**
 * A day and a time to publish at. As the page comes it asks for UTC; with a script, for the reader's own time zone, names
 * that and its offset then, and says what it is in UTC. Where the clocks change, a time that comes twice is asked about, and
 * one that does not come is refused. What is sent is an instant, whatever the server's zone.
 */
export function PublishAt({ id, value, error }: Props) {
  const plain = useRef<HTMLInputElement>(null)
  const [zone, setZone] = useState<string | null>(null)
  const [choice, setChoice] = useState<Choice>({ local: "", at: null })
  useEffect(() => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone
    setChoice(choiceIn(plain.current?.value || value, own))
    setZone(own)
  }, [value])
  if (zone === null) {
    const hint = "Give the time in UTC, not in your own time zone."
    const came = chosenInstant(value)
    return (
      <FieldFrame id={id} label="Day and time" hint={hint} error={error}>
        <input
          {...attributes(id, hint, error)}
          key="utc"
          ref={plain}
          name="publishAt"
          defaultValue={came.ok ? localAt(came.at, "UTC") : value.slice(0, 16)}
        />
      </FieldFrame>
    )
  }
  const instants = choice.local === "" ? [] : instantsAt(choice.local, zone)
  const asked = chosenInstant(`${choice.local}[${zone}]`)
  const problem = choice.at || choice.local === "" || asked.ok ? error : asked.problem
  const there = choice.at ? `, ${offsetInWords(choice.at, zone)} then` : ""
  const hint = `In your time zone, ${zone}${there}.${choice.at ? ` That is ${instantInWords(choice.at)}.` : ""}`
  return (
    <>
      <FieldFrame id={id} label="Day and time" hint={hint} error={problem}>
        <input
          {...attributes(id, hint, problem)}
          key="local"
          value={choice.local}
          onChange={({ target }) => setChoice(chosen(target.value.slice(0, 16), zone))}
        />
        <input
          type="hidden"
          name="publishAt"
          value={choice.at?.toISOString() ?? (choice.local && `${choice.local}[${zone}]`)}
        />
      </FieldFrame>
      {instants.length > 1 && (
        <fieldset className="fieldset">
          <legend>Which {choice.local.slice(11)} do you mean?</legend>
          <div className="choices choices-inline">
            {instants.map((at, order) => (
              <div className="choice" key={at.toISOString()}>
                <input
                  type="radio"
                  id={`${id}-${order}`}
                  name={`${id}-which`}
                  checked={choice.at?.getTime() === at.getTime()}
                  onChange={() => setChoice({ ...choice, at })}
                />
                <label htmlFor={`${id}-${order}`}>
                  The {order === 0 ? "first" : "second"}, {offsetInWords(at, zone)}
                </label>
              </div>
            ))}
          </div>
        </fieldset>
      )}
    </>
  )
}

const attributes = (id: string, hint: string, error: string | undefined) => ({
  id,
  type: "datetime-local",
  className: "input input-medium",
  "aria-invalid": error ? (true as const) : undefined,
  "aria-describedby": describedBy(id, { hint, error }),
})

function choiceIn(value: string, zone: string): Choice {
  const came = chosenInstant(value)
  if (came.ok) return { local: localAt(came.at, zone), at: came.at }
  return value.includes("[") ? { local: value.slice(0, 16), at: null } : { local: "", at: null }
}

/** Typed anew: the one instant there is, or none until it is said which. */
function chosen(local: string, zone: string): Choice {
  const [at, later] = instantsAt(local, zone)
  return { local, at: at && !later ? at : null }
}
