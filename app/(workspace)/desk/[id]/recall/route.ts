import { recallAmendment } from "#server/contribution/recall"
import { door } from "../../../../_door"
import { placeIn, reviewPath } from "../../_decision"

export const POST = door({
  limit: "decide",
  page: ({ id }, form) => placeIn(form, id),
  input: (_, { id }) => ({ id }),
  verb: recallAmendment,
  next: ({ id }) => reviewPath(id),
})
