"use client"
import { zodResolver } from "@hookform/resolvers/zod"
import { type BaseSyntheticEvent, useEffect, useState } from "react"
import { type FieldValues, get, useForm } from "react-hook-form"
import type { z } from "zod"
import type { Problems } from "#core/refusal"

type Schema = z.ZodType<FieldValues, FieldValues>
type Options = {
  /** The verb's own schema: what it refuses is refused here first, in the same words. */
  readonly schema: Schema
  /** Fields in the order of the form. */
  readonly fields: readonly string[]
  /** What the server said about the form when it came back. */
  readonly problems: Problems
  /** Only for boxes that make one list; every other field begins with what stands in it. */
  readonly lists?: Readonly<Record<string, readonly string[]>>
}

/**
 * A plain form that is looked through before it is sent. Without this script, the server looks through it in the same
 * way. `problem` gives the sentence beside a field; `errors` all of them for the summary, once sending was tried.
 */
export function useCheckedForm({ schema, fields, problems, lists = {} }: Options) {
  const form = useForm<FieldValues>({
    resolver: zodResolver(schema),
    defaultValues: { ...lists },
    mode: "onTouched",
    shouldFocusError: false,
  })
  const { errors, touchedFields, submitCount } = form.formState
  const [isSending, setSending] = useState(false)
  const [isCutOff, setCutOff] = useState(false)
  const [live, setLive] = useState(false)
  useEffect(() => setLive(true), [])

  const problem = (field: string): string | undefined => {
    const found = (get(errors, field) as { message?: unknown } | undefined)?.message
    if (typeof found === "string") return found
    const isChecked = submitCount > 0 || get(touchedFields, field) !== undefined
    return isChecked ? undefined : problemAt(problems, field)
  }
  const submit = (event: BaseSyntheticEvent<Event, HTMLFormElement, HTMLFormElement>) => {
    const sent = event.currentTarget
    const send = async () => {
      setSending(true)
      const reaches = await reachesUs()
      setCutOff(!reaches)
      if (reaches) return sent.submit()
      setSending(false)
      show()
    }
    const show = () => requestAnimationFrame(() => document.getElementById("error-summary")?.focus())
    void form.handleSubmit(send, show)(event)
  }
  const listed = fields.flatMap((field) => {
    const message = problem(field)
    return message === undefined ? [] : [{ field, message }]
  })
  const shown: { field?: string; message: string }[] =
    submitCount > 0 || Object.keys(problems).length > 0 ? [...listed] : []
  if (isCutOff) shown.unshift({ message: CUT_OFF })
  return {
    ...form,
    problem,
    errors: shown,
    isSending,
    /** What the form element needs; the browser's own bubbles give way to our sentences once the script runs. */
    attributes: { onSubmit: submit, noValidate: live },
    live,
  }
}

const CUT_OFF =
  "There is no connection, so nothing was sent yet. All that you wrote and chose is still here: press the button again as soon as you are back on line."

/** Asked before a form leaves its page: the browser's own page about a broken line would take the form's place. */
async function reachesUs(): Promise<boolean> {
  try {
    await fetch("/api/me", { cache: "no-store", signal: AbortSignal.timeout(15_000) })
    return true
  } catch {
    return false
  }
}

/** The sentence about a field, or about a part of it. */
function problemAt(problems: Problems, field: string): string | undefined {
  const name = Object.keys(problems).find((key) => key === field || key.startsWith(`${field}.`))
  return name === undefined ? undefined : problems[name]
}
