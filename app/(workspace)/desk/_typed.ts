import { isReviewForm, keptFields, keptOf, type ReviewValues } from "#core/contribution/review-draft"
import type { HeldForm } from "#server/form/read-held"

/** What a review's forms hold: the one that came back, with what was wrong with it, and what was kept of all of them. */
export type Typed = HeldForm & { readonly kept?: ReviewValues }

/** Said for one decision and not kept: it stands there again only when its form came back. */
const SAID = ["acknowledged", "unopened", "noticeConfirmed"] as const

/** The form called `name`: what was kept of it and, where it came back, what was wrong with it. */
export function formNamed({ kept = {}, ...held }: Typed, name: string): Typed {
  if (!isReviewForm(name)) return held.values.form === name ? held : { values: {}, problems: {}, message: "" }
  const values: Record<string, string | string[]> = keptOf(kept, name)
  if (held.values.form !== name) return { values, problems: {}, message: "" }
  const said = SAID.flatMap((field) => (held.values[field] === undefined ? [] : [[field, held.values[field]]]))
  return { ...held, values: { ...values, ...Object.fromEntries(said) } }
}

/** What was kept, with the form that came back where that is newer. */
export function withHeld(kept: ReviewValues, keptAt: Date | null, held: HeldForm): ReviewValues {
  const { form } = held.values
  const isNewer = held.heldAt !== undefined && (keptAt === null || keptAt < held.heldAt)
  return isNewer && isReviewForm(form) ? { ...kept, ...keptFields(form, held.values) } : kept
}
