import { amendContribution } from "#server/contribution/amend"
import { door } from "../../../../_door"
import { afterDecision, publishingIn, reviewPath, seenIn } from "../../_decision"

export const POST = door({
  limit: "decide",
  page: ({ id }) => reviewPath(id),
  input: (form, { id }) => ({
    ...seenIn(form, id),
    ...publishingIn(form),
    body: form.text("body"),
    message: form.text("message"),
  }),
  verb: amendContribution,
  next: ({ id }) => afterDecision(id, "amend"),
})
