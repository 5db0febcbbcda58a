import { door } from "../../../../../_door"
import { tryOut } from "../../../_try-out"

export const POST = door({
  limit: "preview",
  page: ({ id }) => `/desk/articles/${id}`,
  input: (form, { id }) => ({ path: `/desk/articles/${id}`, values: { ...form.values, form: "publish" } }),
  verb: tryOut,
  next: ({ held }, { id }) => `/desk/articles/${id}?preview=1&held=${held}#preview`,
  repeatable: true,
})
