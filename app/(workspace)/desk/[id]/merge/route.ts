import { mergeContribution } from "#server/contribution/merge"
import { door } from "../../../../_door"
import { afterDecision, publishingIn, reviewPath, seenIn } from "../../_decision"
import { resolutionsIn } from "../../_resolutions"
import { rulingsIn } from "../../_rulings"

export const POST = door({
  limit: "decide",
  page: ({ id }) => reviewPath(id),
  input: (form, { id }) => ({
    ...seenIn(form, id),
    ...publishingIn(form),
    message: form.text("message"),
    resolutions: resolutionsIn(form.values),
    rulings: rulingsIn(form.values),
  }),
  verb: mergeContribution,
  next: ({ id }) => afterDecision(id, "merge"),
})
