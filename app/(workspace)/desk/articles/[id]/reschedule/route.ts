import { reschedulePublication } from "#server/article/schedule"
import { door } from "../../../../../_door"

export const POST = door({
  limit: "publish",
  page: ({ id }) => `/desk/articles/${id}`,
  input: (form, { id }) => ({ articleId: id, seen: form.text("seen"), publishAt: form.text("publishAt") }),
  verb: reschedulePublication,
  next: ({ articleId }) => `/desk/articles/${articleId}#scheduled`,
})
