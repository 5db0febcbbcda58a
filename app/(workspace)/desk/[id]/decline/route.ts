import { declineContribution } from "#server/contribution/decline"
import { door } from "../../../../_door"
import { afterDecision, placeIn, seenAllIn } from "../../_decision"

export const POST = door({
  limit: "decide",
  page: ({ id }, form) => placeIn(form, id),
  input: (form, { id }) => ({ ...seenAllIn(form, id), reason: form.text("reason"), message: form.text("message") }),
  verb: declineContribution,
  next: ({ id }, _, form) => afterDecision(id, "decline", form),
})
