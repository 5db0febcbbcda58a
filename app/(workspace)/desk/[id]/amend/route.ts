import { amendContribution } from "#server/contribution/amend"
import { door } from "../../../../_door"
import { afterDecision, placeIn, publishingIn, seenIn } from "../../_decision"

export const POST = door({
  limit: "decide",
  page: ({ id }, form) => placeIn(form, id),
  input: (form, { id }) => ({
    ...seenIn(form, id),
    ...publishingIn(form),
    body: form.text("body"),
    message: form.text("message"),
  }),
  verb: amendContribution,
  next: ({ id }, _, form) => afterDecision(id, "amend", form),
})
