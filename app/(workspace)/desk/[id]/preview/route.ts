import { keptFields } from "#core/contribution/review-draft"
import { keepReview } from "#server/contribution/keep-review"
import { door } from "../../../../_door"
import { lookedAt, placeIn, reviewPlace } from "../../_decision"
import { allAs } from "../../_rulings"

export const POST = door({
  limit: "preview",
  page: ({ id }, form) => placeIn(form, id),
  input: (form, { id }) => ({
    id,
    fields: keptFields("merge", {
      ...allAs(form.text("all"), form.values),
      ...(form.text("all") && { "all.on": form.text("versionN") }),
    }),
  }),
  verb: keepReview,
  next: (_, { id }, form) => `${reviewPlace(id, { ...lookedAt(form), preview: true })}#preview`,
  repeatable: true,
})
