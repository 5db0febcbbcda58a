import type { ReviewView } from "#server/contribution/read-review"
import { errorsOf } from "../../_problems"
import type { Typed } from "../_typed"

const FIELDS = ["note", "significance", "noticeType", "reason", "message", "body", "acknowledged"]

/** The ids of controls that are not named like their field, by form: several forms of the page have a message. */
const IDS: Readonly<Record<string, string>> = {
  "amend.body": "amend-body",
  "amend.note": "amend-note",
  "amend.message": "amend-message",
  "amend.acknowledged": "amend-acknowledged",
  "undo.message": "undo-message",
  "undo.acknowledged": "undo-acknowledged",
  "request.message": "request-message",
  "decline.message": "decline-message",
  "remark.body": "remark-body",
  "note.body": "note-body",
  "merge.acknowledged": "merge-acknowledged",
  "request.acknowledged": "request-acknowledged",
  "decline.acknowledged": "decline-acknowledged",
  "reopen.acknowledged": "reopen-acknowledged",
}

/** What was wrong with the form that came back, each with a link to its control. */
export function errorsAbove(held: Typed, { edit, undo }: ReviewView): { field?: string; message: string }[] {
  const changes = (edit?.merged.changes ?? []).map(({ id }) => `rulings.${id}`)
  const places = [...(edit?.merged.conflicts ?? []), ...(undo?.text?.conflicts ?? [])].map(
    ({ id }) => `resolutions.${id}`,
  )
  const asked = (edit?.merged.changes ?? []).map(({ id }) => `asked.${id}`)
  return errorsOf(held, [...changes, ...asked, ...places, ...FIELDS]).map(({ field, message }) =>
    field ? { field: IDS[`${held.values.form}.${field}`] ?? field, message } : { message },
  )
}
