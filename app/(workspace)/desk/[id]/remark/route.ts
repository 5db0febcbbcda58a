import { remarkOnContribution } from "#server/contribution/remark"
import { door } from "../../../../_door"
import { placeIn } from "../../_decision"

export const POST = door({
  limit: "remark",
  page: ({ id }, form) => placeIn(form, id),
  input: (form, { id }) => ({ id, body: form.text("body") }),
  verb: remarkOnContribution,
  next: (_, { id }, form) => `${placeIn(form, id)}#conversation`,
})
