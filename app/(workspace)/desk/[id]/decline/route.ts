import { declineContribution } from "#server/contribution/decline"
import { door } from "../../../../_door"
import { afterDecision, reviewPath, seenIn } from "../../_decision"

export const POST = door({
  limit: "decide",
  page: ({ id }) => reviewPath(id),
  input: (form, { id }) => ({ ...seenIn(form, id), reason: form.text("reason"), message: form.text("message") }),
  verb: declineContribution,
  next: ({ id }) => afterDecision(id, "decline"),
})
