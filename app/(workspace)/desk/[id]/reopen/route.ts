import { reopenContribution } from "#server/contribution/reopen"
import { door } from "../../../../_door"
import { placeIn, reviewPath, seenIn } from "../../_decision"

export const POST = door({
  limit: "decide",
  page: ({ id }, form) => placeIn(form, id),
  input: (form, { id }) => seenIn(form, id),
  verb: reopenContribution,
  next: ({ id }) => `${reviewPath(id)}?done=reopen`,
})
