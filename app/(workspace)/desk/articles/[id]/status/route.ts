import { setArticleStatus } from "#server/article/set-status"
import { door } from "../../../../../_door"

export const POST = door({
  limit: "publish",
  page: ({ id }) => `/desk/articles/${id}`,
  input: (form, { id }) => ({ articleId: id, status: form.text("status"), note: form.text("statusNote") }),
  verb: setArticleStatus,
  next: (_, { id }) => `/desk/articles/${id}?saved=1`,
})
