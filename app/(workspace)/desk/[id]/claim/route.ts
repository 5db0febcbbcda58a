import { safeReturnPath } from "#core/people/return-path"
import { claimContribution } from "#server/contribution/claim"
import { door } from "../../../../_door"
import { reviewPath } from "../../_decision"

export const POST = door({
  limit: "decide",
  page: ({ id }) => reviewPath(id),
  input: (_, { id }) => ({ id }),
  verb: claimContribution,
  next: ({ id }, _, form) => (form.text("return") ? safeReturnPath(form.text("return")) : reviewPath(id)),
})
