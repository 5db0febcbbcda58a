import { throwAwayKept } from "#server/contribution/keep-review"
import { door } from "../../../../_door"
import { placeIn } from "../../_decision"

export const POST = door({
  limit: "save",
  page: ({ id }, form) => placeIn(form, id),
  input: (form, { id }) => ({ id, names: form.all("name") }),
  verb: throwAwayKept,
  next: (_, { id }, form) => placeIn(form, id),
  repeatable: true,
})
