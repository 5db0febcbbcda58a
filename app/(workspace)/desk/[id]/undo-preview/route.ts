import { keptFields } from "#core/contribution/review-draft"
import { keepReview } from "#server/contribution/keep-review"
import { door } from "../../../../_door"
import { lookedAt, placeIn, reviewPlace } from "../../_decision"

export const POST = door({
  limit: "preview",
  page: ({ id }, form) => placeIn(form, id),
  input: (form, { id }) => ({ id, fields: keptFields("undo", form.values) }),
  verb: keepReview,
  next: (_, { id }, form) => `${reviewPlace(id, { ...lookedAt(form), preview: true })}#undo`,
  repeatable: true,
})
