import { counted } from "#core/metadata/in-words"
import type { ReviewView } from "#server/contribution/read-review"
import { errorsOf } from "../../_problems"
import { type Looking, reviewPlace } from "../_decision"
import type { Typed } from "../_typed"

type Here = Looking & { readonly page: number }
type ErrorAbove = { field?: string; href?: string; message: string }

const MOST_SHOWN = 20
const FIELDS = [
  "unopened",
  "note",
  "significance",
  "noticeType",
  "noticeWrong",
  "noticeStands",
  "noticeConfirmed",
  "noticeWithdraws",
  "reason",
  "message",
  "body",
  "acknowledged",
]

/** The ids of controls that are not named like their field, by form: several forms of the page have a message. */
const IDS: Readonly<Record<string, string>> = {
  "amend.body": "amend-body",
  "amend.note": "amend-note",
  "amend.message": "amend-message",
  "amend.noticeType": "amend-noticeType",
  "amend.noticeWrong": "amend-noticeWrong",
  "amend.noticeStands": "amend-noticeStands",
  "amend.noticeConfirmed": "amend-noticeConfirmed",
  "amend.acknowledged": "amend-acknowledged",
  "undo.message": "undo-message",
  "undo.acknowledged": "undo-acknowledged",
  "request.message": "request-message",
  "decline.message": "decline-message",
  "remark.body": "remark-body",
  "note.body": "note-body",
  "merge.unopened": "merge-unopened",
  "request.unopened": "request-unopened",
  "decline.unopened": "decline-unopened",
  "undo.unopened": "undo-unopened",
  "merge.acknowledged": "merge-acknowledged",
  "request.acknowledged": "request-acknowledged",
  "decline.acknowledged": "decline-acknowledged",
  "reopen.acknowledged": "reopen-acknowledged",
}

/** What was wrong with the form that came back, each with a link to its control. */
export function errorsAbove(held: Typed, review: ReviewView, here: Here): ErrorAbove[] {
  const { edit, undo, contribution } = review
  const changes = (edit?.merged.changes ?? []).map(({ id }) => `rulings.${id}`)
  const places = [...(edit?.merged.conflicts ?? []), ...(undo?.text?.conflicts ?? [])].map(
    ({ id }) => `resolutions.${id}`,
  )
  const notices = (undo?.notices ?? []).map(({ seq }) => `notices.${seq}`)
  const asked = (edit?.merged.changes ?? []).map(({ id }) => `asked.${id}`)
  const pages = edit?.pages ?? undo?.pages ?? []
  const errors = errorsOf(held, [...changes, ...asked, ...places, ...notices, ...FIELDS]).map(
    ({ field, message }): ErrorAbove => {
      if (!field) return { message }
      const id = field.match(/^(?:rulings|asked|resolutions)\.(.+)$/)?.[1]
      const page = pages.findIndex((parts) => parts.some((part) => part.id === id)) + 1
      if (page === 0 || page === here.page) return { field: IDS[`${held.values.form}.${field}`] ?? field, message }
      const href = `${reviewPlace(contribution.id, { ...here, page })}#${field}`
      return { field, href, message: `On page ${page}: ${message}` }
    },
  )
  const more = errors.length - MOST_SHOWN
  return more > 0
    ? [...errors.slice(0, MOST_SHOWN), { message: `And ${counted(more, "more place")} like these.` }]
    : errors
}

/** Everything on the page that can be decided on, by id. */
export const idsIn = ({ edit, undo }: ReviewView): ReadonlySet<string> =>
  new Set([
    ...(edit?.merged.changes ?? []).map(({ id }) => id),
    ...(edit?.merged.conflicts ?? []).map(({ id }) => id),
    ...(undo?.text?.conflicts ?? []).map(({ id }) => id),
  ])
