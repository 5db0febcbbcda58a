import type { Move } from "#core/contribution/moves"
import { keptOf, REVIEW_FORMS, type ReviewForm, type ReviewValues } from "#core/contribution/review-draft"
import type { ReviewView } from "#server/contribution/read-review"

/** The move that each form of the page makes. */
const MOVES: Readonly<Record<ReviewForm, Move>> = {
  merge: "merge",
  request: "request_changes",
  decline: "decline",
  amend: "amend",
  undo: "undo",
  remark: "remark",
  note: "remark",
}

/** Whether a form stands on the page: another editor may have decided meanwhile. */
export function isShown(
  form: ReviewForm,
  { contribution, ownDisclosureHolds, articleStatus, isOwn }: ReviewView,
): boolean {
  const move = MOVES[form]
  if (!contribution.moves.has(move) || (isOwn && form === "note")) return false
  return move === "remark" || (ownDisclosureHolds && !(move === "merge" && articleStatus === "withdrawn"))
}

type Left = { readonly names: string[]; readonly words: { readonly label: string; readonly text: string }[] }

/** What was typed into forms that do not stand on the page any more, and under which names it is kept. */
export function leftOver(values: ReviewValues, review: ReviewView): Left {
  const hidden = REVIEW_FORMS.filter((form) => !isShown(form, review))
  const fields = hidden.flatMap((form) =>
    Object.entries(keptOf(values, form)).map(([name, text]) => ({ form, name, text })),
  )
  return {
    names: fields.map(({ form, name }) => `${form}.${name}`),
    words: fields.flatMap(({ form, name, text }) => {
      const label = labelOf(name)
      const about = values[`${form}.about.${name.split(".")[1] ?? ""}`]
      return label ? [{ label: about ? `${label} (${about})` : label, text }] : []
    }),
  }
}

/** What an editor types on this page, by the first part of the field's name and its last. */
function labelOf(name: string): string | undefined {
  const parts = name.split(".")
  return LABELS[parts.length > 2 ? `${parts[0]}.${parts.at(-1)}` : (parts[0] ?? "")]
}

const LABELS: Readonly<Record<string, string>> = {
  message: "Message to the author",
  asked: "About a change",
  note: "What changed",
  body: "Your words",
  "rulings.text": "Your words for a change",
  "rulings.word": "A word to the author about a change",
  "resolutions.text": "Your words for a place in question",
}
