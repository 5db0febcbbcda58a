import { requestChanges } from "#server/contribution/request-changes"
import { door } from "../../../../_door"
import { afterDecision, reviewPath, seenIn } from "../../_decision"

export const POST = door({
  limit: "decide",
  page: ({ id }) => reviewPath(id),
  input: (form, { id }) => ({ ...seenIn(form, id), message: form.text("message"), asked: form.under("asked.") }),
  verb: requestChanges,
  next: ({ id }) => afterDecision(id, "request_changes"),
})
