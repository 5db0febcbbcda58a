import { requestChanges } from "#server/contribution/request-changes"
import { door } from "../../../../_door"
import { afterDecision, placeIn, seenAllIn } from "../../_decision"

export const POST = door({
  limit: "decide",
  page: ({ id }, form) => placeIn(form, id),
  input: (form, { id }) => ({ ...seenAllIn(form, id), message: form.text("message"), asked: form.under("asked.") }),
  verb: requestChanges,
  next: ({ id }, _, form) => afterDecision(id, "request_changes", form),
})
