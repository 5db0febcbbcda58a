import { publishScheduledNow } from "#server/article/publish-scheduled"
import { door } from "../../../../../_door"

export const POST = door({
  limit: "publish",
  page: ({ id }) => `/desk/articles/${id}`,
  input: (form, { id }) => ({ articleId: id, seen: form.text("seen") }),
  verb: publishScheduledNow,
  next: ({ slug }) => `/articles/${slug}`,
})
