import { discardArticle } from "#server/article/discard"
import { door } from "../../../../../_door"

export const POST = door({
  limit: "publish",
  page: ({ id }) => `/desk/articles/${id}`,
  input: (form, { id }) => ({ articleId: id, saves: Number(form.text("saves")) }),
  verb: discardArticle,
  next: () => "/desk/articles?discarded=1",
})
