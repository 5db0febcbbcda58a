import { partiesFromLines } from "#core/article/parties"
import { describeArticle } from "#server/article/describe"
import { door } from "../../../../../_door"

export const POST = door({
  limit: "publish",
  page: ({ id }) => `/desk/articles/${id}`,
  input: (form, { id }) => ({
    articleId: id,
    topic: form.text("topic"),
    parties: partiesFromLines(form.text("parties")),
  }),
  verb: describeArticle,
  next: ({ articleId }) => `/desk/articles/${articleId}?saved=1`,
})
