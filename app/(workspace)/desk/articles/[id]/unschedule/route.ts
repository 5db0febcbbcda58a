import { unschedulePublication } from "#server/article/unschedule"
import { door } from "../../../../../_door"

export const POST = door({
  limit: "publish",
  page: ({ id }) => `/desk/articles/${id}`,
  input: (form, { id }) => ({ articleId: id, seen: form.text("seen") }),
  verb: unschedulePublication,
  next: ({ articleId }) => `/desk/articles/${articleId}`,
})
