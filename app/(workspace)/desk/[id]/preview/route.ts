import { door } from "../../../../_door"
import { reviewPath } from "../../_decision"
import { allAs } from "../../_rulings"
import { tryOut } from "../../_try-out"

export const POST = door({
  limit: "preview",
  page: ({ id }) => reviewPath(id),
  input: (form, { id }) => ({
    path: reviewPath(id),
    values: { ...allAs(form.text("all"), form.values), form: "merge" },
  }),
  verb: tryOut,
  next: ({ held }, { id }) => `${reviewPath(id)}?preview=1&held=${held}#preview`,
  repeatable: true,
})
