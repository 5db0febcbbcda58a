"use client"

import { useEffect, useState } from "react"

const MOST_BYTES = 1_000_000

/**
 * Puts a file that is chosen into the field for the text, where it is kept as what is typed is, and says by its name how it
 * is to be read. What cannot be read stays as it was, and the reason is said. Without a script the file is sent as it is.
 */
export function BringFile({ formId, from }: { formId: string; from: string }) {
  const [said, setSaid] = useState(from && `The text comes from ${from}.`)
  useEffect(() => {
    const form = document.getElementById(formId)
    const file = form instanceof HTMLFormElement ? form.elements.namedItem("file") : null
    if (!(form instanceof HTMLFormElement) || !(file instanceof HTMLInputElement)) return
    const chosen = () => {
      const [one] = file.files ?? []
      if (one) void bring(one, form).then(setSaid)
    }
    file.addEventListener("change", chosen)
    return () => file.removeEventListener("change", chosen)
  }, [formId])
  return (
    <p className="quiet small" role="status">
      {said}
    </p>
  )
}

async function bring(file: File, form: HTMLFormElement): Promise<string> {
  const own = form.elements.namedItem("file")
  const empty = () => {
    if (own instanceof HTMLInputElement) own.value = ""
  }
  if (file.size > MOST_BYTES) {
    empty()
    return `${file.name} is larger than one megabyte, more than can be sent at once. The text below is as it was.`
  }
  const text = decoded(await file.arrayBuffer())
  if (text === null) {
    empty()
    return `${file.name} is not UTF-8 text. Save it as plain text in UTF-8, or paste its words. The text below is as it was.`
  }
  const area = form.elements.namedItem("markdown")
  const before = area instanceof HTMLTextAreaElement ? area.value.trim() : ""
  if (before !== "" && before !== text.trim() && !confirm(`Put ${file.name} in the place of the text below?`)) {
    empty()
    return "The text below is as it was."
  }
  put(form, "fileName", file.name)
  put(form, "form", /\.te?xt$/i.test(file.name) ? "plain" : "markdown")
  put(form, "markdown", text)
  empty()
  return `The text comes from ${file.name}.`
}

function decoded(bytes: ArrayBuffer): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

/** Fills a field in as if it had been typed, so that it is kept. */
function put(form: HTMLFormElement, name: string, value: string): void {
  const field = form.elements.namedItem(name)
  if (field instanceof RadioNodeList) field.value = value
  else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.value = value
  const target = field instanceof RadioNodeList ? form.querySelector(`input[name="${name}"]:checked`) : field
  if (target instanceof Element) target.dispatchEvent(new Event("input", { bubbles: true }))
}
