"use client"

import { useEffect, useState } from "react"
import { type Autosave, type Standing, standingOf } from "#core/contribution/autosave"
import { keepSaving } from "./saving"

type Props = {
  formId: string
  /** The names of the fields that are kept. */
  fields: readonly string[]
  action: string
  /** When the text in the page was saved, ISO 8601; "" where nothing is yet. */
  savedAt: string
  /** What the server has, where that is not what the page came with. */
  kept?: Readonly<Record<string, string>>
}

/** Saves the draft as it is written, and says honestly how that stands. */
export function KeepSaving({ formId, fields, action, savedAt, kept }: Props) {
  const [save, setSave] = useState<Autosave | null>(null)
  // Lists and tables are made anew with each rendering; what they say is what counts.
  const [names, had] = [fields.join(" "), kept && JSON.stringify(kept)]
  useEffect(() => {
    const form = document.getElementById(formId)
    return form instanceof HTMLFormElement
      ? keepSaving({ form, fields: names.split(" "), action, savedAt, ...(had && { kept: JSON.parse(had) }) }, setSave)
      : undefined
  }, [formId, names, action, savedAt, had])
  return (
    <span className="save-standing" role="status">
      {save && inWords(save)}
    </span>
  )
}

function inWords(save: Autosave): string {
  const standing = standingOf(save)
  if (standing === "saved" && save.savedAt === "") return ""
  return standing === "saved" ? `Saved at ${timeOf(save.savedAt)}` : save.trouble?.sentence || WORDS[standing]
}

const WORDS = {
  saved: "",
  saving: "Saving",
  unsaved: "Not saved yet",
  offline: "Offline: not saved yet. The text is still in this page.",
  "signed-out": "You are signed out. Sign in again in another tab; the text is still in this page.",
  elsewhere: "Somebody saved this draft meanwhile. Copy your text before you reload.",
  refused: "This cannot be saved as it is.",
} satisfies Record<Standing, string>

const timeOf = (iso: string): string => new Date(iso).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" })
