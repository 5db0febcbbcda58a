import { resolutionsIn, rulingsIn } from "#core/contribution/typed-choices"
import { mergeContribution } from "#server/contribution/merge"
import { door } from "../../../../_door"
import { afterDecision, placeIn, publishingIn, seenAllIn } from "../../_decision"

export const POST = door({
  limit: "decide",
  page: ({ id }, form) => placeIn(form, id),
  input: (form, { id }) => ({
    ...seenAllIn(form, id),
    ...publishingIn(form),
    message: form.text("message"),
    resolutions: resolutionsIn(form.values),
    rulings: rulingsIn(form.values),
  }),
  verb: mergeContribution,
  next: ({ id }, _, form) => afterDecision(id, "merge", form),
})
