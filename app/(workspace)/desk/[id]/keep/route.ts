import { isReviewForm, keptFields } from "#core/contribution/review-draft"
import { keepReview } from "#server/contribution/keep-review"
import { door } from "../../../../_door"
import type { Form } from "../../../../_form"
import { lookedAt, placeIn, reviewPlace } from "../../_decision"

/** Keeps what was chosen and typed: a script sends what changed, a plain form all of its fields. */
export const POST = door({
  limit: "save",
  page: ({ id }, form) => placeIn(form, id),
  input: (form, { id }) => ({ id, fields: form.body ? bodyFields(form.body) : formFields(form) }),
  verb: keepReview,
  next: (_, { id }, form) => `${reviewPlace(id, { ...lookedAt(form), ...going(form) })}#changes`,
  repeatable: true,
})

const bodyFields = (body: unknown): unknown => (typeof body === "object" && body && "fields" in body ? body.fields : {})

function formFields(form: Form): Record<string, string> {
  const name = form.text("form")
  return isReviewForm(name) ? keptFields(name, form.values) : {}
}

/** Where the button leads besides: to another page, or to the other layout. */
function going(form: Form) {
  const [, to, value] = form.text("go").match(/^(page|layout):([\w-]{1,20})$/) ?? []
  if (to === "page") return { page: Number(value) || 1 }
  return to === "layout" ? { layout: value === "side-by-side" ? ("side-by-side" as const) : ("inline" as const) } : {}
}
