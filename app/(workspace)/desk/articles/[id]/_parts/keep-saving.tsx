"use client"

import { useEffect, useState } from "react"
import { type Autosave, type Standing, standingOf } from "#core/contribution/autosave"
import { keepSaving } from "./saving"

type Props = {
  formId: string
  field: string
  action: string
  /** When the text in the page was saved, ISO 8601. */
  savedAt: string
}

/** Saves the draft as it is written, and says honestly how that stands. */
export function KeepSaving({ formId, field, action, savedAt }: Props) {
  const [save, setSave] = useState<Autosave | null>(null)
  useEffect(() => {
    const form = document.getElementById(formId)
    return form instanceof HTMLFormElement ? keepSaving({ form, field, action, savedAt }, setSave) : undefined
  }, [formId, field, action, savedAt])
  return (
    <span className="save-standing" role="status">
      {save && inWords(save)}
    </span>
  )
}

function inWords(save: Autosave): string {
  const standing = standingOf(save)
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
