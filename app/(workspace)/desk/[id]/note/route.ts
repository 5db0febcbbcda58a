import { noteOnContribution } from "#server/contribution/remark"
import { door } from "../../../../_door"
import { reviewPath } from "../../_decision"

export const POST = door({
  limit: "remark",
  page: ({ id }) => reviewPath(id),
  input: (form, { id }) => ({ id, body: form.text("body") }),
  verb: noteOnContribution,
  next: (_, { id }) => `${reviewPath(id)}#conversation`,
})
