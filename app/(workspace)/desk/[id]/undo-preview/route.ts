import { door } from "../../../../_door"
import { reviewPath } from "../../_decision"
import { tryOut } from "../../_try-out"

export const POST = door({
  limit: "preview",
  page: ({ id }) => reviewPath(id),
  input: (form, { id }) => ({ path: reviewPath(id), values: { ...form.values, form: "undo" } }),
  verb: tryOut,
  next: ({ held }, { id }) => `${reviewPath(id)}?held=${held}#undo`,
  repeatable: true,
})
