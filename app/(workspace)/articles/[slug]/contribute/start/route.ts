import { startContribution } from "#server/contribution/start"
import { door } from "../../../../../_door"
import { pickedFrom, sameAgain } from "../_picked"

export const POST = door({
  limit: "start",
  page: ({ slug = "" }, form) => sameAgain(slug, form.values),
  input: (form, { slug }) => ({ slug, kind: form.text("kind"), passage: pickedFrom(form.values) }),
  verb: startContribution,
  next: ({ id }, _, form) => `/contributions/${id}/write${form.text("block") && `#edit-${form.text("block")}`}`,
})
