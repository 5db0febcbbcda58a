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
    const send = () => {
      setSending(true)
      sent.submit()
    }
    const show = () => requestAnimationFrame(() => document.getElementById("error-summary")?.focus())
    void form.handleSubmit(send, show)(event)
  }
  const listed = fields.flatMap((field) => {
    const message = problem(field)
    return message === undefined ? [] : [{ field, message }]
  })
  return {
    ...form,
    problem,
    errors: submitCount > 0 || Object.keys(problems).length > 0 ? listed : [],
    isSending,
    /** What the form element needs; the browser's own bubbles give way to our sentences once the script runs. */
    attributes: { onSubmit: submit, noValidate: live },
    live,
  }
}

/** The sentence about a field, or about a part of it. */
function problemAt(problems: Problems, field: string): string | undefined {
  const name = Object.keys(problems).find((key) => key === field || key.startsWith(`${field}.`))
  return name === undefined ? undefined : problems[name]
}
