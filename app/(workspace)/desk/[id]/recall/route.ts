import { recallAmendment } from "#server/contribution/recall"
import { door } from "../../../../_door"
import { reviewPath } from "../../_decision"

export const POST = door({
  limit: "decide",
  page: ({ id }) => reviewPath(id),
  input: (_, { id }) => ({ id }),
  verb: recallAmendment,
  next: ({ id }) => reviewPath(id),
})
