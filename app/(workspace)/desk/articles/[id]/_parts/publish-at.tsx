"use client"

import { useEffect, useRef, useState } from "react"
import { instantInWords } from "#core/metadata/in-words"
import { describedBy } from "#ui/forms/described-by"
import { FieldFrame } from "#ui/forms/field-frame"

type Props = {
  id: string
  /** An instant in ISO 8601; without a zone it is UTC. "" for none. */
  value: string
  error?: string
}

/**
 * A day and a time to publish at. As the page comes it asks for UTC; with a script, for the reader's own time zone, names
 * that, and says what it is in UTC. What is sent is UTC either way.
 */
export function PublishAt({ id, value, error }: Props) {
  const plain = useRef<HTMLInputElement>(null)
  const [zone, setZone] = useState<string | null>(null)
  const [typed, setTyped] = useState("")
  useEffect(() => {
    setTyped(localTime(instantOf(plain.current?.value || value)))
    setZone(Intl.DateTimeFormat().resolvedOptions().timeZone)
  }, [value])
  const at = typed === "" ? null : new Date(typed)
  const hint =
    zone === null
      ? "Give the time in UTC, not in your own time zone."
      : `In your time zone, ${zone}.${at ? ` That is ${instantInWords(at)}.` : ""}`
  const common = {
    id,
    type: "datetime-local",
    className: "input input-medium",
    "aria-invalid": error ? (true as const) : undefined,
    "aria-describedby": describedBy(id, { hint, error }),
  }
  return (
    <FieldFrame id={id} label="Day and time" hint={hint} error={error}>
      {zone === null ? (
        <input
          {...common}
          key="utc"
          ref={plain}
          name="publishAt"
          defaultValue={instantOf(value)?.toISOString().slice(0, 16)}
        />
      ) : (
        <>
          <input {...common} key="local" value={typed} onChange={(event) => setTyped(event.target.value)} />
          <input type="hidden" name="publishAt" value={at?.toISOString() ?? ""} />
        </>
      )}
    </FieldFrame>
  )
}

function instantOf(text: string): Date | null {
  const at = new Date(/Z$/.test(text) ? text : `${text}Z`)
  return Number.isNaN(at.getTime()) ? null : at
}

/** As a field for local times takes it. */
const localTime = (at: Date | null): string =>
  at ? new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16) : ""
