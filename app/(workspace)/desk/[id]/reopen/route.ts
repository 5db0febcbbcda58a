import { reopenContribution } from "#server/contribution/reopen"
import { door } from "../../../../_door"
import { doneAt, placeIn, seenIn } from "../../_decision"

export const POST = door({
  limit: "decide",
  page: ({ id }, form) => placeIn(form, id),
  input: (form, { id }) => seenIn(form, id),
  verb: reopenContribution,
  next: ({ id }, _, form) => doneAt(id, "reopen", form),
})
